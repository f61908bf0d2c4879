"""Changes as events for the other services, and as live items for whoever looks at this pod's pages."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from chassis.live import Hub
from chassis.unit_of_work import after_commit, publish
from messaging.adapters.desk_bell import DeskBell
from messaging.application.live import LiveChange, LiveFacts, LiveHint, person_key, talk_key
from messaging.application.ports import Cause
from messaging.application.search import REFOUND
from messaging.application.views import change_view, fresh
from messaging.domain import changes as c
from messaging.domain.conversation import Conversation
from saypro_events import encode, new_event
from saypro_events.conversation import ConversationChange, ConversationUpdated, Participant
from saypro_events.message import MessageRead, MessageSent

SOURCE = "messaging"
REMEMBERED = 10_000
SYSTEM = "system"
"""Stands as the sender of what no person wrote."""

Data = ConversationUpdated | MessageSent | MessageRead

# What a change is called in `conversation.updated`, and the other conversation that it names.
_NAMES: dict[type[c.Base], ConversationChange] = {
    c.Opened: ConversationChange.OPENED,
    c.StatusSet: ConversationChange.STATUS,
    c.Assigned: ConversationChange.ASSIGNED,
    c.CategorySet: ConversationChange.CATEGORY,
    c.PrioritySet: ConversationChange.PRIORITY,
    c.Joined: ConversationChange.PARTICIPANTS,
    c.Left: ConversationChange.PARTICIPANTS,
    c.TagsSet: ConversationChange.TAGS,
    c.MergedInto: ConversationChange.MERGED,
    c.Absorbed: ConversationChange.ABSORBED,
    c.Unmerged: ConversationChange.UNMERGED,
    c.SplitOff: ConversationChange.SPLIT,
}
_RELATED: dict[type[c.Base], Callable[[Any], str | None]] = {
    c.Opened: lambda change: change.split_from,
    c.MergedInto: lambda change: change.target,
    c.Absorbed: lambda change: change.source,
    c.Unmerged: lambda change: change.other,
    c.SplitOff: lambda change: change.target,
}


class Announcer:
    """Implements the port of the same name, through the outbox and the hub."""

    def __init__(self, hub: Hub, bell: DeskBell, refound: Callable[[str], None]) -> None:
        """`refound` is told of each conversation that is found by other words from now on."""
        self._hub = hub
        self._bell = bell
        self._refound = refound
        self._told: OrderedDict[str, int] = OrderedDict()

    def told_here(self, conversation_id: str, seq: int) -> bool:
        """Whether this instance has pushed this change itself, a moment ago."""
        return self._told.get(conversation_id, 0) >= seq

    def announce(self, after: Conversation, changes: Sequence[c.Change], cause: Cause = None) -> None:
        told = [(change, event_data(after, change)) for change in changes]
        publish(
            *(
                encode(
                    new_event(
                        data,
                        id=f"{after.id}.{change.seq}",
                        time=change.at,
                        source=SOURCE,
                        sequence=change.seq,
                        cause=cause,
                    )
                )
                for change, data in told
                if data is not None
            )
        )
        after_commit(lambda: self._push(after, changes))

    def facts_changed(self, conversation_id: str) -> None:
        """Once the running transaction commits, tell the pages that show the conversation to look again."""
        item = LiveFacts(conversation_id)

        def push() -> None:
            self._hub.push(talk_key(conversation_id), item)
            self._bell.ring()

        after_commit(push)

    def _push(self, after: Conversation, changes: Sequence[c.Change]) -> None:
        hub = self._hub
        self._told[after.id] = after.seq
        self._told.move_to_end(after.id)
        if len(self._told) > REMEMBERED:
            self._told.popitem(last=False)
        key = talk_key(after.id)
        if hub.listens(key):
            for change in changes:
                view = change_view(fresh(after.id, change))
                hub.push(key, LiveChange(after.id, change.seq, c.is_internal(change), view))
        hint = LiveHint(after.id, after.seq)
        for participant in after.participants:
            hub.push(person_key(participant.user_id), hint)
        if after.asks_support:
            self._bell.ring()
        if any(isinstance(change, REFOUND) for change in changes):
            self._refound(after.id)


def event_data(after: Conversation, change: c.Change) -> Data | None:
    """Give what the other services are told of a change; None: nothing (notes, edits)."""
    match change:
        case c.Said():
            return _message_sent(after, change)
        case c.Read():
            return MessageRead(
                conversation_id=after.id,
                seq=change.seq,
                reader_id=change.actor_id or SYSTEM,
                read_up_to=change.up_to,
                read_at=change.at,
            )
        case _:
            name = _NAMES.get(type(change))
            return None if name is None else _conversation_updated(after, change, name)


def _message_sent(after: Conversation, change: c.Said) -> MessageSent:
    return MessageSent.model_validate(
        {
            "message_id": change.message_id,
            "conversation_id": after.id,
            "seq": change.seq,
            "conversation_kind": after.kind.value,
            "subject": after.subject,
            "sender_id": change.actor_id or SYSTEM,
            "sender_role": change.part.value,
            "sender_name": change.name,
            "recipient_ids": after.told_of(change.actor_id),
            "requester_id": after.requester_id,
            "text": change.text,
            "first": change.first,
            "automatic": change.automatic,
            "category": after.category,
            "order_id": after.order_id,
            "product_id": after.product_id,
            "sent_at": change.at,
        }
    )


def _conversation_updated(after: Conversation, change: c.Change, name: ConversationChange) -> ConversationUpdated:
    related = _RELATED.get(type(change))
    newest = change.standing and change.standing.last_message if isinstance(change, c.Opened) else None
    return ConversationUpdated.model_validate(
        {
            "conversation_id": after.id,
            "seq": change.seq,
            "kind": after.kind.value,
            "change": name,
            "status": after.status.value,
            "subject": after.subject,
            "category": after.category,
            "priority": after.priority.value if after.priority else None,
            "participants": tuple(
                Participant.model_validate({"user_id": one.user_id, "role": one.part.value})
                for one in after.participants
            ),
            "requester_id": after.requester_id,
            "assignee_id": after.assignee_id,
            "order_id": after.order_id,
            "product_id": after.product_id,
            "tags": after.tags,
            "waiting_since": after.waiting_since,
            "moved_waiting_since": change.moved if isinstance(change, c.Absorbed | c.Unmerged | c.SplitOff) else None,
            "related_conversation_id": related(change) if related else None,
            "excerpt": newest.text if newest else None,
            "actor_id": change.actor_id,
            "at": change.at,
        }
    )
