"""The repositories on the real database: what goes in comes out, and two writers never lose each other."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chassis.mongo import Mongo, find_all
from chassis.outbox import COLLECTION, Outbox
from chassis.unit_of_work import UnitOfWork
from messaging.adapters.mongo.change_log import MongoChangeLog
from messaging.adapters.mongo.codec import decode_change, decode_head, encode_change, encode_head
from messaging.adapters.mongo.conversations import MongoConversationRepository
from messaging.adapters.mongo.indexes import INDEXES
from messaging.adapters.mongo.presence import INDEXES as PRESENCE_INDEXES
from messaging.adapters.mongo.presence import KEPT, MongoPresence
from messaging.adapters.mongo.summaries import MongoSummaries
from messaging.application.ports import AlreadySaid, Moved
from messaging.application.summaries import DeskFilter, MineFilter, Order, View
from messaging.domain import changes as c
from messaging.domain.conversation import Conversation, LastMessage, Person, Standing
from messaging.domain.handling import set_status
from messaging.domain.permissions import Role
from messaging.domain.replay import apply, begin, replay
from messaging.domain.talk import Draft, Opening, delete, edit, send, start
from messaging.domain.values import Caution, Kind, Part, Priority, Status

pytestmark = pytest.mark.infra

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
THANDI = Person(user_id="u-thandi", name="Thandi", roles=frozenset({Role.BUYER}))
SAM = Person(user_id="u-sam", name="Sam", roles=frozenset({Role.AGENT}))
NOOR = Person(user_id="u-noor", name="Noor", roles=frozenset({Role.SENIOR}))


@pytest.fixture
async def mongo(infra: Any) -> AsyncIterator[Mongo]:
    database = infra.database("messaging_repo")
    mongo = Mongo(infra.mongo, database)
    indexes = {**INDEXES, **PRESENCE_INDEXES}
    await mongo.ensure_collections([*indexes, COLLECTION])
    await mongo.ensure_indexes(indexes)
    yield mongo
    await mongo.client.drop_database(database)
    await mongo.close()


def opened(talk_id: str, at: datetime = NOW) -> tuple[Conversation, tuple[c.Change, ...]]:
    opening = Opening(conversation_id=talk_id, kind=Kind.SUPPORT, subject="Parcel", part=Part.BUYER)
    changes = start(opening, THANDI, Draft(text="Where is it?", message_id=f"m-{talk_id}", client_id="k"), at)
    return replay(changes), changes


LAST = LastMessage(seq=3, message_id="m", sender_id="u", part=Part.BUYER, name="N", text="T", at=NOW, automatic=False)
STANDING = Standing(waiting_since=NOW, last_message=LAST, messages=2, unread=(("u", 1),))
EVERY_CHANGE: list[c.Change] = [
    c.Said(seq=2, at=NOW, actor_id="u", message_id="m", part=Part.BUYER, name="N", text="T", client_id="k", first=True),
    c.Said(
        seq=3, at=NOW, actor_id=None, message_id="m2", part=Part.SYSTEM, name="", text="T", automatic=True,
        caution=Caution.PAYMENT, reply_id="hours",
    ),
    c.Noted(seq=4, at=NOW, actor_id="u", message_id="m3", name="N", text="T"),
    c.Edited(
        seq=5, at=NOW, actor_id="u", target=2, message_id="m", text="U", internal=True, caution=Caution.CONTACT,
    ),
    c.Deleted(seq=6, at=NOW, actor_id="u", target=2, message_id="m"),
    c.Read(seq=7, at=NOW, actor_id="u", up_to=3, unread=1),
    c.StatusSet(seq=8, at=NOW, actor_id=None, status=Status.PENDING),
    c.Assigned(seq=9, at=NOW, actor_id="s", assignee=c.Member(user_id="s", part=Part.SUPPORT, name="S")),
    c.Assigned(seq=10, at=NOW, actor_id="s", assignee=None),
    c.CategorySet(seq=11, at=NOW, actor_id="s", category="listing"),
    c.PrioritySet(seq=12, at=NOW, actor_id="s", priority=Priority.LOW),
    c.TagsSet(seq=13, at=NOW, actor_id="s", tags=("a", "b")),
    c.Joined(seq=14, at=NOW, actor_id="s", member=c.Member(user_id="t", part=Part.ADMIN, name="T")),
    c.Left(seq=15, at=NOW, actor_id="s", user_id="t"),
    c.SplitOff(seq=16, at=NOW, actor_id="s", target="c-9", taken=(2, 3), standing=STANDING, moved=NOW),
    c.SplitUndone(seq=17, at=NOW, actor_id="s", other="c-9", standing=Standing()),
    c.Absorbed(seq=18, at=NOW, actor_id="s", source="c-8", status=Status.OPEN, standing=STANDING, moved=NOW),
    c.Unmerged(seq=19, at=NOW, actor_id="s", other="c-8", moved=NOW),
    c.MergedInto(seq=20, at=NOW, actor_id="s", target="c-7"),
    c.NeedMarked(seq=21, at=NOW, actor_id="u", needs_answer=False),
]  # fmt: skip


def test_every_change_and_every_state_survives_its_document() -> None:
    first = c.Opened(
        seq=1, at=NOW, actor_id="u", conversation_id="c-1", kind=Kind.ORDER, subject="S", requester_id="u",
        members=(c.Member(user_id="u", part=Part.BUYER, name="N"),), order_id="o", split_from="c-0", taken=(4,),
    )  # fmt: skip
    assert decode_change(encode_change("c-1", first)) == first
    state = begin(first)
    for change in EVERY_CHANGE:
        assert decode_change(encode_change("c-1", change)) == change
        state = apply(state, change)
        assert decode_head({"_id": state.id, **encode_head(state)}) == state


def test_what_an_earlier_release_kept_is_read() -> None:
    talk, _ = opened("c-1")
    document = {"_id": talk.id, **encode_head(talk)}
    for later in ("asked_since", "own_last", "lent", "lifted_from"):
        del document[later]
    assert decode_head(document) == talk
    off = c.SplitOff(seq=16, at=NOW, actor_id="s", target="c-9", taken=(2, 3))
    document = encode_change("c-1", off)
    del document["standing"]
    assert decode_change(document) == off


async def test_what_is_kept_is_found(mongo: Mongo, within: Any) -> None:
    repository = MongoConversationRepository(mongo)
    talk, changes = opened("c-1")
    await within(repository.add, talk, changes)
    assert await repository.get("c-1") == talk
    assert await repository.get("c-2") is None
    assert await repository.message("m-c-1") == ("c-1", changes[1], "Where is it?")
    more = send(talk, SAM, Draft(text="Soon.", message_id="m-2"), NOW)
    after = replay(more, talk)
    await within(repository.save, talk, after, more)
    assert await repository.get("c-1") == after
    assert [one.seq for one in await repository.messages("c-1")] == [2, 4]
    assert await repository.unread_after("c-1", "u-thandi", 2) == 1
    stored = await MongoChangeLog(mongo).after("c-1", 0, 10)
    assert [one.change for one in stored] == [*changes, *more]


async def test_a_known_message_is_refused_and_leaves_nothing(mongo: Mongo, within: Any) -> None:
    repository, work = MongoConversationRepository(mongo), UnitOfWork(mongo, Outbox(mongo))
    talk, changes = opened("c-1")
    await within(repository.add, talk, changes)
    more = send(talk, THANDI, Draft(text="Again", message_id="m-c-1"), NOW)

    async def twice() -> None:
        await repository.save(talk, replay(more, talk), more)

    with pytest.raises(AlreadySaid):
        await work.run(twice)
    assert await repository.get("c-1") == talk


async def test_a_state_that_has_moved_on_is_not_overwritten(mongo: Mongo, within: Any) -> None:
    repository = MongoConversationRepository(mongo)
    talk, changes = opened("c-1")
    await within(repository.add, talk, changes)
    more = set_status(talk, SAM, Status.PENDING, NOW)
    await within(repository.save, talk, replay(more, talk), more)
    with pytest.raises(Moved):
        await within(repository.save, talk, replay(more, talk), more)


# FAULTS 36
async def test_two_writers_at_once_both_land(mongo: Mongo, within: Any) -> None:
    repository, work = MongoConversationRepository(mongo), UnitOfWork(mongo, Outbox(mongo))
    talk, changes = opened("c-1")
    await within(repository.add, talk, changes)

    async def say(who: Person, n: int) -> None:
        async def command() -> None:
            before = await repository.get("c-1")
            assert before is not None
            made = send(before, who, Draft(text="x", message_id=f"{who.user_id}-{n}"), NOW)
            await repository.save(before, replay(made, before), made)

        await work.run(command)

    await asyncio.gather(*(say(who, n) for n in range(5) for who in (THANDI, SAM, NOOR)))
    stored = [one.change for one in await MongoChangeLog(mongo).after("c-1", 0, 100)]
    assert replay(stored) == await repository.get("c-1")
    assert sum(isinstance(change, c.Said) for change in stored) == 16
    assert sum(isinstance(change, c.Assigned) for change in stored) == 1


async def test_a_rewritten_message_is_shown_as_it_is_now(mongo: Mongo, within: Any) -> None:
    repository, log = MongoConversationRepository(mongo), MongoChangeLog(mongo)
    talk, changes = opened("c-1")
    await within(repository.add, talk, changes)
    said = changes[1]
    assert isinstance(said, c.Said)
    edited = edit(talk, THANDI, said, "Where is my parcel?", NOW)
    after = replay(edited, talk)
    await within(repository.save, talk, after, edited)
    assert [one.text for one in await log.after("c-1", 1, 10)] == ["Where is my parcel?"] * 2
    gone = delete(after, THANDI, said, NOW)
    await within(repository.save, after, replay(gone, after), gone)
    assert [one.text for one in await log.after("c-1", 1, 10)] == [None, None, None]
    found = await repository.message(said.message_id)
    assert found is not None
    assert (found.message.text, found.text) == (said.text, None)


async def test_the_warning_is_that_of_the_present_text(mongo: Mongo, within: Any) -> None:
    # REQ M-11
    repository, log = MongoConversationRepository(mongo), MongoChangeLog(mongo)
    talk, changes = opened("c-1")
    await within(repository.add, talk, changes)
    said = changes[1]
    assert isinstance(said, c.Said)
    for caution in (Caution.PAYMENT, None):
        (edited,) = edit(talk, THANDI, said, f"Now {caution}", NOW)
        assert isinstance(edited, c.Edited)
        edited = replace(edited, caution=caution)
        after = replay((edited,), talk)
        await within(repository.save, talk, after, (edited,))
        talk = after
        first = (await log.after("c-1", 1, 10))[0]
        assert (first.text, first.caution) == (f"Now {caution}", caution)


async def test_every_query_of_the_lists_walks_an_index(mongo: Mongo, within: Any) -> None:
    repository, summaries = MongoConversationRepository(mongo), MongoSummaries(mongo)
    for n in range(20):
        await within(repository.add, *opened(f"c-{n}", NOW + timedelta(minutes=n)))
    await mongo.db.command("profile", 2)
    for view in View:
        for order in Order:
            await summaries.desk(DeskFilter(view=view, agent_id="u-sam", order=order), None, 5)
    await summaries.desk(DeskFilter(view=View.OPEN, agent_id="u-sam", category="listing"), None, 5)
    await summaries.desk(DeskFilter(view=View.OPEN, agent_id="u-sam", department="orders"), None, 5)
    await summaries.desk_counts(DeskFilter(view=View.OPEN, agent_id="u-sam", department="orders"), 100)
    for wanted in (MineFilter(), MineFilter(unread=True), MineFilter(status=Status.OPEN)):
        await summaries.mine("u-thandi", wanted, None, 5)
    await mongo.db.command("profile", 0)
    scans = [
        one
        async for one in mongo.db["system.profile"].find({"planSummary": "COLLSCAN", "ns": {"$regex": "conversations"}})
    ]
    assert scans == []


async def pages(summaries: MongoSummaries, wanted: DeskFilter) -> list[str]:
    """All rows of a list, read three at a time."""
    seen: list[str] = []
    cursor = None
    while True:
        page = await summaries.desk(wanted, cursor, 3)
        seen += [row.conversation.id for row in page.rows]
        cursor = page.cursor
        if cursor is None:
            return seen


# REQ M-03
async def test_pages_of_the_desk_join_without_gap_or_double_the_oldest_first(mongo: Mongo, within: Any) -> None:
    repository, summaries = MongoConversationRepository(mongo), MongoSummaries(mongo)
    ids = [f"c-{n:02}" for n in range(11)]
    for age, talk in enumerate(reversed(ids)):
        await within(repository.add, *opened(talk, NOW + timedelta(minutes=age // 2)))
    waiting = sorted(ids, key=lambda talk: ((10 - int(talk[2:])) // 2, talk))
    for order in Order:
        assert await pages(summaries, DeskFilter(view=View.OPEN, agent_id="u", order=order)) == waiting
    for talk in ids:  # answered: none of them waits any more
        head = await repository.get(talk)
        assert head is not None
        said = send(head, SAM, Draft(text="Soon.", message_id=f"m-{talk}-2"), NOW + timedelta(hours=1))
        await within(repository.save, head, replay(said, head), said)
    for order in Order:
        assert await pages(summaries, DeskFilter(view=View.OPEN, agent_id="u", order=order)) == waiting


# REQ M-03
async def test_what_was_resolved_last_comes_first(mongo: Mongo, within: Any) -> None:
    repository, summaries = MongoConversationRepository(mongo), MongoSummaries(mongo)
    for minute, talk in enumerate(["c-2", "c-0", "c-3", "c-1"]):
        head, _ = opened(talk)
        await within(repository.add, *opened(talk))
        gone = set_status(head, SAM, Status.RESOLVED, NOW + timedelta(minutes=minute))
        await within(repository.save, head, replay(gone, head), gone)
    found = await pages(summaries, DeskFilter(view=View.RESOLVED, agent_id="u"))
    assert found == ["c-1", "c-3", "c-0", "c-2"]


# REQ M-03
async def test_the_numbers_of_the_views_count_what_the_filters_leave(mongo: Mongo, within: Any) -> None:
    repository, summaries = MongoConversationRepository(mongo), MongoSummaries(mongo)
    for n, category in enumerate(["listing", "listing", "account"]):
        await within(repository.add, *opened(f"c-{n}"))
        await mongo.db["conversations"].update_one({"_id": f"c-{n}"}, {"$set": {"category": category}})
    await mongo.db["conversations"].update_one({"_id": "c-0"}, {"$set": {"priority_shown": "high"}})
    everything = DeskFilter(view=View.MINE, agent_id="u-sam")
    for more, count in [({}, 3), ({"category": "listing"}, 2), ({"department": "accounts"}, 1),
                        ({"category": "listing", "priority": Priority.HIGH}, 1)]:  # fmt: skip
        counts = await summaries.desk_counts(replace(everything, **more), 100)
        assert counts == {View.MINE: 0, View.UNASSIGNED: count, View.OPEN: count, View.PENDING: 0, View.BREACHED: 0}


# REQ M-03
async def test_the_numbers_of_the_views_are_counted_without_reading_a_conversation(mongo: Mongo, within: Any) -> None:
    repository, summaries = MongoConversationRepository(mongo), MongoSummaries(mongo)
    for n in range(60):
        await within(repository.add, *opened(f"c-{n:02}"))
        answered = {"priority_shown": "high" if n < 3 else "low", "assignee_id": f"u-{n % 5}", "breached": n == 4}
        await mongo.db["conversations"].update_one({"_id": f"c-{n:02}"}, {"$set": answered})
    await mongo.db.command("profile", 2)
    counts = await summaries.desk_counts(DeskFilter(view=View.OPEN, agent_id="u-1", priority=Priority.HIGH), 100)
    await mongo.db.command("profile", 0)
    assert counts == {View.MINE: 1, View.UNASSIGNED: 0, View.OPEN: 3, View.PENDING: 0, View.BREACHED: 0}
    looked = await find_all(mongo.db["system.profile"].find({"command.aggregate": "conversations"}))
    assert len(looked) == len(counts)
    assert {one["docsExamined"] for one in looked} == {0}
    assert max(one["keysExamined"] for one in looked) < 20


# REQ M-06
async def test_presence_is_seen_by_every_instance_and_goes_by_itself(mongo: Mongo) -> None:
    here, there = MongoPresence(mongo, "pod-1"), MongoPresence(mongo, "pod-2")
    await here.keep([("c-1", "u-sam", "Sam")], NOW)
    await there.keep([("c-1", "u-sam", "Sam"), ("c-1", "u-noor", "Noor")], NOW)
    await there.leave("c-1", "u-sam")
    assert await there.here(["c-1", "c-2"], NOW) == {"c-1": (("u-noor", "Noor"), ("u-sam", "Sam")), "c-2": ()}
    assert await there.here(["c-1"], NOW + KEPT) == {"c-1": ()}
