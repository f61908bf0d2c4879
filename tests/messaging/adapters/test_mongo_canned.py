"""Canned answers on the real database: kept whole, one code in one language, seeded once, forgotten by name."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from chassis.mongo import Mongo
from chassis.outbox import Outbox
from chassis.unit_of_work import UnitOfWork
from messaging.adapters.mongo.canned_answers import INDEXES, MongoCannedAnswers
from messaging.adapters.mongo.erasure import ERASED, Erasure
from messaging.adapters.mongo.locales import MongoLocales
from messaging.application.canned_answers import CodeTaken
from messaging.application.ports import Moved
from messaging.domain.canned_answers import CannedAnswer, Revision, Wording
from messaging.domain.first_canned_answers import FIRST

pytestmark = pytest.mark.infra

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
WORDING = Wording(title="Refund", code="refund", text="Hello {customer_name}", locale="en")


def answer(answer_id: str, wording: Wording = WORDING) -> CannedAnswer:
    revisions = (
        Revision(wording=replace(wording, text="Before"), at=NOW),
        Revision(wording=wording, at=NOW, author_id="u-sam", author="Sam"),
    )
    return CannedAnswer(id=answer_id, version=2, revisions=revisions)


@pytest.fixture
async def store(mongo: Mongo) -> MongoCannedAnswers:
    await mongo.ensure_indexes(INDEXES)
    return MongoCannedAnswers(mongo)


# REQ T-09
async def test_what_is_kept_is_found_and_an_old_version_overwrites_nothing(store: MongoCannedAnswers) -> None:
    await store.add(answer("a-1"))
    assert await store.get("a-1") == answer("a-1")
    gone = replace(answer("a-1"), version=3, deleted_at=NOW)
    await store.save(gone, 2)
    with pytest.raises(Moved):
        await store.save(answer("a-1"), 2)
    assert (await store.all(), await store.deleted(5)) == ([], [gone])
    assert await store.get("a-2") is None


# REQ T-09
async def test_a_code_is_there_once_in_a_language_whoever_writes_at_once(
    store: MongoCannedAnswers, mongo: Mongo
) -> None:
    work = UnitOfWork(mongo, Outbox(mongo))
    tries = [work.run(lambda n=n: store.add(answer(f"a-{n}"))) for n in range(5)]
    done = await asyncio.gather(*tries, return_exceptions=True)
    assert sorted(type(one).__name__ for one in done) == ["CodeTaken"] * 4 + ["NoneType"]
    await store.add(answer("b", replace(WORDING, locale="zu")))
    (kept, other) = await store.all()
    assert other.id == "b"
    with pytest.raises(CodeTaken):
        await store.save(replace(answer("b"), version=3), 2)
    gone = replace(kept, version=3, deleted_at=NOW)
    await store.save(gone, 2)
    await store.add(answer("c"))
    with pytest.raises(CodeTaken):
        await store.save(replace(gone, version=4, deleted_at=None), 3)


async def test_the_last_deleted_come_first(store: MongoCannedAnswers) -> None:
    for n in range(4):
        await store.add(replace(answer(f"a-{n}"), deleted_at=NOW + timedelta(days=n)))
    assert [one.id for one in await store.deleted(3)] == ["a-3", "a-2", "a-1"]


# REQ T-09
async def test_the_first_ones_come_once_and_stay_as_the_staff_leave_them(store: MongoCannedAnswers) -> None:
    await store.add(answer("a-1", replace(WORDING, code=FIRST[0].code, locale="")))
    await store.seed(FIRST, NOW)
    assert len(await store.all()) == len(FIRST)
    second = next(one for one in await store.all() if one.wording == FIRST[1])
    await store.save(replace(second, version=2, deleted_at=NOW), 1)
    await store.seed(FIRST, NOW)
    assert len(await store.all()) == len(FIRST) - 1


# REQ P-06
async def test_who_wrote_them_is_forgotten_by_name(store: MongoCannedAnswers, mongo: Mongo) -> None:
    await store.add(answer("a-1"))
    erasure = Erasure(mongo)
    assert (await erasure.holdings("u-sam"))["canned_answers"] == 1
    assert (await erasure.forget("u-sam"))["canned_answers"] == 1
    found = await store.get("a-1")
    assert found is not None
    assert [one.author for one in found.revisions] == ["", ERASED]
    assert found.wording == WORDING


async def test_the_language_of_a_person_is_what_the_accounts_say(mongo: Mongo) -> None:
    await mongo.db["users"].insert_one({"_id": "u-thandi", "locale": "zu-ZA"})
    assert await MongoLocales(mongo).locale_of("u-thandi") == "zu-ZA"
    assert await MongoLocales(mongo).locale_of("u-nobody") == ""
