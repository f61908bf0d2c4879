"""What a seller was asked, on the real database: answered from the index, without looking at conversations."""

from datetime import UTC, datetime, timedelta

import pytest

from chassis.mongo import Mongo
from chassis.outbox import Outbox
from chassis.unit_of_work import UnitOfWork
from messaging.adapters.mongo.conversations import MongoConversationRepository
from messaging.adapters.mongo.threads import MongoThreads
from messaging.domain import changes as c
from messaging.domain.conversation import Person
from messaging.domain.handling import mark_need
from messaging.domain.permissions import Role
from messaging.domain.replay import replay
from messaging.domain.response_measure import Thread
from messaging.domain.talk import Draft, Opening, send, start
from messaging.domain.values import Kind, Part

pytestmark = pytest.mark.infra

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
THANDI = Person(user_id="u-thandi", name="Thandi", roles=frozenset({Role.BUYER}))
MEI = Person(user_id="u-mei", name="Mei", roles=frozenset({Role.SELLER}))


async def asked(mongo: Mongo, talk_id: str, at: datetime, what: str, seller_id: str = "u-mei") -> None:
    """Ask a seller; `what` they then do: nothing, answer an hour later, or say that no answer is needed."""
    repository = MongoConversationRepository(mongo)
    seller = c.Member(user_id=seller_id, part=Part.SELLER, name="S")
    opening = Opening(
        conversation_id=talk_id, kind=Kind.PRODUCT, subject="x", part=Part.BUYER, members=(seller,), product_id="p"
    )
    changes = start(opening, THANDI, Draft(text="Hello", message_id=f"m-{talk_id}"), at)
    talk = replay(changes)
    made: tuple[c.Change, ...] = ()
    if what == "answer":
        made = send(talk, MEI, Draft(text="Yes", message_id=f"a-{talk_id}"), at + timedelta(hours=1))
    if what == "needless":
        made = mark_need(talk, MEI, at, needs_answer=False)
    work = UnitOfWork(mongo, Outbox(mongo))
    await work.run(lambda: repository.add(talk, changes))
    if made:
        await work.run(lambda: repository.save(talk, replay(made, talk), made))


# REQ M-07
async def test_what_was_asked_of_a_seller_comes_from_the_index_alone(mongo: Mongo) -> None:
    await asked(mongo, "c-1", NOW, "answer")
    await asked(mongo, "c-2", NOW, "needless")
    await asked(mongo, "c-3", NOW, "nothing")
    await asked(mongo, "c-4", NOW - 2 * DAY, "answer")
    await asked(mongo, "c-5", NOW, "nothing", seller_id="u-other")
    await mongo.db.command("profile", 2)
    found = await MongoThreads(mongo).asked_of("u-mei", NOW - DAY)
    await mongo.db.command("profile", 0)
    assert sorted(found, key=lambda one: (one.answered_at is None, one.needs_no_answer)) == [
        Thread(started_at=NOW, answered_at=NOW + timedelta(hours=1)),
        Thread(started_at=NOW),
        Thread(started_at=NOW, needs_no_answer=True),
    ]
    queries = [one async for one in mongo.db["system.profile"].find({"op": "query", "ns": {"$regex": "conversations"}})]
    assert [(one["docsExamined"], one["keysExamined"] <= 4) for one in queries] == [(0, True)]
