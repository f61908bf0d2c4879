"""What other instances have committed, for the pages that are open on this one."""

import sys
from collections.abc import Callable

from chassis.live import Hub
from chassis.records import Record
from messaging.application.live import LiveHint, person_key, talk_key
from saypro_events import BadRecord, decode
from saypro_events.conversation import ConversationUpdated
from saypro_events.message import MessageSent

TOPICS = ("message.sent", "conversation.updated", "message.read")


def follower(
    hub: Hub, told_here: Callable[[str, int], bool], desk_changed: Callable[[], None]
) -> Callable[[Record], None]:
    """Give what takes each record. `told_here` says whether this instance has pushed a change itself."""

    def take(record: Record) -> None:
        if told_here(*_place(record)):  # most of them, and reading one costs more than all the rest here
            return
        try:
            event = decode(record.topic, record.key, record.value, record.headers)
        except BadRecord:
            return  # only live delivery is at stake here, and `seq` closes the gap
        data = event.data
        hint = LiveHint(data.conversation_id, data.seq)
        hub.push(talk_key(data.conversation_id), hint)
        for user_id in _people(data):
            hub.push(person_key(user_id), hint)
        if not isinstance(data, MessageSent) or data.conversation_kind == "support":
            desk_changed()

    return take


def _place(record: Record) -> tuple[str, int]:
    """The conversation and the `seq`, by the record's key and header; a `seq` that is nowhere when it has none."""
    sequence = dict(record.headers).get("ce_sequence") or b""
    return (record.key or b"").decode(errors="replace"), int(sequence[:18]) if sequence[:18].isdigit() else sys.maxsize


def _people(data: object) -> tuple[str, ...]:
    if isinstance(data, MessageSent):
        return (data.sender_id, *data.recipient_ids)
    if isinstance(data, ConversationUpdated):
        return tuple(one.user_id for one in data.participants)
    return (data.reader_id,) if hasattr(data, "reader_id") else ()
