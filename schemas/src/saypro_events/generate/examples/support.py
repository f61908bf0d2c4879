"""A dented kettle: conversation, ticket, clock, survey, report, notifications (REQ M, T, S, N-21)."""

from typing import Any

from saypro_events.base import EventData
from saypro_events.conversation import ConversationUpdated
from saypro_events.message import MessageRead, MessageSent
from saypro_events.notification import NotificationState, NotificationUpdated
from saypro_events.report import ReportPublished
from saypro_events.sla import SlaBreached, SlaUpdated, SlaWarned
from saypro_events.survey import SurveySubmitted
from saypro_events.ticket import TicketEscalated, TicketOpened, TicketResolved, TicketUpdated

Variants = dict[str, dict[str, Any]]

ASKED, ANSWERED, DUE = "2026-06-03T10:00:00Z", "2026-06-03T12:00:00Z", "2026-06-03T14:00:00Z"

_CONVERSATION: dict[str, Any] = {
    "conversation_id": "c-9001",
    "seq": 1,
    "kind": "support",
    "change": "opened",
    "status": "open",
    "subject": "Kettle arrived dented",
    "category": "complaint",
    "participants": [{"user_id": "u-thandi", "role": "buyer"}],
    "requester_id": "u-thandi",
    "order_id": "o-1001",
    "actor_id": "u-thandi",
    "at": ASKED,
}


def _conversation(seq: int, change: str, **fields: Any) -> dict[str, Any]:
    return {**_CONVERSATION, "seq": seq, "change": change, "actor_id": "u-sam", "at": ANSWERED, **fields}


_WITH_SAM = [*_CONVERSATION["participants"], {"user_id": "u-sam", "role": "support"}]
_CONVERSATIONS: Variants = {
    "opened": _CONVERSATION,
    "assigned": _conversation(4, "assigned", assignee_id="u-sam"),
    "participants": _conversation(5, "participants", assignee_id="u-sam", participants=_WITH_SAM),
    "category": _conversation(6, "category", category="returns and refunds"),
    "priority": _conversation(7, "priority", priority="high"),
    "tags": _conversation(8, "tags", tags=["damaged", "courier"]),
    "status_pending": _conversation(9, "status", status="pending"),
    "status_resolved": _conversation(10, "status", status="resolved"),
    "merged": _conversation(11, "merged", status="resolved", related_conversation_id="c-9002"),
    "split": _conversation(12, "split", related_conversation_id="c-9003"),
    "opened_by_split": _conversation(
        1, "opened", waiting_since=ASKED, related_conversation_id="c-9002", excerpt="And what about my refund?"
    ),
    "absorbed": _conversation(13, "absorbed", waiting_since=ASKED, related_conversation_id="c-9002"),
    "unmerged": _conversation(14, "unmerged", related_conversation_id="c-9002"),
    "unmerged_with_its_question": _conversation(
        15, "unmerged", moved_waiting_since=ASKED, related_conversation_id="c-9002"
    ),
}

_MESSAGE: dict[str, Any] = {
    "message_id": "m-70001",
    "conversation_id": "c-9001",
    "seq": 2,
    "conversation_kind": "support",
    "subject": "Kettle arrived dented",
    "sender_id": "u-thandi",
    "sender_role": "buyer",
    "sender_name": "Thandi Nkosi",
    "recipient_ids": [],
    "requester_id": "u-thandi",
    "text": "Hello, my kettle arrived with a dent near the spout. Can I have another one?",
    "first": True,
    "category": "complaint",
    "order_id": "o-1001",
    "attachments": [
        {
            "attachment_id": "a-5501",
            "name": "dent.jpg",
            "content_type": "image/jpeg",
            "size": 248213,
            "url": "/messaging/v1/attachments/a-5501",
        }
    ],
    "sent_at": ASKED,
}


def _message(seq: int, role: str, sender: str, name: str, text: str, **fields: Any) -> dict[str, Any]:
    return {
        **_MESSAGE,
        "message_id": f"m-7000{seq}",
        "seq": seq,
        "sender_role": role,
        "sender_id": sender,
        "sender_name": name,
        "recipient_ids": ["u-thandi"],
        "text": text,
        "first": False,
        "attachments": [],
        "sent_at": ANSWERED,
        **fields,
    }


