"""Clocks when conversations are merged, parted again and split: no promise is lost, and none is missed twice."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sla_monitor.domain.ticket import Waiting

MONDAY = datetime(2026, 2, 2, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
NEXT, FIRST = "next_response", "first_response"


async def answered(world: Any) -> None:
    """A ticket whose first answer was given now, and nothing is asked."""
    await world.see(opened_at=world.now)
    await world.hear("customer")
    await world.passes(minutes=10)
    await world.hear("staff")
    await world.see(first_response_at=world.now)


async def test_a_merged_tickets_clocks_end_and_run_on_after_an_undo_as_if_nothing_had_been(world: Any) -> None:
    # REQ S-02
    await world.see(opened_at=world.now)
    due_at = world.clock(FIRST).due_at
    await world.passes(hours=1)
    await world.see(status="closed", merged=True)
    assert {clock.state for clock in world.kept["t1"].clocks} == {"cancelled"}
    await world.passes(hours=1)
    await world.see(status="open")
    assert (world.clock(FIRST).state, world.clock(FIRST).due_at) == ("running", due_at)
    assert world.changes(FIRST) == ["started", "cancelled", "recalculated"]


async def test_what_fell_due_while_it_was_merged_is_missed_once_it_is_undone(world: Any) -> None:
    # REQ S-03
    await world.see(opened_at=world.now)
    due_at = world.clock(FIRST).due_at
    await world.see(status="closed", merged=True)
    await world.passes(days=5)
    await world.see(status="open")
    assert (world.clock(FIRST).state, world.clock(FIRST).ended_at) == ("breached", due_at)
    await world.passes(days=1)
    assert world.changes(FIRST).count("breached") == 1


async def test_an_answer_that_is_told_after_the_merge_was_in_time_all_the_same(world: Any) -> None:
    # REQ S-01
    await world.see(opened_at=world.now)
    await world.passes(hours=1)
    answered_at = world.now
    await world.passes(hours=1)
    await world.see(status="closed", merged=True)
    await world.see(status="closed", merged=True, first_response_at=answered_at)
    await world.see(status="open", first_response_at=answered_at)
    assert (world.clock(FIRST).state, world.clock(FIRST).answered_at) == ("met", answered_at)


async def test_a_pause_goes_on_through_a_merge_and_its_undo(world: Any) -> None:
    # REQ S-02
    await world.see(opened_at=world.now)
    await world.see(status="pending")
    await world.see(status="closed", merged=True)
    await world.passes(hours=5)
    await world.see(status="pending")
    assert world.clock("resolution").state == "paused"


async def test_a_question_that_comes_with_a_merge_is_owed_an_answer_since_it_was_asked(world: Any) -> None:
    # REQ S-01
    await answered(world)
    await world.passes(hours=1)
    asked_at = world.now - HOUR / 2
    await world.see(first_response_at=MONDAY, waiting=Waiting(asked_at))
    assert (world.clock(NEXT).started_at, world.clock(NEXT).due_at) == (asked_at, asked_at + 4 * HOUR)
    await world.passes(minutes=1)
    await world.hear("staff")
    assert world.clock(NEXT).state == "met"


async def test_the_earlier_of_two_questions_counts_and_the_later_again_after_an_undo(world: Any) -> None:
    # REQ S-01
    await answered(world)
    await world.passes(hours=1)
    await world.hear("customer")
    own = world.now
    await world.passes(minutes=1)
    await world.see(waiting=Waiting(own - HOUR / 2))
    assert world.clock(NEXT).started_at == own - HOUR / 2
    await world.passes(minutes=1)
    await world.see(waiting=Waiting(own))
    live = [clock for clock in world.kept["t1"].clocks if clock.live and clock.metric == NEXT]
    assert [clock.started_at for clock in live] == [own]
    await world.see(waiting=Waiting(None))
    assert not [clock for clock in world.kept["t1"].clocks if clock.live and clock.metric == NEXT]
    # The next question is owed an answer again.
    await world.passes(minutes=1)
    await world.hear("customer")
    assert world.clock(NEXT).live


async def test_the_first_answer_covers_later_questions(world: Any) -> None:
    # REQ S-01
    await world.see(opened_at=world.now)
    await world.passes(hours=1)
    await world.see(waiting=Waiting(world.now))
    assert world.changes(NEXT) == []


async def test_what_was_missed_where_it_was_asked_is_not_missed_a_second_time(world: Any) -> None:
    # REQ T-05
    await answered(world)
    await world.passes(days=2)
    await world.see(waiting=Waiting(world.now - timedelta(days=1)))
    assert world.clock(NEXT).state == "running"
    assert world.clock(NEXT).started_at == world.now


@pytest.mark.parametrize("waiting", [Waiting(MONDAY), Waiting(None)])
async def test_what_is_resolved_owes_nothing(world: Any, waiting: Waiting) -> None:
    await answered(world)
    await world.see(status="resolved", resolved_at=world.now, waiting=waiting)
    assert not any(clock.live for clock in world.kept["t1"].clocks)


async def test_what_was_opened_for_a_merge_that_is_undone_owes_nothing(world: Any) -> None:
    # REQ S-05: closed, and not because it was solved.
    await world.see(opened_at=world.now)
    await world.passes(hours=1)
    await world.see(status="closed", waiting=Waiting(None))
    assert {clock.state for clock in world.kept["t1"].clocks} == {"cancelled"}


async def test_an_undone_merge_keeps_no_promise_and_breaks_none(world: Any) -> None:
    # REQ S-05
    await answered(world)
    await world.see(status="resolved", resolved_at=world.now)
    solved_at = world.now
    await world.passes(hours=1)
    await world.see(status="open", waiting=Waiting(MONDAY))
    assert world.clock(NEXT).live
    await world.passes(minutes=1)
    await world.see(status="resolved", resolved_at=solved_at, waiting=Waiting(None))
    after = [clock for clock in world.kept["t1"].clocks if clock.metric in {NEXT, "resolution"}][-2:]
    assert {(clock.metric, clock.state) for clock in after} == {(NEXT, "cancelled"), ("resolution", "cancelled")}
    assert not any(clock.live for clock in world.kept["t1"].clocks)
