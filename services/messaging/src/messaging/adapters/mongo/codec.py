"""Domain values to documents and back. A change is a document of its own under `<conversation>:<seq>`."""

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from typing import Any, get_args

from messaging.application.summaries import Promise, StoredChange, Summary, Ticket
from messaging.domain import changes as c
from messaging.domain.conversation import Conversation, LastMessage, Lent, Participant, Standing
from messaging.domain.values import Caution, Kind, Part, Priority, Status

Document = dict[str, Any]

_TYPES: dict[str, Callable[..., c.Change]] = {kind.__name__: kind for kind in get_args(c.Change)}
_FIELDS = {kind.__name__: tuple(one.name for one in fields(kind)) for kind in get_args(c.Change)}
SPOKEN = (c.Said.__name__, c.Noted.__name__)


def change_id(conversation_id: str, seq: int) -> str:
    """Give the key of a change: they sort within their conversation as their numbers do."""
    return f"{conversation_id}:{seq:010d}"


def _member(value: Document | None) -> c.Member | None:
    return None if value is None else c.Member(user_id=value["user_id"], part=Part(value["part"]), name=value["name"])


def _standing(value: Document) -> Standing:
    return Standing(
        waiting_since=value["waiting_since"],
        last_message=_decode_last(value["last"]),
        messages=value["messages"],
        unread=_decode_counts(value["unread"]),
    )


_READERS: dict[str, Callable[[Any], Any]] = {
    "kind": Kind,
    "part": Part,
    "status": Status,
    "priority": Priority,
    "caution": Caution,
    "member": _member,
    "assignee": _member,
    "members": lambda values: tuple(_member(value) for value in values),
    "taken": tuple,
    "tags": tuple,
    "standing": _standing,
}


def _plain(value: Any) -> Any:
    if isinstance(value, c.Member):
        return {"user_id": value.user_id, "part": value.part.value, "name": value.name}
    if isinstance(value, Standing):
        return {
            "waiting_since": value.waiting_since,
            "last": _encode_last(value.last_message),
            "messages": value.messages,
            "unread": _encode_counts(value.unread),
        }
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, StrEnum) else value


def encode_change(conversation_id: str, change: c.Change) -> Document:
    """Give the document of a change."""
    name = type(change).__name__
    document: Document = {"_id": change_id(conversation_id, change.seq), "c": conversation_id, "t": name}
    for field in _FIELDS[name]:
        document[field] = _plain(getattr(change, field))
    if name in SPOKEN:
        document["spoken"] = document["message_id"]
    return document


def decode_change(document: Document) -> c.Change:
    """Give the change of a document."""
    name = document["t"]
    values = {}
    for field in _FIELDS[name]:
        value = document.get(field)
        reader = _READERS.get(field)
        values[field] = value if reader is None or value is None else reader(value)
    return _TYPES[name](**values)


def text_now(document: Document) -> str | None:
    """The present text of a message, None when it was taken back."""
    return None if document.get("deleted") else document.get("text_now", document.get("text"))


def decode_stored(document: Document) -> StoredChange:
    """Give a change as it is to be shown."""
    caution = None if document.get("deleted") else document.get("caution_now", document.get("caution"))
    return StoredChange(
        conversation_id=document["c"],
        change=decode_change(document),
        text=text_now(document),
        edited_at=document.get("edited_at"),
        caution=caution and Caution(caution),
    )


def encode_head(talk: Conversation) -> Document:
    """Give the fields of the head, with those that only the indexes need."""
    last = talk.last_message
    return {
        "seq": talk.seq,
        "kind": talk.kind.value,
        "subject": talk.subject,
        "requester_id": talk.requester_id,
        "participants": [
            {"user_id": p.user_id, "part": p.part.value, "name": p.name, "read": p.read_up_to, "unread": p.unread}
            for p in talk.participants
        ],
        "opened_at": talk.opened_at,
        "updated_at": talk.updated_at,
        "status": talk.status.value,
        "assignee_id": talk.assignee_id,
        "category": talk.category,
        "priority": talk.priority.value if talk.priority else None,
        "tags": list(talk.tags),
        "order_id": talk.order_id,
        "product_id": talk.product_id,
        "messages": talk.messages,
        "last": _encode_last(last),
        "own_last": _encode_last(talk.own_last),
        "waiting_since": talk.waiting_since,
        "asked_since": talk.asked_since,
        "answerer_id": talk.answerer_id,
        "answered_at": talk.answered_at,
        "needs_answer": talk.needs_answer,
        "replied": [{"id": reply_id, "at": at} for reply_id, at in talk.replied],
        "merged_into": talk.merged_into,
        "absorbed": list(talk.absorbed),
        "lent": [_encode_lent(lent) for lent in talk.lent],
        "lifted_from": talk.lifted_from.value if talk.lifted_from else None,
        "split_from": talk.split_from,
        "taken": list(talk.taken),
        "given": [{"to": target, "seqs": list(seqs)} for target, seqs in talk.given],
        "members": [p.user_id for p in talk.participants],
        "unread_by": [p.user_id for p in talk.participants if p.unread],
        "last_at": last.at if last else talk.opened_at,
        "desk": talk.asks_support and talk.merged_into is None,
    }


