"""Policies are data: changed with history, and what a change does is told first (REQ S-06)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sla_monitor.application.recalculate_clocks import AT_ONCE
from sla_monitor.application.seed_book import SeedBook
from sla_monitor.domain.book import Book
from sla_monitor.domain.errors import InvalidFieldError
from sla_monitor.domain.plain import calendar_to_plain, policy_to_plain

MONDAY = datetime(2026, 2, 2, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


def urgent(minutes: int, **more: Any) -> dict[str, Any]:
    promise = {"metric": "first_response", "target_minutes": minutes, "calendar": "around_the_clock", "warnings": []}
    solved = {"metric": "resolution", "target_minutes": 1440, "calendar": "around_the_clock", "warnings": []}
    return {"rank": 20, "matches": [{"priorities": ["high"]}], "promises": [promise, solved]} | more


async def test_a_new_version_counts_for_new_tickets_and_the_old_one_stays_on_record(world: Any) -> None:
    # REQ S-06
    await world.see()
    await world.passes(hours=1)
    policy = await world.change.put_policy("urgent_4h", urgent(120), "u-olga", world.now)
    assert (policy.version, policy.edited_by) == (2, "u-olga")
    await world.see("t2", opened_at=world.now)
    await world.see(assignee_id="u-sam")
    assert world.clock().due_at == MONDAY + 4 * HOUR
    assert world.clock(ticket_id="t2").due_at == world.now + 2 * HOUR
    assert [one.version for one in world.book.policies if one.name == "urgent_4h"] == [1, 2]
    assert world.recalculation == []


async def test_a_preview_says_which_clocks_move_and_which_are_missed_at_once(world: Any) -> None:
    # REQ S-06
    await world.see()
    await world.passes(hours=2)
    await world.see("t2", opened_at=world.now)
    await world.see("t3", opened_at=world.now, priority="low")
    before = world.book
    preview = await world.change.preview_policy("urgent_4h", urgent(60), world.now)
    assert [(m.ticket.ticket_id, m.due_after, m.breaches) for m in preview.moves] == [
        ("t1", MONDAY + HOUR, True),
        ("t2", world.now + HOUR, False),
    ]
    assert (preview.looked_at, preview.live) == (3, 3)
    assert world.book is before
    longer = await world.change.preview_policy("urgent_4h", urgent(600), world.now)
    assert [m.breaches for m in longer.moves] == [False, False]


@pytest.mark.parametrize("minutes", [60, 600])
async def test_a_clock_that_is_overdue_stays_so_whatever_is_changed(world: Any, minutes: int) -> None:
    # REQ S-06
    await world.see()
    preview = await world.change.preview_policy("urgent_4h", urgent(minutes), MONDAY + 5 * HOUR)
    assert [m for m in preview.moves if m.metric == "first_response"] == []


async def test_a_change_for_running_clocks_moves_them_and_tells(world: Any) -> None:
    # REQ S-06
    await world.see()
    await world.passes(hours=1)
    await world.change.put_policy("urgent_4h", urgent(180, to_running=True), "u-olga", world.now)
    assert world.recalculation == [""]
    await world.recalculating("", world.now)
    assert world.clock().due_at == MONDAY + 3 * HOUR
    assert world.changes() == ["started", "recalculated"]
    assert world.wanted["t1"] == MONDAY + 3 * HOUR
    await world.see(assignee_id="u-sam")
    assert world.clock().due_at == MONDAY + 3 * HOUR
    assert world.changes() == ["started", "recalculated"]


async def test_a_calendar_change_moves_clocks_too(world: Any) -> None:
    # REQ S-02 S-06
    await world.see(priority="low")
    dated = next(one for one in world.book.newest_calendars() if one.calendar.name == "weekdays_24h")
    shut = calendar_to_plain(dated) | {"closures": [{"date": "2026-02-03", "reason": "moving"}], "to_running": True}
    preview = await world.change.preview_calendar("weekdays_24h", shut, world.now + HOUR)
    assert [(m.metric, m.due_after) for m in preview.moves if m.metric == "first_response"] == [
        ("first_response", MONDAY + 48 * HOUR)
    ]
    await world.change.put_calendar("weekdays_24h", shut, "u-olga", world.now + HOUR)
    await world.recalculating("", world.now)
    assert world.clock().due_at == MONDAY + 48 * HOUR
    explained = (await world.explain.of_ticket("t1", world.now))[0]
    assert "Tue moving skipped" in explained.explanation.words


async def test_a_recalculation_goes_on_where_it_stopped(world: Any) -> None:
    for number in range(AT_ONCE + 5):
        await world.see(f"t{number:04}")
    await world.recalculating("", world.now)
    assert world.recalculation == [f"t{AT_ONCE - 1:04}"]
    await world.recalculating(world.recalculation[-1], world.now)
    assert len(world.recalculation) == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"promises": []}, "promises"),
        ({"promises": [{"metric": "update", "target_minutes": 6, "calendar": "mars"}]}, "promises.calendar"),
        (urgent(0), "promises[0].target_minutes"),
    ],
)  # fmt: skip
async def test_a_bad_policy_is_refused_and_nothing_is_kept(world: Any, given: dict[str, Any], field: str) -> None:
    before = world.book
    with pytest.raises(InvalidFieldError) as refused:
        await world.change.put_policy("urgent_4h", given, "u-olga", MONDAY)
    assert refused.value.field == field
    assert world.book is before


async def test_an_empty_book_is_seeded_once(world: Any) -> None:
    # REQ S-01
    world.book = Book((), ())
    seed = SeedBook(world, "Africa/Johannesburg", None, demo=False)
    assert await seed(MONDAY)
    assert {one.name for one in world.book.policies} == {"urgent_4h", "general_24h"}
    assert not await seed(MONDAY)
    assert len(world.book.policies) == 2


async def test_policies_and_calendars_survive_being_written_down(world: Any) -> None:
    for policy in world.book.policies:
        again = await world.change.put_policy(policy.name, policy_to_plain(policy), "u-olga", MONDAY)
        assert policy_to_plain(again) == policy_to_plain(policy)
    for dated in world.book.newest_calendars():
        again_dated = await world.change.put_calendar(dated.calendar.name, calendar_to_plain(dated), "u-olga", MONDAY)
        assert calendar_to_plain(again_dated) == calendar_to_plain(dated)
