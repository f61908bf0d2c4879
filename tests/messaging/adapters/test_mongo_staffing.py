"""Taking at once on the real database: nobody gets what another got, nor more than they have room for."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from chassis.mongo import Mongo
from chassis.outbox import Outbox
from chassis.unit_of_work import UnitOfWork
from messaging.adapters.mongo.conversations import MongoConversationRepository
from messaging.adapters.mongo.facts import MongoFacts
from messaging.adapters.mongo.staffing import MongoPosts, MongoQueue
from messaging.application.change_conversation import ChangeConversation, Outcome
from messaging.application.facts import Profile
from messaging.application.ports import Announcer
from messaging.application.take_next import TakeNext
from messaging.domain.conversation import Person
from messaging.domain.errors import Conflict
from messaging.domain.permissions import Role
from messaging.domain.replay import replay
from messaging.domain.staffing import Post
from messaging.domain.talk import Draft, Opening, start
from messaging.domain.values import Category, Kind, Part

pytestmark = pytest.mark.infra

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
THANDI = Person(user_id="u-thandi", name="Thandi", roles=frozenset({Role.BUYER}))


async def asked(mongo: Mongo, talk_id: str, minutes: int, category: str | None = None) -> None:
    opening = Opening(
        conversation_id=talk_id, kind=Kind.SUPPORT, subject="Xyzzy", part=Part.BUYER, category=category
    )  # fmt: skip
    at = NOW + timedelta(minutes=minutes)
    changes = start(opening, THANDI, Draft(text="Xyzzy", message_id=f"m-{talk_id}", client_id=talk_id), at)
    add = MongoConversationRepository(mongo).add
    await UnitOfWork(mongo, Outbox(mongo)).run(lambda: add(replay(changes), changes))


def agent(number: int) -> Person:
    return Person(user_id=f"u-{number}", name=f"Agent {number}", roles=frozenset({Role.AGENT}))


@pytest.fixture
def take(mongo: Mongo, silent: Announcer) -> TakeNext:
    change = ChangeConversation(UnitOfWork(mongo, Outbox(mongo)), MongoConversationRepository(mongo), silent)
    return TakeNext(change, MongoQueue(mongo), MongoPosts(mongo))


# REQ M-03, FAULTS 36
async def test_agents_who_take_at_once_never_get_the_same_one(mongo: Mongo, take: TakeNext) -> None:
    for number in range(6):
        await asked(mongo, f"c-{number}", number)
    taken = await asyncio.gather(*(take(agent(number), NOW) for number in range(8)))
    ids = sorted(one.conversation.id for one in taken if one is not None)
    assert ids == [f"c-{number}" for number in range(6)]
    assert sum(one is None for one in taken) == 2
    assert set((await MongoQueue(mongo).open_counts([f"u-{n}" for n in range(8)])).values()) == {1}


# REQ M-09
async def test_one_agent_in_two_windows_never_gets_more_than_there_is_room_for(mongo: Mongo, take: TakeNext) -> None:
    for number in range(6):
        await asked(mongo, f"c-{number}", number)
    await MongoPosts(mongo).save(Post(user_id="u-1", capacity=2))
    taken = await asyncio.gather(*(take(agent(1), NOW) for _ in range(5)), return_exceptions=True)
    assert sum(isinstance(one, Outcome) for one in taken) == 2
    assert sum(isinstance(one, Conflict) for one in taken) == 3


# REQ M-04
async def test_the_queue_is_in_order_and_says_the_language(mongo: Mongo) -> None:
    await asked(mongo, "c-late", 5)
    await asked(mongo, "c-early", 1)
    await asked(mongo, "c-order", 0, "order_inquiry")
    profile = Profile(user_id="u-thandi", name="Thandi", roles=(Role.BUYER,), locale="zu-ZA")
    await MongoFacts(mongo).keep_profile(profile, NOW)
    general = await MongoQueue(mongo).waiting([Category.GENERAL], 10)
    assert [(one.conversation.id, one.locale) for one in general] == [("c-early", "zu-ZA"), ("c-late", "zu-ZA")]
    assert [one.conversation.id for one in await MongoQueue(mongo).waiting([Category.ORDER_INQUIRY], 10)] == ["c-order"]


async def test_a_post_and_the_switch_are_kept(mongo: Mongo) -> None:
    posts = MongoPosts(mongo)
    assert await posts.get("u-1") == Post(user_id="u-1")
    assert not await posts.automatic()
    post = Post(
        user_id="u-1",
        departments=frozenset({"orders"}),
        skills=frozenset({"refunds"}),
        languages=frozenset({"en"}),
        capacity=3,
        available=True,
    )
    await posts.save(post)
    assert list(await posts.all()) == [post]
    await posts.set_automatic(on=True)
    assert await posts.automatic()
