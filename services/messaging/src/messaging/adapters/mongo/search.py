"""Finding conversations by their words, along the index that `search_index` keeps."""

import re
from collections.abc import Sequence
from typing import Any

from chassis.mongo import Mongo, find_all
from messaging.adapters.mongo.codec import Document, decode_summary
from messaging.adapters.mongo.cursors import decode_cursor, encode_cursor
from messaging.adapters.mongo.indexes import CONVERSATIONS, NEVER
from messaging.adapters.mongo.search_index import SEARCH, WORDS_INDEX
from messaging.application.search import Scope
from messaging.application.summaries import Page
from messaging.domain.text.search_words import search_words
from messaging.domain.ticket_number import typed_number

SHORTEST_BEGINNING = 3
"""A shorter last word is looked for as it is: too many others begin so."""
MOST_ENDINGS = 90
"""So many words are walked side by side, in order (MongoDB merges 200 walks); more are read as one range and sorted."""
_AT_A_TIME = 50
_MOST_NUMBERS = 20


class MongoSearch:
    """Implements `Search`."""

    def __init__(self, mongo: Mongo) -> None:
        self._search = mongo.db[SEARCH]
        self._heads = mongo.db[CONVERSATIONS]

    async def find(self, scope: Scope, text: str, cursor: str | None, limit: int) -> Page:
        numbered = await self._by_number(scope, text) if cursor is None else []
        if numbered:
            return Page(rows=tuple(decode_summary(head, NEVER) for head in numbered), cursor=None)
        words = search_words(text)
        if not words:
            return Page(rows=(), cursor=None)
        match = await self.match(scope, words)
        if cursor is not None:
            match["place"] = {"$lt": decode_cursor(cursor, 1)[0]}
        found = await find_all(self._search.find(match, {"place": 1}).sort("place", -1).limit(limit + 1))
        more = encode_cursor([found[limit - 1]["place"]]) if len(found) > limit else None
        heads = await self._read(scope, [one["_id"] for one in found[:limit]])
        return Page(rows=tuple(decode_summary(head, NEVER) for head in heads), cursor=more)

    async def match(self, scope: Scope, words: Sequence[str]) -> Document:
        """The query for all these words. It costs what the rarer has: one of the words, or the person's talks."""
        said: list[Document] = [{"words": word} for word in words[:-1]]
        whose = {"desk": True} if scope.of is None else {"members": scope.of.user_id, "desk": {"$in": [True, False]}}
        return {"$and": [*said, {"words": await self._last(words[-1])}], **whose}

    async def _last(self, word: str) -> Any:
        """The condition for a word that is typed so far."""
        if len(word) < SHORTEST_BEGINNING:
            return word
        endings = await self._endings(word)
        return {"$in": endings} if len(endings) <= MOST_ENDINGS else {"$regex": f"^{word}"}

    async def _endings(self, word: str) -> list[str]:
        """The words that begin so, by leaps along the index: one too many where there are more than MOST_ENDINGS.

        A walk gives each document once: a word that it leaves out is only in documents that another word finds.
        """
        found: list[str] = []
        begin, end = word, f"{word}\U0010ffff"
        while len(found) <= MOST_ENDINGS:
            between = {"words": {"$elemMatch": {"$gte": begin, "$lt": end}}}
            walked = self._search.find(between, return_key=True).hint(WORDS_INDEX).limit(_AT_A_TIME)
            keys = [one["words"] for one in await find_all(walked)]
            found += sorted(set(keys))
            if len(keys) < _AT_A_TIME:
                break
            begin = f"{found[-1]}\0"
        return found[: MOST_ENDINGS + 1]

    async def _by_number(self, scope: Scope, text: str) -> Sequence[Document]:
        number = typed_number(text)
        if number is None:
            return []
        wanted: Document = {"ticket.number": {"$regex": f"^{re.escape(number)}"}}
        if scope.of is None:  # the number of one that was merged leads on to the other
            wanted["$or"] = [_visible(scope), {"merged_into": {"$ne": None}}]
        else:
            wanted |= _visible(scope)
        return await find_all(self._heads.find(wanted).sort("ticket.number", 1).limit(_MOST_NUMBERS))

    async def _read(self, scope: Scope, conversation_ids: Sequence[str]) -> list[Document]:
        """The heads, in this order, that may be seen now: the index may be a moment behind."""
        wanted = {"_id": {"$in": list(conversation_ids)}, **_visible(scope)}
        heads = {head["_id"]: head for head in await find_all(self._heads.find(wanted))}
        return [heads[one] for one in conversation_ids if one in heads]


def _visible(scope: Scope) -> Document:
    return {"desk": True} if scope.of is None else {"members": scope.of.user_id}
