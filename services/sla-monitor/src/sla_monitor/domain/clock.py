"""One clock: a promise about one metric of one ticket, as a state machine.

running ⇄ paused; both end as met, breached or cancelled. An end is final: a pause, an answer or a restart after the
due time finds the clock breached at its due time (REQ S-02, S-03).
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sla_monitor.domain.book import Reckon, Term
from sla_monitor.domain.deadline import Pause
from sla_monitor.domain.errors import InvalidFieldError, WrongTransitionError


class State(StrEnum):
    """Where a clock stands."""

    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    BREACHED = "breached"
    CANCELLED = "cancelled"


LIVE = frozenset({State.RUNNING, State.PAUSED})


@dataclass(frozen=True, slots=True)
class Clock:
    """`terms` are the promises in force: the one that falls due first decides. `due_at` None: paused, or never due.

    `ended_at` is when it was met or cancelled, or the due time it missed; `answered_at` when an answer came, even late.
    `warned` names the warnings given since the last restart, `told_due` the due time whose breach was announced,
    `told_at` the time of the last announcement.
    """

    clock_id: str
    metric: str
    round: int
    terms: tuple[Term, ...]
    started_at: datetime
    state: State = State.RUNNING
    due_at: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    ended_at: datetime | None = None
    answered_at: datetime | None = None
    warned: tuple[str, ...] = ()
    told_due: datetime | None = None
    told_at: datetime | None = None

    @property
    def live(self) -> bool:
        """Whether it has not ended."""
        return self.state in LIVE

    @property
    def term(self) -> Term:
        """The newest promise in force."""
        return self.terms[-1]

    def pause(self, at: datetime, reckon: Reckon) -> "Clock":
        """Wait for the customer from `at` on. Where the promise does not allow it, the clock goes on running."""
        self._must_be_live("paused")
        if self.overdue(at):
            return self.breach()
        if self._waiting:
            return self
        return _reckoned(self, (*self.pauses, Pause(at, None)), reckon)

    def resume(self, at: datetime, reckon: Reckon) -> "Clock":
        """The customer answered at `at`."""
        self._must_be_live("resumed")
        if not self._waiting:
            return self
        if self.overdue(at):
            return self.breach()
        waited = self.pauses[-1]
        if at < waited.start:
            raise InvalidFieldError("at", f"{at.isoformat()} is before the pause starts", "a time from its start on")
        return _reckoned(self, (*self.pauses[:-1], Pause(waited.start, at)), reckon)

    def meet(self, at: datetime) -> "Clock":
        """The answer came at `at`: in time up to and including the due time, else the clock is breached."""
        self._must_be_live("met")
        if self.due_at is not None and self.due_at < at:
            return replace(self.breach(), answered_at=at)
        return replace(self, state=State.MET, ended_at=at, answered_at=at)

    def answer_late(self, at: datetime) -> "Clock":
        """Note when a breached clock's answer came after all."""
        if self.state is not State.BREACHED:
            raise WrongTransitionError("answered late", self.state)
        return replace(self, answered_at=self.answered_at or at)

    def cancel(self, at: datetime) -> "Clock":
        """The promise no longer matters, from `at` on."""
        self._must_be_live("cancelled")
        return self.breach() if self.overdue(at) else replace(self, state=State.CANCELLED, ended_at=at, due_at=None)

    def restart(self, terms: tuple[Term, ...], at: datetime, reckon: Reckon) -> "Clock":
        """Other promises are in force from `at` on; a wait that is open stays open."""
        self._must_be_live("restarted")
        if self.overdue(at):
            return self.breach()
        return _reckoned(replace(self, terms=terms, warned=()), self.pauses, reckon)

    def warn(self, *keys: str) -> "Clock":
        """These warnings are given."""
        self._must_be_live("warned")
        return replace(self, warned=tuple(dict.fromkeys((*self.warned, *keys))))

    def breach(self) -> "Clock":
        """The due time passed without an answer."""
        self._must_be_live("breached")
        if self.due_at is None:
            raise WrongTransitionError("breached", "paused")
        return replace(self, state=State.BREACHED, ended_at=self.due_at)

    def overdue(self, at: datetime) -> bool:
        """Whether the due time has come at `at`, and nothing had been answered."""
        return self.live and self.due_at is not None and self.due_at <= at

    def at_risk(self, soon: datetime) -> bool:
        """Whether a running clock was warned about, or is due up to `soon`."""
        return self.live and self.due_at is not None and (bool(self.warned) or self.due_at <= soon)

    @property
    def _waiting(self) -> bool:
        return bool(self.pauses) and self.pauses[-1].end is None

    def _must_be_live(self, action: str) -> None:
        if not self.live:
            raise WrongTransitionError(action, self.state)


def start_clock(clock_id: str, metric: str, number: int, term: Term, reckon: Reckon) -> Clock:
    """A clock that runs since its term's start."""
    return Clock(clock_id, metric, number, (term,), term.started_at, due_at=reckon((term,), ()))


def _reckoned(clock: Clock, pauses: tuple[Pause, ...], reckon: Reckon) -> Clock:
    due_at = reckon(clock.terms, pauses)
    return replace(clock, pauses=pauses, due_at=due_at, state=State.PAUSED if due_at is None else State.RUNNING)
