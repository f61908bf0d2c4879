"""Ticket states and messages in any order: the clocks come out the same."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sla_monitor.domain.book import Book
from sla_monitor.domain.clock import Clock, State
from sla_monitor.domain.deadline import Target
from sla_monitor.domain.policy import FIRST_RESPONSE, METRICS, Policy, Promise
from sla_monitor.domain.seed import AROUND_THE_CLOCK, seed_calendars
from sla_monitor.domain.ticket import Message, Requester, Ticket, TicketState, Waiting
from sla_monitor.domain.watch import watch

MONDAY = datetime(2026, 2, 2, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
NEXT, UPDATE = "next_response", "update"


EVERYTHING = tuple(Promise(metric, Target(90), AROUND_THE_CLOCK) for metric in METRICS)
BOOK = Book((Policy("all", 1, 1, EVERYTHING, MONDAY),), seed_calendars("Europe/London", None, MONDAY))
STEPS = st.lists(
    st.tuples(
        st.integers(0, 200),
        st.sampled_from(
            ["staff", "customer", "open", "pending", "resolved", "closed", "merged", "parted", "asked", "unasked"]
        ),
    ),
    max_size=12,
)


def lived(steps: list[tuple[int, str]]) -> tuple[list[TicketState], list[Message]]:
    """States and messages of a ticket that was opened on Monday, each some minutes after the one before."""
    at = MONDAY
    states, messages = [state(1, at)], [Message(1, at, by_staff=False)]
    for minutes, what in steps:
        at += timedelta(minutes=minutes)
        if what in {"staff", "customer"}:
            messages.append(Message(len(messages) + 1, at, by_staff=what == "staff"))
        else:
            states.append(next_state(states, at, what))
    return states, messages


def next_state(states: list[TicketState], at: datetime, what: str) -> TicketState:
    """What comes after these. A merged ticket stays closed until it is parted, which brings its status back."""
    now = replace(states[-1], event_id=f"e{len(states) + 1}", sequence=len(states) + 1, at=at, waiting=None)
    if what == "parted" and now.merged:
        before = next(one for one in reversed(states) if not one.merged)
        return replace(now, status=before.status, merged=False)
    if now.merged or what == "parted":
        return now
    if what == "merged":
        return replace(now, status="closed", merged=True)
    if what in {"asked", "unasked"}:
        return replace(now, waiting=Waiting(at - timedelta(minutes=30) if what == "asked" else None))
    resolved_at = at if what == "resolved" else None if what in {"open", "pending"} else now.resolved_at
    return replace(now, status=what, resolved_at=resolved_at)


def state(number: int, at: datetime) -> TicketState:
    return TicketState(f"e{number}", number, at, "open", "general", None, "low", "message", "agent", None, None, None)


@settings(max_examples=150, deadline=None)
@given(STEPS, st.randoms(use_true_random=False), st.integers(0, 6))
def test_any_order_of_states_and_messages_gives_the_same_clocks(
    steps: list[tuple[int, str]], random: Any, repeated: int
) -> None:
    # REQ P-05 S-02
    states, messages = lived(steps)
    whole = watch(Ticket("t", "N", "c", Requester("u"), MONDAY, tuple(states), messages=tuple(messages)), BOOK)
    arrivals: list[TicketState | Message] = [*states, *messages]
    arrivals += arrivals[:repeated]
    random.shuffle(arrivals)
    first = next(one for one in arrivals if isinstance(one, TicketState))
    ticket = Ticket("t", "N", "c", Requester("u"), MONDAY, (first,))
    for one in arrivals:
        ticket = watch(ticket.learn([one]) if isinstance(one, TicketState) else ticket.hear([one]), BOOK)
    known = {clock.clock_id for clock in whole.clocks}
    assert tuple(clock for clock in ticket.clocks if clock.clock_id in known) == whole.clocks
    assert all(clock.state is State.CANCELLED for clock in ticket.clocks if clock.clock_id not in known)


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_of_each_promise_one_runs_at_most_and_rounds_are_counted(steps: list[tuple[int, str]]) -> None:
    # REQ S-01 S-04
    states, messages = lived(steps)
    whole = watch(Ticket("t", "N", "c", Requester("u"), MONDAY, tuple(states), messages=tuple(messages)), BOOK)
    for metric in METRICS:
        clocks = [clock for clock in whole.clocks if clock.metric == metric]
        assert len([clock for clock in clocks if clock.live]) <= 1
        assert [clock.round for clock in clocks] == list(range(1, len(clocks) + 1))
        assert all(clock.started_at <= at for clock in clocks for at in ends(clock))
    if states[-1].status in {"resolved", "closed"}:
        assert not any(clock.live for clock in whole.clocks if clock.metric != FIRST_RESPONSE)


def ends(clock: Clock) -> list[datetime]:
    return [at for at in (clock.ended_at, clock.answered_at) if at is not None]
