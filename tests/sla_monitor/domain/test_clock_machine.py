"""A clock as a state machine: whatever is done to it, it stays consistent and its end is final."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sla_monitor.domain.book import Book, Term
from sla_monitor.domain.clock import Clock, State, start_clock
from sla_monitor.domain.errors import InvalidFieldError, WrongTransitionError
from sla_monitor.domain.policy import FIRST_RESPONSE, Subject
from sla_monitor.domain.seed import seed_calendars, seed_policies

START = datetime(2026, 2, 2, 8, tzinfo=UTC)
BOOK = Book(seed_policies(START, demo=True), seed_calendars("Africa/Johannesburg", None, START))
LOW = Subject("general", None, "low", "message")
HIGH = Subject("general", None, "high", "message")
RECKON = BOOK.due_of(FIRST_RESPONSE)


def term(subject: Subject, at: datetime) -> Term:
    found = BOOK.make_term(subject, FIRST_RESPONSE, at, since=at)
    assert found is not None
    return found


def fresh(subject: Subject = HIGH) -> Clock:
    return start_clock("t:first_response:1", FIRST_RESPONSE, 1, term(subject, START), RECKON)


class ClockMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.clock = fresh(LOW)
        self.ended: Clock | None = None

    def live(self) -> bool:
        return self.clock.live

    def keep(self, clock: Clock) -> None:
        self.clock = clock
        if not clock.live and self.ended is None:
            self.ended = clock

    @rule(minutes=st.integers(0, 3000))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @precondition(live)
    @rule()
    def pause(self) -> None:
        overdue = self.clock.overdue(self.now)
        self.keep(self.clock.pause(self.now, RECKON))
        assert self.clock.state is (State.BREACHED if overdue else State.PAUSED)

    @precondition(live)
    @rule()
    def resume(self) -> None:
        waiting = self.clock.state is State.PAUSED
        self.keep(self.clock.resume(self.now, RECKON))
        assert not waiting or self.clock.state is State.RUNNING

    @precondition(live)
    @rule(subject=st.sampled_from([LOW, HIGH]), beside=st.booleans())
    def restart(self, subject: Subject, beside: bool) -> None:
        before = self.clock
        terms = (*before.terms, term(subject, self.now)) if beside else (term(subject, self.now),)
        self.keep(before.restart(terms, self.now, RECKON))
        if beside and self.clock.live and before.due_at is not None and self.clock.due_at is not None:
            assert self.clock.due_at <= before.due_at

    @precondition(live)
    @rule()
    def warn(self) -> None:
        self.keep(self.clock.warn("75%"))
        assert self.clock.warned.count("75%") == 1

    @precondition(live)
    @rule()
    def meet(self) -> None:
        late = self.clock.due_at is not None and self.clock.due_at < self.now
        self.keep(self.clock.meet(self.now))
        assert self.clock.state is (State.BREACHED if late else State.MET)
        assert self.clock.answered_at == self.now

    @precondition(live)
    @rule()
    def cancel(self) -> None:
        self.keep(self.clock.cancel(self.now))

    @precondition(lambda self: self.clock.overdue(self.now))
    @rule()
    def breach(self) -> None:
        self.keep(self.clock.breach())

    @precondition(lambda self: not self.clock.live)
    @rule()
    def nothing_moves_an_end(self) -> None:
        for act in (
            lambda: self.clock.pause(self.now, RECKON),
            lambda: self.clock.resume(self.now, RECKON),
            lambda: self.clock.meet(self.now),
            lambda: self.clock.cancel(self.now),
            lambda: self.clock.warn("90%"),
            lambda: self.clock.restart((term(LOW, self.now),), self.now, RECKON),
            self.clock.breach,
        ):
            with pytest.raises(WrongTransitionError):
                act()

    @invariant()
    def is_consistent(self) -> None:
        clock = self.clock
        assert (clock.state is State.PAUSED) == (clock.live and clock.due_at is None)
        assert clock.live == (clock.ended_at is None)
        if clock.state is State.BREACHED:
            assert clock.ended_at == clock.due_at
        if self.ended is not None:
            assert (clock.state, clock.ended_at) == (self.ended.state, self.ended.ended_at)
        open_waits = [pause for pause in clock.pauses if pause.end is None]
        assert len(open_waits) <= 1


ClockMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
test_clock_machine = ClockMachine.TestCase


def test_an_answer_exactly_at_the_due_time_is_in_time() -> None:
    # REQ S-01
    clock = fresh()
    assert clock.due_at is not None
    assert clock.meet(clock.due_at).state is State.MET
    assert clock.meet(clock.due_at + timedelta(milliseconds=1)).state is State.BREACHED


def test_a_pause_at_or_after_the_due_time_finds_it_breached() -> None:
    # REQ S-02
    clock = fresh()
    assert clock.due_at is not None
    for late in (timedelta(), timedelta(hours=1)):
        paused = clock.pause(clock.due_at + late, RECKON)
        assert (paused.state, paused.ended_at) == (State.BREACHED, clock.due_at)
    assert clock.pause(clock.due_at - timedelta(seconds=1), RECKON).state is State.PAUSED


def test_pauses_move_the_due_time_by_what_they_took() -> None:
    # REQ S-02
    clock = fresh()
    assert clock.due_at is not None
    paused = clock.pause(START + timedelta(hours=1), RECKON)
    assert paused.pause(START + timedelta(hours=2), RECKON) == paused
    resumed = paused.resume(START + timedelta(hours=3), RECKON)
    assert resumed.due_at == clock.due_at + timedelta(hours=2)
    assert resumed.resume(START + timedelta(hours=3), RECKON) == resumed
    with pytest.raises(InvalidFieldError, match="before the pause starts"):
        paused.resume(START, RECKON)


def test_a_late_answer_is_noted_once_and_only_on_a_breach() -> None:
    # REQ S-04
    clock = fresh()
    assert clock.due_at is not None
    breached = clock.breach()
    late = breached.answer_late(clock.due_at + timedelta(hours=1))
    assert late.answered_at == clock.due_at + timedelta(hours=1)
    assert late.answer_late(clock.due_at + timedelta(hours=2)).answered_at == late.answered_at
    with pytest.raises(WrongTransitionError):
        clock.answer_late(clock.due_at)


def test_a_paused_clock_cannot_be_breached() -> None:
    paused = fresh().pause(START + timedelta(hours=1), RECKON)
    with pytest.raises(WrongTransitionError, match="paused"):
        paused.breach()
