"""The write side: the head of a conversation guarded by its `seq`, and every change beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from chassis.mongo import Mongo, find_all
from chassis.unit_of_work import current_session, insert, settle, update
from messaging.adapters.mongo.codec import (
    SPOKEN,
    Document,
    change_id,
    decode_change,
    decode_head,
    decode_stored,
    encode_change,
    encode_head,
    text_now,
)
from messaging.adapters.mongo.indexes import CHANGES, CONVERSATIONS, NEVER
from messaging.adapters.mongo.last_messages import set_last
from messaging.application.ports import AlreadySaid, Found, Moved
from messaging.domain.changes import Change, Deleted, Edited, Noted, PrioritySet, Said
from messaging.domain.conversation import Conversation
from messaging.domain.promises import Clock, next_due
from messaging.domain.standing import one_line
from messaging.domain.values import Priority, Status

RANKS = {Priority.HIGH.value: 0, Priority.MEDIUM.value: 1, Priority.LOW.value: 2}
UNRANKED = 1


class MongoConversationRepository:
    """Implements `ConversationRepository`."""

    def __init__(self, mongo: Mongo) -> None:
        self._heads = mongo.db[CONVERSATIONS]
        self._changes = mongo.db[CHANGES]

    async def get(self, conversation_id: str) -> Conversation | None:
        await settle(self._heads, conversation_id)
        found = await self._heads.find_one({"_id": conversation_id}, session=current_session())
        return None if found is None else decode_head(found)

    async def add(self, conversation: Conversation, changes: Sequence[Change]) -> None:
        self._insert(conversation.id, changes)
        document = {
            "_id": conversation.id,
            **encode_head(conversation),
            "waits_from": conversation.waiting_since or NEVER,
            "due_at": NEVER,
            "rank": UNRANKED,
            "breached": False,
        }
        insert(self._heads, document, refused=_refused(changes))

    async def save(self, before: Conversation, after: Conversation, changes: Sequence[Change]) -> None:
        fields = encode_head(after)
        fields["waits_from"] = after.waiting_since or NEVER
        for change in changes:
            if isinstance(change, PrioritySet):
                fields |= {"rank": RANKS[change.priority], "priority_shown": change.priority.value}
        guard: Document = {"seq": before.seq}
        if _was_answered(before, after):
            head = await self._heads.find_one({"_id": before.id}, {"clocks": 1}, session=current_session()) or {}
            guard["clocks"] = head.get("clocks")
            fields |= promise(guard["clocks"] or (), after.waiting_since, after.status)
        update(self._heads, before.id, guard, {"$set": fields}, refused=Moved())
        self._insert(after.id, changes)
        for change in changes:
            if isinstance(change, Edited | Deleted):
                await self._rewrite(after, change)

    async def message(self, message_id: str) -> Found | None:
        found = await self._changes.find_one({"spoken": message_id}, session=current_session())
        if found is None:
            return None
        change = decode_change(found)
        if not isinstance(change, Said | Noted):
            raise TypeError(found["t"])
        return Found(found["c"], change, text_now(found))

    async def messages(self, conversation_id: str) -> list[Said | Noted]:
        wanted = {"_id": _range(conversation_id), "t": {"$in": list(SPOKEN)}}
        found = await find_all(self._changes.find(wanted, session=current_session()).sort("_id", 1))
        stored = [decode_stored(document) for document in found]
        spoken = [(one.change, one.text or "") for one in stored]
        return [replace(said, text=text) for said, text in spoken if isinstance(said, Said | Noted)]

    async def unread_after(self, conversation_id: str, reader_id: str, seq: int) -> int:
        wanted = {"_id": _range(conversation_id, seq), "t": Said.__name__, "actor_id": {"$ne": reader_id}}
        return int(await self._changes.count_documents(wanted, session=current_session()))

    def _insert(self, conversation_id: str, changes: Sequence[Change]) -> None:
        refused = _refused(changes)
        for change in changes:
            insert(self._changes, encode_change(conversation_id, change), refused=refused)

    async def _rewrite(self, talk: Conversation, change: Edited | Deleted) -> None:
        """Mark the message, so that reading it needs no look at what came later, also in the lists of other heads."""
        session, conversation_id = current_session(), talk.id
        target = {"_id": change_id(conversation_id, change.target)}
        if talk.given or talk.merged_into is not None:
            text = one_line(change.text) if isinstance(change, Edited) else ""
            await set_last(self._heads, talk.requester_id, {"message_id": change.message_id}, {"text": text})
        if isinstance(change, Edited):
            caution = change.caution and change.caution.value
            fields: Document = {"text_now": change.text, "edited_at": change.at, "caution_now": caution}
            await self._changes.update_one(target, {"$set": fields}, session=session)
            return
        await self._changes.update_one(target, {"$set": {"deleted": True}}, session=session)
        edits = {"_id": _range(conversation_id, change.target), "t": Edited.__name__, "target": change.target}
        await self._changes.update_many(edits, {"$set": {"deleted": True}}, session=session)


def promise(clocks: Iterable[Document], waiting_since: datetime | None, status: Status) -> Document:
    """Give the fields of the promise that is due next, as the lists read them."""
    known = [Clock(**one) for one in clocks]
    due = next_due(known, waiting_since, is_resolved=status is Status.RESOLVED)
    return {
        "promise": None if due is None else {"metric": due.metric, "state": due.state, "explanation": due.explanation},
        "due_at": NEVER if due is None or due.due_at is None else due.due_at,
    }


def _was_answered(before: Conversation, after: Conversation) -> bool:
    """Whether what was owed may be owed no longer: sla-monitor tells no more of a promise that was broken."""
    if not before.asks_support:
        return False
    answered = before.waiting_since is not None and after.waiting_since is None
    return answered or (before.status is not after.status and after.status is Status.RESOLVED)


def _range(conversation_id: str, after: int = 0) -> Document:
    return {"$gt": change_id(conversation_id, after), "$lt": f"{conversation_id};"}  # ";" is what follows ":"


def _refused(changes: Sequence[Change]) -> Exception:
    """What it means that one of these is there already: the command was sent before, or somebody else was faster."""
    spoken = next((change for change in changes if isinstance(change, Said | Noted)), None)
    return Moved() if spoken is None else AlreadySaid(spoken.message_id)
