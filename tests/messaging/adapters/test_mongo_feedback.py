"""Feedback on the real database."""

from datetime import UTC, datetime, timedelta

import pytest

from chassis.mongo import Mongo, find_all
from messaging.adapters.mongo.erasure import Erasure
from messaging.adapters.mongo.feedback import FEEDBACK, INDEXES, MongoFeedback
from messaging.domain.feedback import Asked, Count, Feedback, Occasion

pytestmark = pytest.mark.infra

NOW = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
DAY = timedelta(days=1)


def feedback(
    feedback_id: str, rating: int = 4, comment: str = "", *, about: str | None = "c-1", ago: timedelta = timedelta()
) -> Feedback:
    return Feedback(feedback_id=feedback_id, user_id="u-thandi", conversation_id=about, rating=rating,
                    comment=comment, at=NOW - ago)  # fmt: skip


@pytest.fixture
async def store(mongo: Mongo) -> MongoFeedback:
    await mongo.ensure_indexes(INDEXES)
    return MongoFeedback(mongo)


# REQ M-10
async def test_an_answer_is_kept_once_and_its_words_are_read(store: MongoFeedback) -> None:
    first = feedback("f-1", 2, "slow")
    assert await store.add(first)
    assert not await store.add(feedback("f-1", 5))
    assert await store.add(feedback("f-2", 3))
    assert await store.add(feedback("f-3", 5, "fast", ago=DAY))
    assert await store.has("f-1")
    assert not await store.has("f-9")
    assert await store.comments(9) == [first, feedback("f-3", 5, "fast", ago=DAY)]
    assert await store.comments(1) == [first]


# REQ M-10
async def test_answers_are_counted_by_occasion_month_and_rating(store: MongoFeedback) -> None:
    for one in (feedback("a"), feedback("b", ago=DAY), feedback("c", 1, about=None), feedback("d", ago=400 * DAY)):
        await store.add(one)

    def count(occasion: Occasion, month: str, rating: int, number: int) -> Count:
        return Count(occasion=occasion, month=month, rating=rating, count=number)

    of, periodic = Occasion.CONVERSATION, Occasion.PERIODIC
    for zone, found in (
        ("Etc/UTC", [count(of, "2026-11", 4, 2), count(periodic, "2026-11", 1, 1)]),
        ("Africa/Johannesburg",
         [count(of, "2026-11", 4, 1), count(of, "2026-12", 4, 1), count(periodic, "2026-12", 1, 1)]),
    ):  # fmt: skip
        counts = await store.counts(NOW - 365 * DAY, zone)
        assert sorted(counts, key=lambda one: (one.occasion, one.month)) == found


# REQ M-10
async def test_when_somebody_was_asked_only_moves_on(store: MongoFeedback) -> None:
    assert await store.asked("u-thandi") == Asked()
    await store.note_asked("u-thandi", Occasion.PERIODIC, NOW)
    await store.note_asked("u-thandi", Occasion.CONVERSATION, NOW - DAY)
    assert await store.asked("u-thandi") == Asked(last_at=NOW, periodic_at=NOW)
    await store.note_asked("u-thandi", Occasion.CONVERSATION, NOW + DAY)
    assert await store.asked("u-thandi") == Asked(last_at=NOW + DAY, periodic_at=NOW)


# REQ P-06
async def test_somebodys_words_are_forgotten_and_their_ratings_stay(store: MongoFeedback, mongo: Mongo) -> None:
    await store.add(feedback("f-1", 2, "slow"))
    await store.note_asked("u-thandi", Occasion.PERIODIC, NOW)
    erasure = Erasure(mongo)
    assert (await erasure.holdings("u-thandi"))["feedback"] == 1
    assert (await erasure.forget("u-thandi"))["feedback"] == 1
    (kept,) = await find_all(mongo.db[FEEDBACK].find())
    assert (kept["comment"], kept["rating"]) == ("", 2)
    assert await store.asked("u-thandi") == Asked()
    assert await store.comments(9) == []
