"""Automatic replies on the real database: set up once, and given once whoever writes at the same moment."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import pytest

from chassis.mongo import Mongo
from chassis.outbox import Outbox
from chassis.unit_of_work import UnitOfWork
from messaging.adapters.mongo.change_log import MongoChangeLog
from messaging.adapters.mongo.conversations import MongoConversationRepository
from messaging.adapters.mongo.reply_settings import MongoReplySettings
from messaging.application.change_conversation import ChangeConversation
from messaging.application.drafts import Utterance
from messaging.application.ports import Announcer, Moved
from messaging.application.reply_automatically import ReplyAutomatically
from messaging.application.send_message import SendMessage
from messaging.domain import changes as c
from messaging.domain.automatic_replies import Presence, Reply
from messaging.domain.conversation import Person
from messaging.domain.permissions import Role
from messaging.domain.replay import replay
from messaging.domain.reply_settings import SUPPORT_TEAM, Open, ReplySettings
from messaging.domain.talk import Draft, Opening, start
from messaging.domain.values import Category, Kind, Part

pytestmark = pytest.mark.infra

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
THANDI = Person(user_id="u-thandi", name="Thandi", roles=frozenset({Role.BUYER}))
SETTINGS = ReplySettings(
    owner=SUPPORT_TEAM,
    zone="Africa/Johannesburg",
    week=(Open(opens=time(8, 30), closes=time(0)), *[None] * 6),
    away_until=NOW,
    replies=(
        Reply(
            id="hours",
            text_when={Presence.OPEN: "Soon.", Presence.CLOSED: "Tomorrow."},
            categories=(Category.RETURNS,),
            phrases=("return",),
            locale="en",
            order=3,
            enabled=False,
        ),
    ),
)


# REQ M-05
async def test_settings_are_kept_whole_and_of_two_writers_one_is_told(mongo: Mongo) -> None:
    store, work = MongoReplySettings(mongo), UnitOfWork(mongo, Outbox(mongo))
    assert await store.get(SUPPORT_TEAM) is None
    first = await asyncio.gather(*(work.run(lambda: store.save(SETTINGS)) for _ in range(4)), return_exceptions=True)
    assert sorted(type(one).__name__ for one in first) == ["Moved", "Moved", "Moved", "NoneType"]
    assert await store.get(SUPPORT_TEAM) == replace(SETTINGS, version=1)
    await store.save(replace(SETTINGS, version=1, zone="Etc/UTC"))
    with pytest.raises(Moved):
        await store.save(replace(SETTINGS, version=1))
    found = await store.get(SUPPORT_TEAM)
    assert found is not None
    assert (found.zone, found.version) == ("Etc/UTC", 2)


# REQ M-05
async def test_messages_at_the_same_moment_get_one_reply(mongo: Mongo, silent: Announcer, within: Any) -> None:
    store, conversations = MongoReplySettings(mongo), MongoConversationRepository(mongo)
    opening = Opening(conversation_id="c-1", kind=Kind.SUPPORT, subject="Parcel", part=Part.BUYER)
    changes = start(opening, THANDI, Draft(text="Where is it?", message_id="m-1", client_id="k"), NOW)
    await within(conversations.add, replay(changes), changes)
    always = Reply(id="always", text_when=dict.fromkeys(Presence, "We have it."))
    await store.save(replace(SETTINGS, replies=(always,)))
    change = ChangeConversation(UnitOfWork(mongo, Outbox(mongo)), conversations, silent)
    send = SendMessage(change, ReplyAutomatically(store))
    said = [Utterance(text="Hello?", client_id=f"k{n % 5}") for n in range(10)]
    sent = await asyncio.gather(*(send("c-1", THANDI, one, NOW) for one in said))
    assert sum(not one.repeated for one in sent) == 5
    log = [one.change for one in await MongoChangeLog(mongo).after("c-1", 0, 100)]
    replies = [one for one in log if isinstance(one, c.Said) and one.automatic]
    assert [one.reply_id for one in replies] == ["always"]
    assert replies[0].seq == min(one.seq for one in log if isinstance(one, c.Said) and one.seq > 2) + 1
    assert replay(log) == await conversations.get("c-1")
