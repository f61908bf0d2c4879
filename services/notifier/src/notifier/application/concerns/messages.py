"""Whom a message concerns: everyone in the conversation but its sender (REQ N-10)."""

from typing import Final

from notifier.application.concern import Concern, expiry
from notifier.domain.links import page_path
from saypro_events import Event
from saypro_events.conversation import ConversationKind
from saypro_events.message import MessageSent

_PAGE: Final = {"buyer": "/messaging/c", "seller": "/messaging/c", "agent": "/messaging/desk/c"}


def concerned_by_message(event: Event[MessageSent]) -> list[Concern]:
    """Its recipients; the mail waits, to see whether they read it by themselves."""
    message = event.data
    return [
        Concern(
            user_id=user_id,
            role=role,
            type="message_received",
            link=page_path(_PAGE[role], message.conversation_id),
            expires_at=expiry("message_received", event.time),
            thread=conversation_thread(message.conversation_id),
            position=message.seq,
        )
        for user_id in dict.fromkeys(message.recipient_ids)
        if user_id != message.sender_id
        for role in (_role(message, user_id),)
    ]


def conversation_thread(conversation_id: str) -> str:
    """What messages of one conversation have in common."""
    return f"conversation:{conversation_id}"


def _role(message: MessageSent, user_id: str) -> str:
    if user_id == message.requester_id:
        return "buyer"
    return "agent" if message.conversation_kind is ConversationKind.SUPPORT else "seller"
