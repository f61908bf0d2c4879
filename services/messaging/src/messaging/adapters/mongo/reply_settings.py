"""What is to be answered automatically, one document for each owner."""

from collections import OrderedDict
from datetime import time
from time import monotonic
from typing import Any

from pymongo.errors import DuplicateKeyError

from chassis.mongo import Mongo
from chassis.unit_of_work import current_session
from messaging.adapters.mongo.codec import Document
from messaging.adapters.mongo.indexes import REPLY_SETTINGS
from messaging.application.ports import Moved
from messaging.domain.automatic_replies import Presence, Reply
from messaging.domain.reply_settings import Open, ReplySettings
from messaging.domain.values import Category

RECENT_SECONDS = 1.0
REMEMBERED = 10_000


class MongoReplySettings:
    """Implements `ReplySettingsRepository`."""

    def __init__(self, mongo: Mongo) -> None:
        self._settings = mongo.db[REPLY_SETTINGS]
        self._recent: OrderedDict[str, tuple[float, ReplySettings | None]] = OrderedDict()

    async def get(self, owner: str) -> ReplySettings | None:
        found = await self._settings.find_one({"_id": owner}, session=current_session())
        return None if found is None else _decode(found)

    async def recent(self, owner: str) -> ReplySettings | None:
        """What was true at some time in the last RECENT_SECONDS: every message asks, and settings seldom change."""
        known = self._recent.get(owner)
        if known is not None and monotonic() - known[0] < RECENT_SECONDS:
            return known[1]
        found = await self._settings.find_one({"_id": owner})
        settings = None if found is None else _decode(found)
        self._recent[owner] = monotonic(), settings
        self._recent.move_to_end(owner)
        if len(self._recent) > REMEMBERED:
            self._recent.popitem(last=False)
        return settings

    async def save(self, settings: ReplySettings) -> None:
        self._recent.pop(settings.owner, None)
        document = _encode(settings)
        session = current_session()
        if settings.version == 0:
            try:
                await self._settings.insert_one(document, session=session)
            except DuplicateKeyError as error:
                raise Moved from error
            return
        seen = {"_id": settings.owner, "version": settings.version}
        if (await self._settings.replace_one(seen, document, session=session)).matched_count != 1:
            raise Moved


def _encode(settings: ReplySettings) -> Document:
    return {
        "_id": settings.owner,
        "version": settings.version + 1,
        "zone": settings.zone,
        "week": [None if day is None else [_clock(day.opens), _clock(day.closes)] for day in settings.week],
        "away_until": settings.away_until,
        "replies": [
            {
                "id": reply.id,
                "texts": {presence.value: text for presence, text in reply.text_when.items()},
                "categories": [category.value for category in reply.categories],
                "phrases": list(reply.phrases),
                "locale": reply.locale,
                "order": reply.order,
                "enabled": reply.enabled,
            }
            for reply in settings.replies
        ],
    }


def _decode(document: Document) -> ReplySettings:
    return ReplySettings(
        owner=document["_id"],
        version=document["version"],
        zone=document["zone"],
        week=tuple(
            None if day is None else Open(opens=time.fromisoformat(day[0]), closes=time.fromisoformat(day[1]))
            for day in document["week"]
        ),
        away_until=document["away_until"],
        replies=tuple(_reply(one) for one in document["replies"]),
    )


def _reply(one: dict[str, Any]) -> Reply:
    return Reply(
        id=one["id"],
        text_when={Presence(presence): text for presence, text in one["texts"].items()},
        categories=tuple(Category(category) for category in one["categories"]),
        phrases=tuple(one["phrases"]),
        locale=one["locale"],
        order=one["order"],
        enabled=one["enabled"],
    )


def _clock(at: time) -> str:
    return at.isoformat("minutes")