_TO_SELLER = {
    "conversation_id": "c-9100",
    "conversation_kind": "product",
    "subject": "Copper kettle 1.7 l",
    "product_id": "p-kettle-17",
    "order_id": None,
    "category": "product query",
}
_MESSAGES: Variants = {
    "first": _MESSAGE,
    "automatic": _message(
        3, "system", "system", "SayPro", "Thank you, we have your message. Returns take 30 days.", automatic=True
    ),
    "support": _message(4, "support", "u-sam", "Sam Okoro", "I am sorry about the dent. A new kettle leaves today."),
    "to_seller": _message(
        1, "buyer", "u-thandi", "Thandi Nkosi", "Does it work on induction?",
        recipient_ids=["u-mei"], first=True, **_TO_SELLER,
    ),
    "seller": _message(2, "seller", "u-mei", "Mei Tan", "Yes, it does.", **_TO_SELLER),
    "admin": _message(
        5, "admin", "u-ops", "Ada Ops", "I have looked at the courier's report.", recipient_ids=["u-thandi", "u-sam"]
    ),
}  # fmt: skip

_TICKET: dict[str, Any] = {
    "ticket_id": "t-4711",
    "number": "K7M-4XQ-9",
    "conversation_id": "c-9001",
    "requester_id": "u-thandi",
    "subject": "Kettle arrived dented",
    "category": "transaction",
    "subcategory": "refund",
    "priority": "medium",
    "priority_reason": "refund request: dent, another one",
    "status": "open",
    "level": "agent",
    "channel": "message",
    "order_id": "o-1001",
    "opened_at": ASKED,
}
_ANSWERED_TICKET = {**_TICKET, "assignee_id": "u-sam", "first_response_at": ANSWERED}


def _changed(field: str, old: str | None, new: str | None, **fields: Any) -> dict[str, Any]:
    changes = [{"field": field, "old": old, "new": new}]
    return {**_ANSWERED_TICKET, "changes": changes, "actor_id": "u-sam", "at": ANSWERED, **fields}


_TICKET_CHANGES: Variants = {
    "assigned": _changed("assignee_id", None, "u-sam", first_response_at=None),
    "first_response": _changed("first_response_at", None, ANSWERED),
    "pending": _changed("status", "open", "pending", status="pending"),
    "priority": _changed("priority", "medium", "high", priority="high", priority_reason="payment dispute"),
    "category": _changed("subcategory", "refund", "cancellation", subcategory="cancellation"),
    "reopened": _changed("status", "resolved", "open", actor_id="u-thandi", at="2026-06-05T09:00:00Z"),
    "closed": _changed("status", "resolved", "closed", status="closed", actor_id=None, resolved_at=DUE),
}
_ESCALATION: dict[str, Any] = {
    **_TICKET,
    "assignee_id": "u-noor",
    "level": "senior",
    "cause": "sla:ck-881",
    "reason": "Nobody answered within 4 hours.",
    "from_level": "agent",
    "to_level": "senior",
    "escalated_to": ["u-noor"],
    "at": DUE,
}
_ESCALATIONS: Variants = {
    "senior": _ESCALATION,
    "manager": {
        **_ESCALATION,
        "level": "manager",
        "cause": "request:m-70009",
        "reason": "The customer asked for a manager.",
        "from_level": "senior",
        "to_level": "manager",
        "escalated_to": ["u-olga"],
    },
    "development": {
        **_ESCALATION,
        "level": "development",
        "cause": "rule:technical-error",
        "reason": "The checkout fails for everyone.",
        "to_level": "development",
        "escalated_to": [],
    },
}

_CLOCK: dict[str, Any] = {
    "clock_id": "ck-881",
    "ticket_id": "t-4711",
    "ticket_number": "K7M-4XQ-9",
    "conversation_id": "c-9001",
    "requester_id": "u-thandi",
    "level": "agent",
    "category": "transaction",
    "priority": "high",
    "metric": "first_response",
    "policy": "urgent",
    "policy_version": 3,
    "state": "running",
    "started_at": ASKED,
    "due_at": DUE,
    "explanation": "due Wed 14:00: 4 h from Wed 10:00, around the clock",
    "at": ASKED,
}
_STATES = {"paused": "paused", "met": "met", "cancelled": "cancelled"}
_CLOCK_CHANGES: Variants = {
    change: {
        **_CLOCK,
        "change": change,
        "state": _STATES.get(change, "running"),
        "due_at": None if change == "paused" else DUE,
    }
    for change in ("started", "paused", "resumed", "met", "cancelled", "restarted", "recalculated")
}
_WARNED = {**_CLOCK, "remaining_seconds": 1800, "percent": 87, "at": "2026-06-03T13:30:00Z"}
_BREACHED = {**_CLOCK, "state": "breached", "breached_at": DUE, "at": DUE}

