"""A ticket's story in words for people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ticketing.application.ports import TicketRow
from ticketing.domain.promise import Promise
from ticketing.domain.ticket import Change, Entry, Kind, Ticket, Waiting

CATEGORY_WORDS = {
    "account": "Account",
    "listing": "Listing",
    "transaction": "Payment and orders",
    "technical": "Technical",
    "general": "General",
}
STATUS_WORDS = {"open": "Open", "pending": "Waiting for you", "resolved": "Resolved", "closed": "Closed"}
STAFF_STATUS_WORDS = {**STATUS_WORDS, "pending": "Waiting for customer"}
_STATUS_TONES = {"open": "info", "pending": "warning", "resolved": "success", "closed": "neutral"}
PRIORITY_TONES = {"high": "danger", "medium": "warning", "low": "neutral"}
LEVEL_WORDS = {
    "agent": "Support team",
    "senior": "Senior support",
    "manager": "Manager",
    "development": "Development team",
}
_TITLES = {
    Kind.OPENED: "Ticket opened",
    Kind.FIRST_RESPONSE: "First answer",
    Kind.RESOLVED: "Resolved",
    Kind.REOPENED: "Opened again",
    Kind.CLOSED: "Closed",
    Kind.NOTED: "Note for the team",
    Kind.FOLLOWED_UP: "Asked whether all is well",
    Kind.SATISFIED: "Customer is satisfied",
    Kind.MERGED: "Merged",
    Kind.PARTED: "Merge undone",
    Kind.LINKED: "Linked to another ticket",
}
_TONES = {
    Kind.ESCALATED: "warning",
    Kind.RESOLVED: "success",
    Kind.SATISFIED: "success",
    Kind.REOPENED: "info",
    Kind.NOTED: "neutral",
}
_EXPECTED = {
    "first_response": "First answer",
    "next_response": "Next answer",
    "update": "Next news",
    "resolution": "Solution",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the story. due_at: the time that its text ends in."""

    at: datetime
    title: str
    text: str
    tone: str
    due_at: datetime | None = None


def told(entry: Entry, names: Mapping[str, str], requester_id: str, *, staff: bool) -> Line:
    """What a line of the timeline says to this reader. A customer does not read the names of the staff's colleagues."""
    who = _who(entry.actor_id, names, requester_id, staff=staff)
    title = _TITLES.get(entry.kind) or _title_of_change(entry, names, staff=staff)
    reason = entry.reason if entry.kind is not Kind.CHANGED or staff else ""
    if entry.kind is Kind.OPENED and not staff:
        reason = ""
    if entry.kind is Kind.ASKED:
        reason = _moved_with(entry.waiting, names) or reason
    text = " · ".join(part for part in (who, reason) if part)
    text = text[:1].upper() + text[1:]
    due_at = _new(entry, "due_at")
    tone = _TONES.get(entry.kind, "neutral")
    return Line(entry.at, title, text, tone, datetime.fromisoformat(due_at) if due_at else None)


def status_of(ticket: Ticket | TicketRow, *, staff: bool) -> tuple[str, str]:
    """Words and tone. One that goes on as another is closed, which would sound as if all were over."""
    if ticket.merged_into is not None:
        return "Merged", "neutral"
    words = STAFF_STATUS_WORDS if staff else STATUS_WORDS
    return words.get(ticket.status, ticket.status), _STATUS_TONES.get(ticket.status, "neutral")


def humanised(word: str) -> str:
    """`payment_dispute` → `payment dispute`."""
    return word.replace("_", " ")


def expectation(promise: Promise | None) -> str:
    """What the customer may expect, as the beginning of a sentence that the due time ends."""
    return "" if promise is None else _EXPECTED.get(promise.metric, "Answer")


def _who(actor_id: str | None, names: Mapping[str, str], requester_id: str, *, staff: bool) -> str:
    if actor_id is None:
        return "automatic"
    if actor_id == requester_id:
        return names.get(actor_id, "the customer") if staff else "you"
    return names.get(actor_id, actor_id) if staff else names.get(actor_id, "support")


def _title_of_change(entry: Entry, names: Mapping[str, str], *, staff: bool) -> str:
    match entry.kind:
        case Kind.ESCALATED | Kind.STEPPED_DOWN:
            way = "Passed up to" if entry.kind is Kind.ESCALATED else "Handed back to"
            return f"{way}: {LEVEL_WORDS.get(_new(entry, 'level'), 'another team')}"
        case Kind.SURVEYED:
            return f"Rated {_new(entry, 'rating')} of 5"
        case Kind.ASKED:
            return _moved_words(entry.waiting)
        case Kind.CALL_BACK:
            return "Call back " + humanised(_new(entry, "call_back") or "requested")
        case _:
            said = [_change_words(change, names, staff=staff) for change in entry.changes]
            return ", ".join(words for words in said if words) or "Changed"


def _moved_words(waiting: Waiting | None) -> str:
    if waiting is None or not (waiting.came_with or waiting.left_with):
        return "Open questions changed"
    subject = "An unanswered question" if waiting.moved else "No unanswered question"
    return f"{subject} {'came in' if waiting.came_with else 'left'}"


def _moved_with(waiting: Waiting | None, names: Mapping[str, str]) -> str:
    other = waiting and (waiting.came_with or waiting.left_with)
    return f"with {names.get(other, 'another conversation')}" if other else ""


def _new(entry: Entry, field: str) -> str:
    return next((change.new or "" for change in entry.changes if change.field == field), "")


def _change_words(change: Change, names: Mapping[str, str], *, staff: bool) -> str:
    new = change.new or ""
    match change.field:
        case "status":
            return (STAFF_STATUS_WORDS if staff else STATUS_WORDS).get(new, new)
        case "assignee_id":
            return f"Given to {names.get(new, new if staff else 'a colleague')}" if new else "Given back to the team"
        case "priority":
            return f"Priority {new}"
        case "category":
            return f"Category {CATEGORY_WORDS.get(new, new).lower()}"
        case "subcategory":
            return f"about {humanised(new)}" if new else ""
        case _:
            return ""
