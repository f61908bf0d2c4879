"""What the API takes and gives. Times are RFC 3339 in UTC."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from chassis.web import RequestModel
from ticketing.application.list_tickets import Listed
from ticketing.application.ports import TicketRow
from ticketing.application.view_ticket import TicketView
from ticketing.domain.promise import Promise
from ticketing.domain.ticket import Ticket

REASON_MOST = 300
NUMBER_LIKE = "SP-7K4M-93T2-A"


class EscalationRequest(RequestModel):
    """Ask that somebody above looks at it. `to` names a level; only staff may."""

    reason: str = Field(default="", max_length=REASON_MOST)
    to: Literal["senior", "manager", "development"] | None = None


class HandBack(RequestModel):
    """Back to a lower level, and why."""

    to: Literal["agent", "senior", "manager"]
    reason: str = Field(min_length=1, max_length=REASON_MOST)


class Reason(RequestModel):
    """Why, in a few words."""

    reason: str = Field(default="", max_length=REASON_MOST)


class Reclassification(RequestModel):
    """What is left out stays as it is."""

    category: Literal["account", "listing", "transaction", "technical", "general"] | None = None
    subcategory: str | None = Field(default=None, max_length=40)
    priority: Literal["high", "medium", "low"] | None = None
    reason: str = Field(default="", max_length=REASON_MOST)


class CallBackRequest(RequestModel):
    """Ring me on this number. `when`: in the person's own words."""

    phone: str = Field(min_length=1, max_length=40)
    when: str = Field(default="", max_length=200)


class CallOutcome(RequestModel):
    """What came of a call."""

    outcome: Literal["reached", "no_answer", "wrong_number", "not_needed"]
    note: str = Field(default="", max_length=1000)


class LinkRequest(RequestModel):
    """Tie to another ticket; `merged` closes this one, which goes on as the other."""

    number: str = Field(min_length=1, max_length=40)
    relation: Literal["related", "duplicate", "merged"]


class Rating(RequestModel):
    """1 is bad, 5 is good."""

    rating: int = Field(ge=1, le=5, strict=True)
    comment: str = Field(default="", max_length=2000)


class ExpectedAnswer(BaseModel):
    """By when the customer hears from us, and how that came about; `due_at` is null while the clock is paused."""

    metric: str
    state: str
    due_at: datetime | None
    explanation: str


class TicketLine(BaseModel):
    """A ticket in a list."""

    ticket_id: str
    number: str = Field(examples=[NUMBER_LIKE])
    subject: str
    requester_id: str
    category: str
    subcategory: str | None
    priority: str
    status: str
    level: str
    assignee_id: str | None
    conversation_id: str | None
    opened_at: datetime
    expected_answer: ExpectedAnswer | None = None


class EscalationOut(TicketLine):
    """The ticket after it was asked for. `already`: it had been asked for before, and nobody has answered since."""

    escalated: bool
    already: bool


class TicketPage(BaseModel):
    """Newest first. `older`: pass it as `before` for the next page; null at the end."""

    tickets: list[TicketLine]
    older: datetime | None


class ChangeOut(BaseModel):
    """One field that got another value."""

    field: str
    old: str | None
    new: str | None


class EntryOut(BaseModel):
    """One line of the timeline; `actor_id` null: the system."""

    at: datetime
    kind: str
    actor_id: str | None
    changes: list[ChangeOut]
    reason: str


class LinkOut(BaseModel):
    """A tie to another ticket."""

    relation: str
    number: str


class TicketOut(TicketLine):
    """One ticket with its timeline, oldest line first. `actions`: what the caller may do now."""

    priority_reason: str
    first_response_at: datetime | None
    resolved_at: datetime | None
    reopenings: int
    satisfied: bool
    links: list[LinkOut]
    timeline: list[EntryOut]
    actions: list[str]


def expected_answer(promise: Promise | None) -> ExpectedAnswer | None:
    """A promise as the API tells it."""
    if promise is None:
        return None
    return ExpectedAnswer(
        metric=promise.metric, state=promise.state, due_at=promise.due_at, explanation=promise.explanation
    )


def page_of(listed: Listed) -> TicketPage:
    """A list as the API tells it."""
    lines = [_line(row, listed.promises.get(row.ticket_id)) for row in listed.rows]
    return TicketPage(tickets=lines, older=listed.older)


def _line(row: TicketRow, promise: Promise | None) -> TicketLine:
    facts = {name: getattr(row, name) for name in TicketLine.model_fields if name != "expected_answer"}
    return TicketLine(**facts, expected_answer=expected_answer(promise))


def ticket_out(view: TicketView) -> TicketOut:
    """A ticket as the API tells it to the person who may see this view."""
    ticket = view.ticket
    return TicketOut(
        **facts_of(ticket),
        expected_answer=expected_answer(view.promise),
        priority_reason=ticket.priority_reason,
        first_response_at=ticket.first_response_at,
        resolved_at=ticket.resolved_at,
        reopenings=ticket.reopenings,
        satisfied=ticket.satisfied,
        links=[LinkOut(relation=link.relation, number=link.number) for link in ticket.links],
        timeline=[
            EntryOut(
                at=entry.at,
                kind=entry.kind,
                actor_id=entry.actor_id,
                changes=[ChangeOut(field=each.field, old=each.old, new=each.new) for each in entry.changes],
                reason=entry.reason,
            )
            for entry in view.timeline
        ],
        actions=sorted(view.can),
    )


def facts_of(ticket: Ticket) -> dict[str, Any]:
    """The plain facts, for `TicketLine` and for the answers of commands."""
    return {
        "ticket_id": ticket.ticket_id,
        "number": str(ticket.number),
        "subject": ticket.subject,
        "requester_id": ticket.requester_id,
        "category": str(ticket.category),
        "subcategory": ticket.subcategory,
        "priority": str(ticket.priority),
        "status": str(ticket.status),
        "level": str(ticket.level),
        "assignee_id": ticket.assignee_id,
        "conversation_id": ticket.conversation_id,
        "opened_at": ticket.opened_at,
    }
