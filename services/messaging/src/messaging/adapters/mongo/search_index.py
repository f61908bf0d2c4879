"""The words of each conversation, in a document beside it, so that it is found by any of them.

What is searched is the text of the messages, not only subjects and last messages: what somebody looks for was often
said in the middle. Notes are not, nor automatic replies: what a customer is not shown must not answer their search, and
what every conversation says tells none apart.

Each document says up to which `seq` of its conversation it has come, so that catching up reads the log from there and
may be done twice, by two instances at once, or after an hour. `version` guards each write: words are written only over
what was there before their texts were read, so that none that was erased meanwhile comes back.

`place` is when a conversation began. It never changes: a new message adds its new words to the index and moves nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from pymongo import ASCENDING, DESCENDING, IndexModel, InsertOne, UpdateOne
from pymongo.errors import BulkWriteError

from chassis.mongo import Mongo, find_all
from chassis.unit_of_work import current_session
from messaging.adapters.mongo.change_log import MongoChangeLog
from messaging.adapters.mongo.codec import Document, change_id, decode_head
from messaging.adapters.mongo.indexes import CHANGES, CONVERSATIONS, ORDERS
from messaging.application.shown_spans import shown_spans
from messaging.domain import changes as c
from messaging.domain.conversation import Conversation
from messaging.domain.text.search_words import said_words

SEARCH = "search"
WORDS_INDEX = "words"
INDEXES = {
    SEARCH: [
        IndexModel([("words", ASCENDING), ("desk", ASCENDING), ("place", DESCENDING)], name=WORDS_INDEX),
        IndexModel([("members", ASCENDING), ("place", DESCENDING)], name="of_a_person"),
        IndexModel([("stale", ASCENDING)], name="stale", partialFilterExpression={"stale": True}),
    ]
}
MOST_WORDS = 20_000
"""Of one conversation. What is said beyond is not found; a document has an end."""
MOST_MESSAGES = 5_000
"""Of one conversation, read when its words are put together anew: the newest."""
NEAR = 100
"""Changes. What is further behind is put together anew."""

_ABOUT = ("subject", "participants.name", "order_id", "product_id", "members", "desk", "opened_at")
_NEEDED = dict.fromkeys(("seq", "merged_into", "given", *_ABOUT), 1)
_SAYING = dict.fromkeys(("c", "t", "text", "text_now", "deleted", "automatic", "split_from"), 1)
_REWRITING = frozenset(
    kind.__name__
    for kind in (c.Edited, c.Deleted, c.Left, c.MergedInto, c.Absorbed, c.Unmerged, c.SplitOff, c.SplitUndone)
)
_DUPLICATE_KEY = 11000

Write = InsertOne[Document] | UpdateOne


@dataclass(frozen=True, slots=True)
class Seen:
    """How far the index has come with a conversation. `version` is None where it knows nothing of it."""

    seq: int = 0
    version: int | None = None
    words: int = 0
    stale: bool = False


NOTHING = Seen()


class MongoSearchIndex:
    """Implements `SearchIndex`, and what an erasure asks of it."""

    def __init__(self, mongo: Mongo) -> None:
        self._search = mongo.db[SEARCH]
        self._heads = mongo.db[CONVERSATIONS]
        self._changes = mongo.db[CHANGES]
        self._orders = mongo.db[ORDERS]
        self._log = MongoChangeLog(mongo)

    async def catch_up(self, conversation_ids: Collection[str]) -> set[str]:
        seen = await self._seen(conversation_ids)  # before what was said is read
        wanted = {"_id": {"$in": list(conversation_ids)}}
        heads = {one["_id"]: one for one in await find_all(self._heads.find(wanted, _NEEDED))}
        near, anew = [], set()
        for talk, head in heads.items():
            known = seen.get(talk, NOTHING)
            if known.stale or head["seq"] - known.seq > NEAR:
                anew.add(talk)
            elif head["seq"] > known.seq:
                near.append(talk)
        news = await self._news(near, heads, seen)
        for talk, changes in news.items():
            if any(_rewrites(change) for change in changes):
                anew |= _family(heads[talk])
        growing = [heads[talk] for talk in near if talk not in anew]
        numbers = await self._numbers(growing)
        lost = await self._write(
            [_grown(head, _words(head, news[head["_id"]], numbers), seen.get(head["_id"], NOTHING)) for head in growing]
        )
        for talk in sorted(anew):
            lost |= await self._renew(talk)
        return lost

    async def stale(self, limit: int) -> Sequence[str]:
        return [one["_id"] for one in await find_all(self._search.find({"stale": True}, {"_id": 1}).limit(limit))]

    async def behind(self, after: str, limit: int) -> tuple[str | None, Sequence[str]]:
        walked = self._heads.find({"_id": {"$gt": after}}, {"seq": 1}).sort("_id", 1).limit(limit)
        heads = await find_all(walked)
        found = await find_all(self._search.find({"_id": {"$in": [head["_id"] for head in heads]}}, {"seq": 1}))
        seqs = {one["_id"]: one.get("seq", 0) for one in found}
        left = [head["_id"] for head in heads if seqs.get(head["_id"], 0) < head["seq"]]
        return (heads[-1]["_id"] if len(heads) == limit else None), left

    async def renamed(self, user_id: str) -> None:
        """Somebody is called otherwise now. In the running transaction."""
        changed = {"$set": {"stale": True}, "$inc": {"version": 1}}
        await self._search.update_many({"members": user_id}, changed, session=current_session())

    async def forget(self, conversation_ids: Collection[str]) -> None:
        """Drop all words of these, to be put together anew from what is left. In the running transaction."""
        emptied = {"$set": {"words": [], "stale": True}, "$inc": {"version": 1}}
        writes = [UpdateOne({"_id": one}, emptied, upsert=True) for one in conversation_ids]
        if writes:
            await self._search.bulk_write(writes, session=current_session())

    async def _seen(self, talks: Collection[str]) -> dict[str, Seen]:
        fields = {"seq": 1, "version": 1, "stale": 1, "words": {"$size": "$words"}}
        found = await find_all(self._search.find({"_id": {"$in": list(talks)}}, fields))
        return {
            one["_id"]: Seen(one.get("seq", 0), one["version"], one["words"], one.get("stale", False)) for one in found
        }

    async def _news(
        self, talks: Sequence[str], heads: Mapping[str, Document], seen: Mapping[str, Seen]
    ) -> dict[str, list[Document]]:
        """What was changed in each since: the numbers of its changes are known, so each is asked for by its key."""
        news: dict[str, list[Document]] = {talk: [] for talk in talks}
        keys = [
            change_id(talk, seq)
            for talk in talks
            for seq in range(seen.get(talk, NOTHING).seq + 1, heads[talk]["seq"] + 1)
        ]
        if keys:
            for change in await find_all(self._changes.find({"_id": {"$in": keys}}, _SAYING)):
                news[change["c"]].append(change)
        return news

    async def _renew(self, talk: str) -> set[str]:
        """Put the words of a conversation together anew. One that was merged has none: the other one has them."""
        known = (await self._seen([talk])).get(talk, NOTHING)
        head = await self._heads.find_one({"_id": talk})
        if head is None:
            return set()
        words: list[str] = []
        if head["merged_into"] is None:
            shown = await shown_spans(decode_head(head), self._conversation)
            said = await self._log.said(shown, MOST_MESSAGES)
            words = _words(head, said, await self._numbers([head]))
        put = {"$set": {**_facts(head), "words": words[:MOST_WORDS]}, "$inc": {"version": 1}}
        over = {"_id": talk, "version": {"$exists": False} if known.version is None else known.version}
        lost = await self._write([(talk, UpdateOne(over, put, upsert=True))])
        if head["merged_into"] is not None:
            lost |= await self._renew(head["merged_into"])
        return lost

    async def _conversation(self, talk: str) -> Conversation | None:
        found = await self._heads.find_one({"_id": talk})
        return decode_head(found) if found else None

    async def _numbers(self, heads: Iterable[Document]) -> dict[str, str]:
        """The numbers of the orders that these are about."""
        orders = list({head["order_id"] for head in heads if head["order_id"]})
        found = await find_all(self._orders.find({"_id": {"$in": orders}}, {"parties.number": 1})) if orders else []
        return {one["_id"]: one["parties"]["number"] for one in found}

    async def _write(self, writes: Sequence[tuple[str, Write]]) -> set[str]:
        """Give those over which another has written meanwhile: nothing was written of them."""
        if not writes:
            return set()
        try:
            await self._search.bulk_write([write for _, write in writes], ordered=False)
        except BulkWriteError as error:
            failed = (error.details or {})["writeErrors"]
            if any(one["code"] != _DUPLICATE_KEY for one in failed):
                raise
            return {writes[one["index"]][0] for one in failed}
        return set()


def _rewrites(change: Document) -> bool:
    """Whether words may go, or come from elsewhere."""
    return change["t"] in _REWRITING or (change["t"] == c.Opened.__name__ and change.get("split_from") is not None)


def _family(head: Document) -> set[str]:
    """This conversation, and those that show some of its messages."""
    return {head["_id"], *(pair["to"] for pair in head["given"])}


def _facts(head: Document) -> Document:
    """Who finds a conversation, and where. Two that began in the same millisecond differ by their ids."""
    began = int(head["opened_at"].timestamp() * 1000)
    place = (began << 20) | (crc32(head["_id"].encode()) & 0xFFFFF)
    return {"seq": head["seq"], "members": head["members"], "desk": head["desk"], "place": place, "stale": False}


def _grown(head: Document, words: list[str], known: Seen) -> tuple[str, Write]:
    talk, facts = head["_id"], _facts(head)
    if known.version is None:
        return talk, InsertOne({"_id": talk, "version": 1, "words": words[:MOST_WORDS], **facts})
    more = words[: max(MOST_WORDS - known.words, 0)]
    change = {"$set": facts, "$addToSet": {"words": {"$each": more}}, "$inc": {"version": 1}}
    return talk, UpdateOne({"_id": talk, "version": known.version}, change, upsert=True)


def _words(head: Document, changes: Iterable[Document], numbers: Mapping[str, str]) -> list[str]:
    """The words of all that is said of a conversation, and in these changes of it; none once it was merged."""
    if head["merged_into"] is not None:
        return []
    names = [one["name"] for one in head["participants"]]
    about = [head["subject"], *names, head["order_id"], numbers.get(head["order_id"]), head["product_id"]]
    said = [
        one.get("text_now") or one["text"]
        for one in changes
        if one["t"] == c.Said.__name__ and not one.get("deleted") and not one.get("automatic")
    ]
    return said_words("\n".join([*filter(None, about), *said]))
