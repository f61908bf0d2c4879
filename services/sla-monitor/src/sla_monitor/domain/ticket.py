"""What this service knows of a ticket: its states and the messages about it in order, as events told them.

Topics are read beside each other, so events of one ticket may come in any order and more than once. A ticket keeps
its states and messages sorted; what follows from them is worked out from the whole, so the order of arrival does not
matter.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sla_monitor.domain.clock import Clock
from sla_monitor.domain.policy import Subject

OPEN, PENDING, RESOLVED, CLOSED = "open", "pending", "resolved", "closed"


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the customer waits for after a merge or split: since the oldest open question; None: nothing is owed."""

    since: datetime | None


@dataclass(frozen=True, slots=True)
class TicketState:
    """A ticket as one event told it. `sequence` orders the events of a ticket; without one, `at` does.

    `merged` while another ticket goes on in its place; `waiting` where a merge or split changed what is owed.
    """

    event_id: str
    sequence: int | None
    at: datetime
    status: str
    category: str
    subcategory: str | None
    priority: str
    channel: str
    level: str
    assignee_id: str | None
    first_response_at: datetime | None
    resolved_at: datetime | None
    merged: bool = False
    waiting: Waiting | None = None


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """That somebody wrote in the ticket's conversation: `by_staff`, else a customer. `seq` is its place there."""

    seq: int
    at: datetime
    by_staff: bool


@dataclass(frozen=True, slots=True)
class Requester:
    """Who asks, as far as policies care."""

    user_id: str
    roles: frozenset[str] = frozenset()
    tier: str | None = None


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket with its clocks. `published` counts the events that were published about it.

    `correlation_id` is the first event of the chain that it belongs to.
    """

    ticket_id: str
    number: str
    conversation_id: str | None
    requester: Requester
    opened_at: datetime
    states: tuple[TicketState, ...]
    clocks: tuple[Clock, ...] = ()
    published: int = 0
    correlation_id: str | None = None
    messages: tuple[Message, ...] = ()

    @property
    def answered_at(self) -> datetime | None:
        """When a person first answered, by any of its states."""
        return min((one.first_response_at for one in self.states if one.first_response_at is not None), default=None)

    @property
    def now(self) -> TicketState:
        """The newest state that is known."""
        return self.states[-1]

    def subject(self, state: TicketState) -> Subject:
        """What policies are matched against in that state."""
        return Subject(
            state.category, state.subcategory, state.priority, state.channel, self.requester.roles, self.requester.tier
        )

    def learn(self, states: Iterable[TicketState]) -> "Ticket":
        """The ticket with these states in their places; those that are known already change nothing."""
        known = {_identity(state) for state in self.states}
        news = {_identity(state): state for state in states if _identity(state) not in known}
        if not news:
            return self
        return replace(self, states=_ordered((*self.states, *news.values())))

    def hear(self, messages: Iterable[Message]) -> "Ticket":
        """The ticket with these messages in their places; those that are known already change nothing."""
        known = {message.seq for message in self.messages}
        news = {message.seq: message for message in messages if message.seq not in known}
        return replace(self, messages=tuple(sorted((*self.messages, *news.values())))) if news else self

    def clock(self, clock_id: str) -> Clock | None:
        """The clock of that id."""
        return next((clock for clock in self.clocks if clock.clock_id == clock_id), None)


def _identity(state: TicketState) -> str:
    return f"event {state.event_id}" if state.sequence is None else f"sequence {state.sequence}"


def _ordered(states: Iterable[TicketState]) -> tuple[TicketState, ...]:
    """By number where all have one, else by time."""
    known = tuple(states)
    if any(state.sequence is None for state in known):
        return tuple(sorted(known, key=lambda state: (state.at, state.sequence or 0, state.event_id)))
    return tuple(sorted(known, key=lambda state: state.sequence or 0))
