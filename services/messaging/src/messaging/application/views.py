"""What a reader is shown, as plain values for the API, the live streams and the pages."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from messaging.application.summaries import StoredChange, Summary
from messaging.domain import changes as c
from messaging.domain.conversation import Conversation, Person
from messaging.domain.permissions import Action

Plain = dict[str, Any]


def instant(at: datetime | None) -> str | None:
    """RFC 3339 in UTC, milliseconds kept."""
    return None if at is None else at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _spoken(kind: str) -> Callable[[Any, StoredChange], Plain]:
    def view(change: Any, stored: StoredChange) -> Plain:
        return {
            "type": kind,
            "message_id": change.message_id,
            "name": change.name,
            "text": stored.text,
            "client_id": change.client_id,
            "edited_at": instant(stored.edited_at),
            "part": "note" if kind == "note" else change.part.value,
            "automatic": False if kind == "note" else change.automatic,
            "caution": stored.caution and stored.caution.value,
        }

    return view


def _member(member: c.Member | None) -> Plain | None:
    return None if member is None else {"user_id": member.user_id, "part": member.part.value, "name": member.name}


_VIEWS: dict[type[c.Base], Callable[[Any, StoredChange], Plain]] = {
    c.Opened: lambda change, _: {"type": "opened", "kind": change.kind.value, "subject": change.subject},
    c.Said: _spoken("message"),
    c.Noted: _spoken("note"),
    c.Edited: lambda change, stored: {
        "type": "edited", "target": change.target, "message_id": change.message_id, "text": stored.text,
        "caution": stored.caution and stored.caution.value,
    },
    c.Deleted: lambda change, _: {"type": "deleted", "target": change.target, "message_id": change.message_id},
    c.Read: lambda change, _: {"type": "read", "up_to": change.up_to},
    c.StatusSet: lambda change, _: {"type": "status", "status": change.status.value},
    c.Assigned: lambda change, _: {"type": "assigned", "assignee": _member(change.assignee)},
    c.CategorySet: lambda change, _: {"type": "category", "category": change.category},
    c.PrioritySet: lambda change, _: {"type": "priority", "priority": change.priority.value},
    c.TagsSet: lambda change, _: {"type": "tags", "tags": list(change.tags)},
    c.NeedMarked: lambda change, _: {"type": "need", "needs_answer": change.needs_answer},
    c.Joined: lambda change, _: {"type": "joined", "member": _member(change.member)},
    c.Left: lambda change, _: {"type": "left", "user_id": change.user_id},
    c.MergedInto: lambda change, _: {"type": "merged", "target": change.target},
    c.Absorbed: lambda change, _: {"type": "absorbed", "source": change.source},
    c.Unmerged: lambda change, _: {"type": "unmerged", "other": change.other},
    c.SplitOff: lambda change, _: {"type": "split_off", "target": change.target, "taken": list(change.taken)},
    c.SplitUndone: lambda change, _: {"type": "split_undone", "other": change.other},
}  # fmt: skip


def change_view(stored: StoredChange) -> Plain:
    """A change as it is shown to whoever may see it (`domain.changes.is_internal` tells who may not)."""
    change = stored.change
    return {
        "seq": change.seq,
        "at": instant(change.at),
        "actor_id": change.actor_id,
        **_VIEWS[type(change)](change, stored),
    }


def fresh(conversation_id: str, change: c.Change) -> StoredChange:
    """A change that has just been made, as it is to be shown."""
    text = change.text if isinstance(change, c.Said | c.Noted | c.Edited) else None
    caution = change.caution if isinstance(change, c.Said | c.Edited) else None
    return StoredChange(conversation_id=conversation_id, change=change, text=text, caution=caution)


def conversation_view(conversation: Conversation, person: Person) -> Plain:
    """The head of a conversation as this person sees it: tags and priority are for staff."""
    here = conversation.participant(person.user_id)
    staff_side = conversation.allows(person, Action.SEE_NOTES)
    last = conversation.last_message
    view: Plain = {
        "conversation_id": conversation.id,
        "seq": conversation.seq,
        "kind": conversation.kind.value,
        "subject": conversation.subject,
        "status": conversation.status.value,
        "category": conversation.category,
        "requester_id": conversation.requester_id,
        "assignee_id": conversation.assignee_id,
        "order_id": conversation.order_id,
        "product_id": conversation.product_id,
        "participants": [
            {"user_id": one.user_id, "part": one.part.value, "name": one.name, "read_up_to": one.read_up_to}
            for one in conversation.participants
        ],
        "unread": here.unread if here else 0,
        "messages": conversation.messages,
        "last_message": None
        if last is None
        else {"seq": last.seq, "name": last.name, "part": last.part.value, "text": last.text, "at": instant(last.at)},
        "opened_at": instant(conversation.opened_at),
        "updated_at": instant(conversation.updated_at),
        "merged_into": conversation.merged_into,
    }
    if staff_side:
        view["tags"] = list(conversation.tags)
        view["priority"] = conversation.priority.value if conversation.priority else None
        view["waiting_since"] = instant(conversation.waiting_since)
    return view


def summary_view(summary: Summary, person: Person) -> Plain:
    """A row of a list: the head, the ticket's number, and for staff the promise."""
    view = conversation_view(summary.conversation, person)
    ticket, promise = summary.ticket, summary.promise
    view["ticket"] = None if ticket is None else {"number": ticket.number, "status": ticket.status}
    if ticket is not None and summary.conversation.allows(person, Action.SEE_NOTES):
        view["ticket"] |= {
            "ticket_id": ticket.id,
            "priority": ticket.priority,
            "level": ticket.level,
            "category": ticket.category,
        }
        view["promise"] = (
            None
            if promise is None
            else {
                "metric": promise.metric,
                "state": promise.state,
                "due_at": instant(promise.due_at),
                "explanation": promise.explanation,
            }
        )
    return view
