"""Reminders before, and a breach at, the due time: each once (REQ S-03)."""

from datetime import UTC, datetime, timedelta
from typing import Any

MONDAY = datetime(2026, 2, 2, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


async def test_reminders_come_before_and_the_breach_at_its_time(world: Any) -> None:
    # REQ S-03
    await world.see()
    await world.passes(hours=6)
    told = [one for one in world.told if one.clock.metric == "first_response"]
    assert [(one.change, one.at) for one in told] == [
        ("started", MONDAY),
        ("warned", MONDAY + 3 * HOUR),
        ("warned", MONDAY + 3.5 * HOUR),
        ("breached", MONDAY + 4 * HOUR),
    ]
    assert (told[1].percent, told[1].remaining_seconds) == (75, 3600)
    assert told[2].remaining_seconds == 1800
    assert told[3].clock.state == "breached"


async def test_after_an_outage_the_breach_has_the_same_time_and_no_reminder_comes_late(world: Any) -> None:
    # REQ S-03
    await world.see()
    world.now += 9 * HOUR
    await world.passes(seconds=1)
    assert world.changes() == ["started", "breached"]
    assert world.told[-1].at == MONDAY + 4 * HOUR
    await world.passes(days=3)
    assert world.changes() == ["started", "breached"]


async def test_nothing_is_declared_while_events_wait_unread(world: Any) -> None:
    # REQ S-03
    await world.see()
    answer = world.state(first_response_at=MONDAY + HOUR)
    world.now += 6 * HOUR
    world.hears, world.heard = False, None
    await world.passes(seconds=5)
    world.heard = MONDAY + HOUR
    await world.passes(seconds=5)
    assert world.changes() == ["started"]
    await world.follow([answer])
    world.hears = True
    await world.passes(hours=30)
    assert world.changes() == ["started", "met"]


async def test_an_answer_that_is_heard_of_late_takes_the_breach_back(world: Any) -> None:
    # REQ S-03
    await world.see()
    answer = world.state(first_response_at=MONDAY + HOUR)
    await world.passes(hours=5)
    assert world.changes()[-1] == "breached"
    await world.follow([answer])
    assert world.changes()[-1] == "met"
    assert world.told[-1].at >= MONDAY + 4 * HOUR


async def test_a_late_answer_leaves_the_breach_and_is_noted(world: Any) -> None:
    # REQ S-04
    await world.see()
    await world.passes(hours=5)
    told = len(world.told)
    await world.see(first_response_at=world.now)
    assert world.clock().state == "breached"
    assert world.clock().answered_at == world.now
    await world.see(assignee_id="u-sam")
    await world.see(priority="low")
    assert [one for one in world.told[told:] if one.clock.metric == "first_response"] == []


async def test_a_restart_reminds_anew(world: Any) -> None:
    await world.see(priority="low")
    await world.passes(hours=18.5)
    assert world.changes() == ["started", "warned"]
    await world.see(priority="medium")
    assert world.changes() == ["started", "warned"]
    await world.see(category="account", subcategory="login")
    assert world.changes()[2:] == ["restarted"]
    await world.passes(hours=4)
    assert world.changes()[3:] == ["warned", "warned", "breached"]
    assert world.told[-1].at == MONDAY + 22.5 * HOUR


async def test_a_pause_keeps_reminders_given(world: Any) -> None:
    await world.see()
    await world.passes(hours=3.2)
    assert world.changes() == ["started", "warned"]
    await world.see(status="pending")
    await world.passes(hours=10)
    await world.see(status="open")
    await world.passes(hours=0.2)
    assert world.changes() == ["started", "warned", "paused", "resumed"]
    await world.passes(hours=2)
    assert world.changes()[4:] == ["warned", "breached"]


async def test_a_ticket_that_is_gone_is_no_problem(world: Any) -> None:
    world.wanted["nobody"] = MONDAY
    await world.passes(seconds=1)
    assert world.told == []