_REPORT: dict[str, Any] = {
    "report_id": "rp-2026-05-support",
    "kind": "support",
    "title": "Support in May 2026",
    "period_start": "2026-05-01T00:00:00Z",
    "period_end": "2026-06-01T00:00:00Z",
    "figures": {"tickets": 812.0, "first_response_p50_minutes": 42.5, "satisfaction": 4.4},
    "recipient_roles": ["manager"],
    "url": "https://comms.example.test/ticketing/reports/2026-05",
    "csv_url": "https://comms.example.test/ticketing/reports/2026-05.csv",
    "pdf_url": "https://comms.example.test/ticketing/reports/2026-05.pdf",
    "published_at": "2026-06-01T06:00:00Z",
}
_SURVEY: dict[str, Any] = {"kind": "ticket", "user_id": "u-thandi", "rating": 5, "submitted_at": "2026-06-05T08:00:00Z"}
_WORDS = "Quick and kind, thank you."
_SURVEYS: Variants = {
    "ticket": {**_SURVEY, "survey_id": "sv-1", "ticket_id": "t-4711", "agent_id": "u-sam", "comment": _WORDS},
    "conversation": {**_SURVEY, "survey_id": "sv-2", "kind": "conversation", "conversation_id": "c-9100"},
    "cancellation": {**_SURVEY, "survey_id": "sv-3", "kind": "cancellation", "order_id": "o-1001", "rating": 3},
    "periodic": {**_SURVEY, "survey_id": "sv-4", "kind": "periodic", "rating": 4},
}

_NOTIFICATION: dict[str, Any] = {
    "notification_id": "d-5f3a9c",
    "event_id": "b3a1c2d4e5f60718293a4b5c6d7e8f90",
    "user_id": "u-thandi",
    "notification_type": "order_shipped",
    "category": "orders",
    "channel": "email",
    "template": "order_shipped/email",
    "at": "2026-06-04T14:20:01Z",
}
_BECAUSE: Variants = {
    "deferred": {"reason": "quiet_hours"},
    "digested": {"reason": "digest"},
    "suppressed": {"reason": "preference"},
    "bounced": {"reason": "550 no such mailbox"},
    "failed": {"reason": "451 try again later, given up after 24 h"},
    "expired": {"reason": "expires_first"},
    "clicked": {"action": "track"},
}

SUPPORT: dict[type[EventData], Variants] = {
    ConversationUpdated: _CONVERSATIONS,
    MessageSent: _MESSAGES,
    MessageRead: {
        "read": {"conversation_id": "c-9001", "seq": 5, "reader_id": "u-thandi", "read_up_to": 4, "read_at": ANSWERED}
    },
    TicketOpened: {"message": _TICKET, "phone": {**_TICKET, "channel": "phone", "conversation_id": None}},
    TicketUpdated: _TICKET_CHANGES,
    TicketEscalated: _ESCALATIONS,
    TicketResolved: {
        "by_agent": {**_ANSWERED_TICKET, "status": "resolved", "resolved_at": DUE, "resolved_by": "u-sam"},
        "by_system": {**_ANSWERED_TICKET, "status": "resolved", "resolved_at": DUE},
    },
    SurveySubmitted: _SURVEYS,
    SlaUpdated: _CLOCK_CHANGES,
    SlaWarned: {"due_soon": _WARNED, "assigned": {**_WARNED, "assignee_id": "u-sam"}},
    SlaBreached: {"breached": _BREACHED},
    ReportPublished: {"support": _REPORT},
    NotificationUpdated: {
        state.value: {**_NOTIFICATION, "state": state.value, **_BECAUSE.get(state.value, {})}
        for state in NotificationState
        if state is not NotificationState.UNKNOWN
    },
}
