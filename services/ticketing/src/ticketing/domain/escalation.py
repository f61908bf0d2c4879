"""Who answers next when the present level did not or cannot (REQ T-05).

A ticket climbs its route one level at a time, or to a level that staff name. Each climb has a cause, and a cause counts
once in the ticket's whole life: the set of causes is part of the ticket, so whatever order events come in, and
however often, the second time changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ticketing.domain.classification import Category, Priority
from ticketing.domain.errors import InvalidValueError, NotNowError
from ticketing.domain.ticket import Entry, Kind, Level, Ticket, note, record

ROUTE = (Level.AGENT, Level.SENIOR, Level.MANAGER)
TECHNICAL_ROUTE = (*ROUTE, Level.DEVELOPMENT)
"""Only a technical ticket climbs to the development team by itself: nobody there can refund an order."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a ticket climbs. key: counts once per ticket. words: for the timeline and the people told."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Escalated:
    """The ticket climbed; entry is the line it wrote."""

    ticket: Ticket
    from_level: Level
    to_level: Level
    entry: Entry


@dataclass(frozen=True, slots=True)
class AlreadyEscalated:
    """This cause has had its effect before; nothing changed."""

    ticket: Ticket


@dataclass(frozen=True, slots=True)
class NotEscalated:
    """The cause is on record, but there is no one to hand it to, or nothing left to answer."""

    ticket: Ticket
    why: str


Outcome = Escalated | AlreadyEscalated | NotEscalated


@dataclass(frozen=True, slots=True)
class Rule:
    """A ticket that matches climbs by itself when staff classify it or when it comes back; None matches anything."""

    name: str
    words: str
    category: Category | None = None
    subcategory: str | None = None
    priority: Priority | None = None
    reopenings: int = 0
    to: Level | None = None

    def matches(self, ticket: Ticket) -> bool:
        """True if the ticket is active and all that the rule names is so."""
        return (
            ticket.active
            and self.category in {None, ticket.category}
            and self.subcategory in {None, ticket.subcategory}
            and self.priority in {None, ticket.priority}
            and ticket.reopenings >= self.reopenings
        )


RULES = (
    Rule(
        "outage",
        "an outage goes to the development team",
        category=Category.TECHNICAL,
        subcategory="outage",
        priority=Priority.HIGH,
        to=Level.DEVELOPMENT,
    ),
    Rule("came-back-twice", "reopened twice and still not solved", reopenings=2),
)


def route_of(ticket: Ticket) -> tuple[Level, ...]:
    """The levels this ticket may pass, lowest first."""
    return TECHNICAL_ROUTE if ticket.category is Category.TECHNICAL else ROUTE


def next_level(ticket: Ticket) -> Level | None:
    """The level above the present one on the ticket's route; None at the top, or when it left the route."""
    route = route_of(ticket)
    if ticket.level not in route:
        return None
    above = route.index(ticket.level) + 1
    return route[above] if above < len(route) else None


def breach(clock_id: str, words: str) -> Cause:
    """The cause of a missed deadline: each clock escalates once."""
    return Cause(f"sla:{clock_id}", words)


def request(ticket: Ticket, user_id: str, words: str) -> Cause:
    """The cause of a person asking: counts once until support has said something new or the ticket came back."""
    since = ticket.last_answer_at.isoformat() if ticket.last_answer_at else "unanswered"
    return Cause(f"request:{user_id}:{ticket.reopenings}:{since}", words)


def by_rule(rule: Rule) -> Cause:
    """The cause of a rule: each rule moves a ticket once."""
    return Cause(f"rule:{rule.name}", rule.words)


def escalate(ticket: Ticket, cause: Cause, *, at: datetime, by: str | None = None, to: Level | None = None) -> Outcome:
    """Hand the ticket to the next level, or to `to`, once per cause.

    A ticket that needs no answer any more, or that is at the top, keeps the cause on record and stays where it is. A
    level named in `to` that is not above the present one raises NotNowError.
    """
    if not cause.key or len(cause.key) > 300:
        raise InvalidValueError("cause", "a key of 1 to 300 characters")
    if cause.key in ticket.causes:
        return AlreadyEscalated(ticket)
    if to is not None and _rank(to) <= _rank(ticket.level):
        raise NotNowError("level", f"the ticket is with the {ticket.level} level; name a higher one")
    target = to or next_level(ticket)
    marked = replace(ticket, causes=ticket.causes | {cause.key})
    if not ticket.active:
        late = f"{cause.words}: already {ticket.status}"
        return NotEscalated(note(marked, late, at=at, cause=cause.key), "not active")
    if target is None:
        top = f"{cause.words}: already with the highest level"
        return NotEscalated(note(marked, top, at=at, cause=cause.key), "top")
    after = record(
        ticket,
        replace(marked, level=target),
        Kind.ESCALATED,
        at=at,
        actor_id=by,
        cause=cause.key,
        reason=cause.words,
    )
    return Escalated(after, ticket.level, target, after.timeline[-1])


def apply_rules(ticket: Ticket, *, at: datetime, rules: tuple[Rule, ...] = RULES) -> list[Outcome]:
    """What every rule that matches and has not yet had its effect did, each upon the ticket the one before it made."""
    outcomes: list[Outcome] = []
    for rule in rules:
        if not rule.matches(ticket) or (rule.to is not None and _rank(rule.to) <= _rank(ticket.level)):
            continue
        outcome = escalate(ticket, by_rule(rule), at=at, to=rule.to)
        ticket = outcome.ticket
        if not isinstance(outcome, AlreadyEscalated):
            outcomes.append(outcome)
    return outcomes


def step_down(ticket: Ticket, to: Level, *, by: str, at: datetime, reason: str) -> Ticket:
    """Back to a lower level, once the higher one has done its part. The reason is for the next reader: not empty."""
    if _rank(to) >= _rank(ticket.level):
        raise NotNowError("level", f"the ticket is with the {ticket.level} level; name a lower one")
    if not reason.strip():
        raise InvalidValueError("reason", "say why in a few words")
    after = replace(ticket, level=to)
    return record(ticket, after, Kind.STEPPED_DOWN, at=at, actor_id=by, reason=reason.strip())


def higher(one: Level, other: Level) -> Level:
    """The level of the two that more weight lies with."""
    return max(one, other, key=_rank)


def _rank(level: Level) -> int:
    return TECHNICAL_ROUTE.index(level)
