"""The next answer and regular news: clocks that messages start and stop (REQ S-01 to S-03)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sla_monitor.domain.ticket import Requester

MONDAY = datetime(2026, 2, 2, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
NEXT, UPDATE = "next_response", "update"


async def promise_news(world: Any, minutes: int = 120, *, pausable: bool = True) -> None:
    """Everybody is owed news every so many minutes, and a next answer within an hour."""
    warnings = [{"percent": 50}]
    owed = {"rank": 1, "promises": [
        {"metric": UPDATE, "target_minutes": minutes, "calendar": "around_the_clock", "pausable": pausable,
         "warnings": warnings},
        {"metric": NEXT, "target_minutes": 60, "calendar": "around_the_clock", "warnings": warnings},
    ]}  # fmt: skip
    await world.change.put_policy("news", owed, "u-olga", MONDAY - HOUR)


async def answered(world: Any) -> None:
    """A ticket whose first answer was given now."""
    await world.see(opened_at=world.now)
    await world.hear("customer")
    await world.passes(minutes=10)
    await world.hear("staff")
    await world.see(first_response_at=world.now)


async def test_the_next_answer_is_owed_since_the_first_message_after_an_answer(world: Any) -> None:
    # REQ S-01
    await answered(world)
    assert world.changes(NEXT) == []
    await world.passes(hours=1)
    await world.hear("customer")
    asked_at = world.now
    await world.passes(hours=1)
    await world.hear("customer")
    assert (world.clock(NEXT).started_at, world.clock(NEXT).due_at) == (asked_at, asked_at + 4 * HOUR)
    await world.passes(hours=1)
    await world.hear("staff")
    assert (world.clock(NEXT).state, world.clock(NEXT).answered_at) == ("met", world.now)
    await world.hear("staff")
    assert world.changes(NEXT) == ["started", "met"]
    await world.hear("customer")
    assert (world.clock(NEXT).round, world.clock(NEXT).due_at) == (2, world.now + 4 * HOUR)
    assert world.changes(NEXT) == ["started", "met", "restarted"]


async def test_before_the_first_answer_nothing_but_that_is_owed(world: Any) -> None:
    # REQ S-01
    await world.see()
    await world.passes(hours=1)
    await world.hear("customer")
    await world.hear("customer")
    assert {clock.metric for clock in world.kept["t1"].clocks} == {"first_response", "resolution"}


async def test_the_next_answer_is_warned_of_missed_and_noted_when_it_comes_late(world: Any) -> None:
    # REQ S-03
    await answered(world)
    await world.hear("customer")
    due_at = world.now + 4 * HOUR
    await world.passes(hours=5)
    assert world.changes(NEXT) == ["started", "warned", "warned", "breached"]
    assert world.clock(NEXT).ended_at == due_at
    await world.hear("customer")
    await world.hear("staff")
    assert (world.clock(NEXT).state, world.clock(NEXT).answered_at) == ("breached", world.now)
    assert world.changes(NEXT) == ["started", "warned", "warned", "breached"]


async def test_an_answer_exactly_at_the_due_time_is_in_time_though_the_ticket_changes_too(world: Any) -> None:
    # REQ S-01
    await answered(world)
    await world.hear("customer")
    at = world.now + 4 * HOUR
    await world.follow([world.state(at=at, assignee_id="u-sam")], [world.says("staff", at=at)])
    assert world.clock(NEXT).state == "met"


async def test_the_next_answer_waits_while_the_customer_is_asked(world: Any) -> None:
    # REQ S-02
    await answered(world)
    await world.hear("customer")
    await world.passes(hours=1)
    await world.see(status="pending")
    assert world.clock(NEXT).due_at is None
    await world.passes(hours=5)
    await world.see(status="open")
    assert world.clock(NEXT).due_at == world.now + 3 * HOUR
    assert world.changes(NEXT) == ["started", "paused", "resumed"]


async def test_what_the_customer_writes_while_we_wait_for_them_ends_the_waiting(world: Any) -> None:
    # REQ S-02
    await answered(world)
    await world.see(status="pending")
    await world.passes(hours=5)
    await world.hear("customer")
    assert world.clock(NEXT).due_at == world.now + 4 * HOUR
    await world.see(status="open")
    assert world.clock(NEXT).due_at == world.now + 4 * HOUR
    assert world.changes(NEXT) == ["started"]


async def test_a_solution_answers_and_a_reopening_message_is_owed_an_answer(world: Any) -> None:
    # REQ S-04
    await answered(world)
    await world.hear("customer")
    await world.passes(hours=1)
    await world.see(status="resolved", resolved_at=world.now)
    assert world.clock(NEXT).state == "met"
    await world.passes(hours=5)
    await world.hear("customer")
    assert world.changes(NEXT) == ["started", "met"]
    await world.see(status="open")
    assert (world.clock(NEXT).round, world.clock(NEXT).started_at) == (2, world.now)
    assert world.clock("resolution").round == 2


async def test_a_reopening_without_a_message_owes_no_answer(world: Any) -> None:
    await answered(world)
    await world.see(status="resolved", resolved_at=world.now)
    await world.passes(hours=5)
    await world.see(status="open")
    assert world.changes(NEXT) == []


async def test_thanks_after_the_solution_owe_nothing(world: Any) -> None:
    await answered(world)
    await world.see(status="resolved", resolved_at=world.now)
    await world.passes(minutes=1)
    await world.hear("customer")
    await world.passes(hours=1)
    await world.see(status="closed", resolved_at=world.now)
    assert world.changes(NEXT) == []
    assert world.wanted == {}


async def test_a_ticket_closed_without_a_solution_owes_no_next_answer(world: Any) -> None:
    await answered(world)
    await world.hear("customer")
    await world.see(status="closed")
    assert world.changes(NEXT) == ["started", "cancelled"]


async def test_an_answer_by_phone_counts_as_one(world: Any) -> None:
    # REQ S-01 T-10
    await world.see()
    await world.passes(hours=1)
    await world.see(first_response_at=world.now)
    await world.passes(hours=1)
    await world.hear("customer")
    assert world.clock(NEXT).started_at == world.now


async def test_news_are_owed_from_each_of_our_messages_to_the_next(world: Any) -> None:
    # REQ S-01 S-03
    await promise_news(world)
    await world.see()
    await world.hear("customer")
    assert world.changes(UPDATE) == []
    await world.passes(hours=1)
    await world.hear("staff")
    assert world.clock(UPDATE).due_at == world.now + 2 * HOUR
    await world.passes(hours=1.5)
    await world.hear("staff")
    assert world.changes(UPDATE) == ["started", "warned", "met", "restarted"]
    assert (world.clock(UPDATE).round, world.clock(UPDATE).due_at) == (2, world.now + 2 * HOUR)
    due_at = world.now + 2 * HOUR
    await world.passes(hours=3)
    assert world.changes(UPDATE)[4:] == ["warned", "breached"]
    await world.passes(hours=10)
    await world.hear("customer")
    assert world.changes(UPDATE)[6:] == []
    assert world.clock(UPDATE).ended_at == due_at
    await world.hear("staff")
    assert world.clock(UPDATE).round == 3
    assert [clock.answered_at for clock in world.kept["t1"].clocks if clock.metric == UPDATE][1] == world.now


async def test_news_wait_while_the_customer_is_asked(world: Any) -> None:
    # REQ S-02
    await promise_news(world)
    await answered(world)
    await world.see(status="pending")
    await world.passes(hours=5)
    await world.hear("staff")
    assert (world.clock(UPDATE).state, world.clock(UPDATE).round) == ("paused", 2)
    await world.passes(hours=5)
    await world.see(status="open")
    assert world.clock(UPDATE).due_at == world.now + 2 * HOUR


async def test_news_that_do_not_wait_are_owed_while_the_customer_is_asked_too(world: Any) -> None:
    # REQ S-02
    await promise_news(world, pausable=False)
    await answered(world)
    await world.see(status="pending")
    await world.passes(hours=1)
    await world.hear("staff")
    assert world.clock(UPDATE).due_at == world.now + 2 * HOUR


async def test_no_news_are_owed_once_it_is_solved_and_again_when_it_is_reopened(world: Any) -> None:
    # REQ S-04
    await promise_news(world)
    await answered(world)
    await world.passes(minutes=50)
    await world.see(status="resolved", resolved_at=world.now)
    assert world.changes(UPDATE) == ["started", "met"]
    await world.hear("staff")
    assert world.changes(UPDATE) == ["started", "met"]
    await world.passes(hours=5)
    await world.see(status="open")
    assert (world.clock(UPDATE).round, world.clock(UPDATE).due_at) == (2, world.now + 2 * HOUR)


async def test_a_policy_without_these_promises_starts_nothing(world: Any) -> None:
    # REQ S-06
    only = {"rank": 1, "promises": [
        {"metric": "first_response", "target_minutes": 10, "calendar": "around_the_clock"}]}  # fmt: skip
    await world.change.put_policy("only", only, "u-olga", MONDAY - HOUR)
    await answered(world)
    await world.hear("customer")
    assert {clock.metric for clock in world.kept["t1"].clocks} == {"first_response"}


async def test_a_raised_priority_shortens_the_next_answer(world: Any) -> None:
    # REQ S-02
    await world.see(priority="low")
    await world.hear("staff")
    await world.hear("customer")
    await world.passes(hours=1)
    await world.see(priority="high")
    assert world.clock(NEXT).due_at == world.now + 4 * HOUR
    assert world.changes(NEXT) == ["started", "restarted"]


async def test_messages_that_come_before_their_ticket_wait_for_it(world: Any) -> None:
    # REQ P-05
    opened = world.state()
    first, answer = world.says("customer"), world.says("staff", at=MONDAY + HOUR)
    again = world.says("customer", at=MONDAY + 2 * HOUR)
    await world.follow([], [again, first])
    assert world.kept == {}
    await world.follow([opened])
    assert world.changes(NEXT) == []
    await world.follow([], [answer])
    assert world.clock(NEXT).started_at == MONDAY + 2 * HOUR
    told = list(world.told)
    await world.follow([opened], [answer, again, first])
    assert world.told == told


async def test_a_message_counts_for_each_ticket_of_its_conversation_that_is_open(world: Any) -> None:
    # REQ S-01
    await answered(world)
    await world.see(status="resolved", resolved_at=world.now)
    await world.passes(days=40)
    await world.see("t2", conversation="c-t1", opened_at=world.now)
    await world.hear("customer")
    await world.passes(hours=1)
    await world.hear("staff")
    await world.hear("customer")
    assert world.changes(NEXT) == []
    assert world.changes(NEXT, "t2") == ["started"]
    assert world.clock(NEXT, "t2").started_at == world.now


async def test_what_was_said_before_a_ticket_was_opened_does_not_count_for_it(world: Any) -> None:
    await world.hear("staff")
    await world.passes(hours=1)
    await world.see(opened_at=world.now)
    await world.hear("customer")
    assert world.changes(NEXT) == []


async def test_a_ticket_without_a_conversation_hears_nothing(world: Any) -> None:
    await world.see(conversation=None)
    await world.hear("staff")
    await world.see(conversation=None, assignee_id="u-sam")
    assert world.kept["t1"].messages == ()


async def test_a_ticket_that_is_given_a_conversation_hears_what_was_said_there(world: Any) -> None:
    await world.hear("staff")
    await world.see(conversation=None)
    await world.see(assignee_id="u-sam")
    assert [message.by_staff for message in world.kept["t1"].messages] == [True]


async def test_a_promise_that_proves_never_made_is_taken_back(world: Any) -> None:
    # REQ P-05
    await answered(world)
    earlier = world.says("customer", at=world.now + HOUR)
    later = world.says("customer", at=world.now + 2 * HOUR)
    await world.follow([], [later])
    assert world.changes(NEXT) == ["started"]
    first_told = world.clock(NEXT).clock_id
    await world.follow([], [earlier])
    assert world.changes(NEXT) == ["started", "started", "cancelled"]
    taken_back = world.told[-1].clock
    assert (taken_back.clock_id, taken_back.state, taken_back.due_at) == (first_told, "cancelled", None)
    live = [clock.started_at for clock in world.kept["t1"].clocks if clock.live and clock.metric == NEXT]
    assert live == [world.now + HOUR]
    told = list(world.told)
    await world.follow([], [world.says("customer", at=world.now + 3 * HOUR)])
    assert world.told == told
    assert [one.sequence for one in world.told] == list(range(1, len(world.told) + 1))


async def test_a_breach_that_was_told_is_not_told_again_under_another_name(world: Any) -> None:
    # REQ S-03 P-05
    await answered(world)
    await world.passes(hours=1)
    between, reply = world.says("customer"), world.says("staff", at=world.now + HOUR)
    await world.passes(hours=2)
    await world.hear("customer")
    await world.passes(hours=5)
    assert world.changes(NEXT)[-1] == "breached"
    await world.follow([], [between, reply])
    await world.passes(hours=1)
    assert world.changes(NEXT).count("breached") == 1
    assert [clock.state for clock in world.kept["t1"].clocks if clock.metric == NEXT] == ["met", "breached"]


@pytest.mark.parametrize("tier", ["gold", None])
async def test_who_asks_decides_on_the_next_answer_too(world: Any, tier: str | None) -> None:
    # REQ S-06
    gold = {"rank": 1, "matches": [{"tiers": ["gold"]}], "promises": [
        {"metric": NEXT, "target_minutes": 10, "calendar": "around_the_clock"}]}  # fmt: skip
    await world.change.put_policy("gold", gold, "u-olga", MONDAY - HOUR)
    world.people["u-lars"] = Requester("u-lars", frozenset({"buyer"}), tier)
    await world.see(requester="u-lars")
    await world.hear("staff")
    await world.hear("customer")
    assert world.clock(NEXT).due_at == world.now + (timedelta(minutes=10) if tier else 4 * HOUR)
