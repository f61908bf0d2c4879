"""What was split or merged, kept on the real database: the lists of one show messages that another stores."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chassis.mongo import Mongo, find_all
from messaging.adapters.mongo.conversations import MongoConversationRepository
from messaging.adapters.mongo.erasure import Erasure
from messaging.adapters.mongo.summaries import MongoSummaries
from messaging.application.summaries import MineFilter
from messaging.domain import changes as c
from messaging.domain.conversation import Conversation, Person
from messaging.domain.joining import Cut, merge, split
from messaging.domain.permissions import Role
from messaging.domain.replay import replay
from messaging.domain.talk import Draft, Opening, send, start
from messaging.domain.values import Kind, Part

pytestmark = pytest.mark.infra

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
THANDI = Person(user_id="u-thandi", name="Thandi", roles=frozenset({Role.BUYER}))
SAM = Person(user_id="u-sam", name="Sam", roles=frozenset({Role.AGENT}))


def opened(talk_id: str, at: datetime = NOW) -> tuple[Conversation, tuple[c.Change, ...]]:
    opening = Opening(conversation_id=talk_id, kind=Kind.SUPPORT, subject="Parcel", part=Part.BUYER)
    changes = start(opening, THANDI, Draft(text="Where is it?", message_id=f"m-{talk_id}", client_id="k"), at)
    return replay(changes), changes


async def in_two(repository: MongoConversationRepository, within: Any, second: str) -> Conversation:
    """`c-1`, whose `second` message is shown in `c-2` instead; as it stands then."""
    talk, changes = opened("c-1")
    await within(repository.add, talk, changes)
    more = send(talk, THANDI, Draft(text=second, message_id="m-2"), NOW)
    after = replay(more, talk)
    await within(repository.save, talk, after, more)
    cut = Cut(new_id="c-2", subject="Refund", seqs=(3,))
    off, first = split(after, await repository.messages("c-1"), cut, SAM, NOW)
    origin = replay(off, after)
    await within(repository.save, after, origin, off)
    await within(repository.add, replay((first,)), (first,))
    return origin


# REQ P-06
async def test_what_a_split_shows_of_whoever_was_erased_is_blank(mongo: Mongo, within: Any) -> None:
    await in_two(MongoConversationRepository(mongo), within, "And my secret refund?")
    await within(Erasure(mongo).forget, "u-thandi")
    for name in ("conversations", "changes"):
        assert "secret" not in str(await find_all(mongo.db[name].find({})))


# REQ M-02
async def test_what_is_taken_back_is_not_shown_where_it_was_split_off_to(mongo: Mongo, within: Any) -> None:
    repository = MongoConversationRepository(mongo)
    origin = await in_two(repository, within, "And my refund?")
    gone = (c.Deleted(seq=origin.seq + 1, at=NOW, actor_id="u-thandi", target=3, message_id="m-2"),)
    await within(repository.save, origin, replay(gone, origin), gone)
    new = await repository.get("c-2")
    assert new is not None
    assert new.last_message is not None
    assert new.last_message.text == ""


async def in_one(repository: MongoConversationRepository, within: Any) -> None:
    """`c-2`, which says the newest, is merged into `c-1`, and that into `c-0`."""
    for minutes, talk_id in enumerate(("c-0", "c-1", "c-2")):
        await within(repository.add, *opened(talk_id, NOW + timedelta(minutes=minutes)))
    for source_id, target_id in (("c-2", "c-1"), ("c-1", "c-0")):
        source, target = await repository.get(source_id), await repository.get(target_id)
        assert source is not None
        assert target is not None
        pair = merge(source, target, SAM, NOW)
        await within(repository.save, source, replay(pair.left, source), pair.left)
        await within(repository.save, target, replay(pair.right, target), pair.right)


# REQ M-02
async def test_lists_show_and_sort_by_the_newest_message_of_what_was_merged(mongo: Mongo, within: Any) -> None:
    repository = MongoConversationRepository(mongo)
    await in_one(repository, within)
    await within(repository.add, *opened("c-9", NOW + timedelta(minutes=1)))
    page = await MongoSummaries(mongo).mine("u-thandi", MineFilter(), None, 9)
    assert [(row.conversation.id, row.at) for row in page.rows] == [
        ("c-0", NOW + timedelta(minutes=2)),
        ("c-9", NOW + timedelta(minutes=1)),
    ]


# REQ M-02
@pytest.mark.parametrize(("text", "shown"), [("Soon?", "Soon?"), (None, "")])
async def test_what_is_rewritten_in_a_merged_one_is_shown_so_where_it_goes_on(
    mongo: Mongo, within: Any, text: str | None, shown: str
) -> None:
    repository = MongoConversationRepository(mongo)
    await in_one(repository, within)
    talk = await repository.get("c-2")
    assert talk is not None
    at = {"seq": talk.seq + 1, "at": NOW, "actor_id": "u-thandi", "target": 2, "message_id": "m-c-2"}
    change = (c.Deleted(**at) if text is None else c.Edited(**at, text=text),)  # type: ignore[arg-type]
    await within(repository.save, talk, replay(change, talk), change)
    for talk_id in ("c-0", "c-1", "c-2"):
        head = await repository.get(talk_id)
        assert head is not None
        assert head.last_message is not None
        assert head.last_message.text == shown


# REQ P-06
async def test_what_a_merge_shows_of_whoever_was_erased_is_blank(mongo: Mongo, within: Any) -> None:
    await in_one(MongoConversationRepository(mongo), within)
    await within(Erasure(mongo).forget, "u-thandi")
    for name in ("conversations", "changes"):
        kept = str(await find_all(mongo.db[name].find({})))
        assert "Where is it?" not in kept
        assert "'Thandi'" not in kept