def _encode_last(last: LastMessage | None) -> Document | None:
    if last is None:
        return None
    return {
        "seq": last.seq,
        "message_id": last.message_id,
        "sender_id": last.sender_id,
        "part": last.part.value,
        "name": last.name,
        "text": last.text,
        "at": last.at,
        "automatic": last.automatic,
    }


def _decode_last(document: Document | None) -> LastMessage | None:
    return None if document is None else LastMessage(**{"message_id": "", **document, "part": Part(document["part"])})


def _encode_lent(lent: Lent) -> Document:
    return {
        "source": lent.source,
        "status": lent.status.value,
        "waiting_since": lent.waiting_since,
        "last": _encode_last(lent.last_message),
        "unread": _encode_counts(lent.unread),
    }


def _decode_lent(document: Document) -> Lent:
    return Lent(
        source=document["source"],
        status=Status(document["status"]),
        waiting_since=document["waiting_since"],
        last_message=_decode_last(document.get("last")),
        unread=_decode_counts(document["unread"]),
    )


def _encode_counts(counts: tuple[tuple[str, int], ...]) -> list[Document]:
    return [{"user_id": user_id, "count": count} for user_id, count in counts]


def _decode_counts(documents: list[Document]) -> tuple[tuple[str, int], ...]:
    return tuple((one["user_id"], one["count"]) for one in documents)


def decode_head(document: Document) -> Conversation:
    """Give the conversation of a document."""
    return Conversation(
        id=document["_id"],
        seq=document["seq"],
        kind=Kind(document["kind"]),
        subject=document["subject"],
        requester_id=document["requester_id"],
        participants=tuple(
            Participant(
                user_id=p["user_id"], part=Part(p["part"]), name=p["name"], read_up_to=p["read"], unread=p["unread"]
            )
            for p in document["participants"]
        ),
        opened_at=document["opened_at"],
        updated_at=document["updated_at"],
        status=Status(document["status"]),
        assignee_id=document["assignee_id"],
        category=document["category"],
        priority=Priority(document["priority"]) if document["priority"] else None,
        tags=tuple(document["tags"]),
        order_id=document["order_id"],
        product_id=document["product_id"],
        messages=document["messages"],
        own_last=_decode_last(document.get("own_last", document["last"])),
        asked_since=document.get("asked_since", document["waiting_since"]),
        answered_at=document.get("answered_at"),
        needs_answer=document.get("needs_answer", True),
        replied=tuple((one["id"], one["at"]) for one in document.get("replied", ())),
        merged_into=document["merged_into"],
        absorbed=tuple(document["absorbed"]),
        lent=tuple(_decode_lent(lent) for lent in document.get("lent", ())),
        lifted_from=Status(document["lifted_from"]) if document.get("lifted_from") else None,
        split_from=document["split_from"],
        taken=tuple(document["taken"]),
        given=tuple((pair["to"], tuple(pair["seqs"])) for pair in document["given"]),
    )


def decode_summary(document: Document, never: datetime) -> Summary:
    """Give the row of a document. `never` is what stands for "not due" in the index."""
    ticket, promise = document.get("ticket"), document.get("promise")
    due = document.get("due_at")
    return Summary(
        conversation=decode_head(document),
        ticket=Ticket(
            id=ticket["id"],
            number=ticket["number"],
            status=ticket["status"],
            priority=ticket["priority"],
            level=ticket["level"],
            category=ticket["category"],
        )
        if ticket
        else None,
        promise=Promise(
            metric=promise["metric"],
            state=promise["state"],
            due_at=None if due in (None, never) else due,
            explanation=promise["explanation"],
        )
        if promise
        else None,
    )
