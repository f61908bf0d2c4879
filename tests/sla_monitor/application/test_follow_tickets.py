"""Clocks follow their tickets (REQ S-01, REQ S-02, REQ S-04)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_monitor.domain.book import Book
from sla_monitor.domain.seed import seed_calendars, seed_policies
from sla_monitor.domain.ticket import Requester, Ticket, TicketState
from sla_monitor.domain.watch import watch

MONDAY = datetime(2026, 2, 2, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


async def test_an_urgent_ticket_has_four_hours_around_the_clock(world: Any) -> None:
    # REQ S-01
    await world.see()
    assert world.changes() == ["started"]
    assert world.clock().due_at == MONDAY + 4 * HOUR
    assert world.clock("resolution").due_at == MONDAY + 24 * HOUR
    await world.passes(hours=2)
    await world.see(first_response_at=world.now)
    assert world.changes() == ["started", "met"]
    assert world.clock("resolution").live


@pytest.mark.parametrize(
    ("category", "subcategory", "policy"),
    [
        ("account", "login", "urgent_4h"),
        ("transaction", "payment_dispute", "urgent_4h"),
        ("account", "profile", "general_24h"),
        ("general", "inquiry", "general_24h"),
        ("technical", "error", "demo_two_minutes"),
    ],
)
async def test_the_category_chooses_the_policy(world: Any, category: str, subcategory: str, policy: str) -> None:
    # REQ S-01
    await world.see(category=category, subcategory=subcategory, priority="medium")
    assert world.clock().term.policy == policy


async def test_a_weekend_inquiry_is_due_at_the_end_of_the_next_business_day(world: Any) -> None:
    # REQ S-01
    saturday = datetime(2026, 2, 7, 9, tzinfo=UTC)
    world.now = saturday
    await world.see(priority="low", opened_at=saturday)
    assert world.clock().due_at == datetime(2026, 2, 9, 15, tzinfo=UTC)


async def test_the_clock_waits_for_the_customer(world: Any) -> None:
    # REQ S-02
    await world.see()
    await world.passes(hours=1)
    await world.see(status="pending")
    assert world.clock().due_at is None
    assert "t1" not in world.wanted
    await world.passes(hours=10)
    await world.see(status="open")
    assert world.clock().due_at == MONDAY + 14 * HOUR
    assert world.changes() == ["started", "paused", "resumed"]


async def test_reopening_owes_a_solution_anew(world: Any) -> None:
    # REQ S-04
    await world.see()
    await world.passes(hours=1)
    await world.see(status="resolved", resolved_at=world.now)
    assert world.changes() == ["started", "met"]
    assert world.changes("resolution") == ["started", "met"]
    assert world.wanted == {}
    await world.passes(hours=5)
    await world.see(status="open")
    again = world.clock("resolution")
    assert (again.round, again.due_at) == (2, world.now + 24 * HOUR)
    assert world.changes("resolution") == ["started", "met", "restarted"]
    assert not world.clock().live


async def test_raising_the_priority_starts_the_clock_anew_but_never_puts_an_answer_off(world: Any) -> None:
    # REQ S-02
    await world.see(priority="low")
    assert world.clock().due_at == MONDAY + 24 * HOUR
    await world.passes(hours=10)
    await world.see(priority="high")
    assert world.clock().due_at == world.now + 4 * HOUR
    assert world.changes() == ["started", "restarted"]
    await world.see("t2", priority="low")
    await world.passes(hours=13)
    await world.see("t2", priority="high")
    assert world.clock(ticket_id="t2").due_at == MONDAY + 24 * HOUR
    await world.see("t2", priority="low")
    assert world.clock(ticket_id="t2").due_at == world.now + 24 * HOUR


async def test_another_agent_or_level_changes_no_promise(world: Any) -> None:
    await world.see()
    await world.see(assignee_id="u-sam", level="senior")
    assert world.changes() == ["started"]
    assert world.kept["t1"].now.assignee_id == "u-sam"


async def test_a_ticket_closed_without_a_solution_owes_nothing(world: Any) -> None:
    await world.see()
    await world.see(status="closed")
    assert world.changes() == ["started", "cancelled"]
    assert world.wanted == {}


async def test_a_promise_depends_on_who_asks(world: Any) -> None:
    # REQ S-06
    gold = {"rank": 1, "matches": [{"tiers": ["gold"]}], "promises": [
        {"metric": "first_response", "target_minutes": 10, "calendar": "around_the_clock"}]}  # fmt: skip
    await world.change.put_policy("gold", gold, "u-olga", MONDAY - HOUR)
    world.people["u-lars"] = Requester("u-lars", frozenset({"buyer"}), "gold")
    await world.see(requester="u-lars")
    await world.see("t2", requester="u-thandi")
    assert world.clock().due_at == MONDAY + timedelta(minutes=10)
    assert world.clock(ticket_id="t2").due_at == MONDAY + 4 * HOUR


async def test_events_out_of_order_and_twice_end_the_same(world: Any) -> None:
    # REQ P-05
    opened = world.state()
    world.now += HOUR
    pending = world.state(status="pending")
    world.now += HOUR
    again = world.state(status="open")
    await world.follow([again])
    assert world.clock().due_at == MONDAY + 4 * HOUR
    await world.follow([opened, opened])
    await world.follow([pending, again])
    assert world.clock().due_at == MONDAY + 5 * HOUR
    assert world.changes() == ["started", "recalculated"]
    before = list(world.told)
    await world.follow([opened, pending, again])
    assert world.told == before


async def test_announcements_of_a_ticket_are_numbered_without_gaps(world: Any) -> None:
    await world.see()
    await world.see(status="pending")
    await world.see(status="open")
    assert [one.sequence for one in world.told] == list(range(1, len(world.told) + 1))


STATES = st.fixed_dictionaries(
    {
        "minutes": st.integers(0, 600),
        "status": st.sampled_from(["open", "pending", "resolved", "closed", "unknown"]),
        "priority": st.sampled_from(["low", "medium", "high"]),
        "category": st.sampled_from(["general", "account", "technical"]),
        "answered": st.booleans(),
    }
)
BOOK = Book(seed_policies(MONDAY, demo=True), seed_calendars("Europe/London", None, MONDAY))


def history(given: list[dict[str, Any]]) -> list[TicketState]:
    at, answered, states = MONDAY, None, []
    for number, one in enumerate(given, 1):
        at += timedelta(minutes=one["minutes"])
        answered = answered or (at if one["answered"] else None)
        resolved = at if one["status"] == "resolved" else None
        states.append(
            TicketState(
                f"e{number}",
                number,
                at,
                one["status"],
                one["category"],
                "error",
                one["priority"],
                "message",
                "agent",
                None,
                answered,
                resolved,
            )
        )
    return states


@settings(max_examples=150, deadline=None)
@given(st.lists(STATES, min_size=1, max_size=8), st.randoms(use_true_random=False), st.integers(0, 5))
def test_any_order_of_arrival_gives_the_same_clocks(given: list[dict[str, Any]], random: Any, repeated: int) -> None:
    # REQ P-05 S-02
    states = history(given)
    whole = Ticket("t", "N", None, Requester("u"), MONDAY, tuple(states))
    arrivals = [*states, *states[:repeated]]
    random.shuffle(arrivals)
    ticket = Ticket("t", "N", None, Requester("u"), MONDAY, (arrivals[0],))
    for state in arrivals:
        ticket = watch(ticket.learn([state]), BOOK)
    assert ticket.clocks == watch(whole, BOOK).clocks
    assert [one.sequence for one in ticket.states] == sorted(one.sequence or 0 for one in states)
