"""The repositories on the real MongoDB."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chassis.core import COLLECTIONS as CORE_COLLECTIONS
from chassis.core import INDEXES as CORE_INDEXES
from chassis.core import Core
from chassis.errors import Conflict, is_transient
from chassis.mongo import find_all
from chassis.records import Reader
from saypro_events import BadRecord, Encoded, decode
from saypro_events.testing.privacy import Erasure, Export
from sla_monitor.adapters.mongo import (
    COLLECTIONS,
    INDEXES,
    MongoBookRepository,
    MongoRatingRepository,
    MongoRequesterRepository,
    MongoTalkRepository,
    MongoTicketRepository,
)
from sla_monitor.adapters.mongo_board import MongoBoard
from sla_monitor.adapters.outbox import OutboxAnnouncer
from sla_monitor.adapters.public_holidays import public_holidays
from sla_monitor.adapters.timers import TimerSchedule
from sla_monitor.application.follow_tickets import FollowTickets
from sla_monitor.application.ports import Counts, Mean, Rating, Score, Talk
from sla_monitor.application.seed_book import SeedBook
from sla_monitor.domain.clock import State
from sla_monitor.domain.ticket import Message, Requester
from sla_monitor.entrypoints.subscribers import Deps, handlers
from sla_monitor.settings import Settings

pytestmark = pytest.mark.infra
MONDAY = datetime(2026, 2, 2, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(params=["motor", "pymongo"])
async def core(infra: Any, request: pytest.FixtureRequest) -> AsyncIterator[Core]:
    settings = Settings(
        environment="test", instance=infra.unique("sla"), mongo_url=infra.mongo, mongo_driver=request.param,
        mongo_database=infra.database("sla"), kafka_bootstrap=infra.kafka, secret_key="x" * 40,
    )  # fmt: skip
    core = Core.build("sla-monitor", settings, Reader(decode, BadRecord))
    await core.mongo.ensure_collections([*CORE_COLLECTIONS, *INDEXES, *COLLECTIONS])
    lasting = {name: [one for one in models if one.document["name"] != "expiry"] for name, models in INDEXES.items()}
    await core.mongo.ensure_indexes({**CORE_INDEXES, **{name: models for name, models in lasting.items() if models}})
    yield core
    await core.mongo.client.drop_database(settings.mongo_database)
    await core.mongo.close()


async def lived(world: Any) -> list[Any]:
    """Tickets in every state that there is."""
    await world.see("t-running", assignee_id="u-sam")
    await world.see("t-met")
    await world.see("t-paused", requester="u-lars")
    await world.passes(hours=1)
    await world.see("t-met", first_response_at=world.now, assignee_id="u-sam")
    await world.hear("staff", "t-met")
    await world.hear("customer", "t-met")
    await world.see("t-met", status="resolved", resolved_at=world.now, assignee_id="u-sam")
    await world.see("t-paused", status="pending")
    await world.see("t-late", opened_at=world.now, level="senior")
    await world.see("t-raised", priority="low", opened_at=world.now)
    await world.passes(hours=5)
    await world.see("t-raised", priority="high")
    return list(world.kept.values())


async def test_tickets_come_back_as_they_were(core: Core, world: Any) -> None:
    tickets = await lived(world)
    repository = MongoTicketRepository(core.mongo)
    await repository.save_many([])
    await repository.save_many(tickets)
    assert await repository.get_many([*world.kept, "nobody"]) == world.kept
    live = [ticket.ticket_id for ticket in await repository.live(10)]
    assert live == ["t-late", "t-paused", "t-raised", "t-running"]
    assert [ticket.ticket_id for ticket in await repository.live(2, after="t-paused")] == ["t-raised", "t-running"]
    assert await repository.count_live() == 4


async def test_a_talk_keeps_each_message_and_ticket_once(core: Core) -> None:
    # REQ S-01 P-05
    repository = MongoTalkRepository(core.mongo)
    asked, answered = Message(1, MONDAY, by_staff=False), Message(2, MONDAY + HOUR, by_staff=True)
    assert await repository.add({}) == {}
    assert await repository.add({"c1": Talk(messages=frozenset({asked}))}) == {
        "c1": Talk(frozenset(), frozenset({asked}))
    }
    both = {"c1": Talk(frozenset({"t1"}), frozenset({asked, answered})), "c2": Talk(frozenset({"t2"}))}
    for _ in range(2):
        assert await repository.add(both) == both
    assert await repository.add({"c1": Talk(frozenset({"t3"}))}) == {
        "c1": Talk(frozenset({"t1", "t3"}), frozenset({asked, answered}))
    }


async def test_a_ticket_and_a_message_that_meet_at_the_same_time_find_each_other(core: Core) -> None:
    # REQ P-05
    repository = MongoTalkRepository(core.mongo)
    asked = Message(1, MONDAY, by_staff=False)
    found: list[Talk] = []

    async def work(more: Talk) -> None:
        found.append((await repository.add({"c1": more}))["c1"])
        await asyncio.sleep(0.2)

    sides = (Talk(frozenset({"t1"})), Talk(messages=frozenset({asked})))
    await asyncio.gather(*(insist(core, lambda side=side: work(side)) for side in sides))
    assert found[-1] == Talk(frozenset({"t1"}), frozenset({asked}))


async def insist(core: Core, work: Callable[[], Awaitable[None]]) -> None:
    """As a lane does: what failed for a passing reason is tried again."""
    for _ in range(20):
        try:
            return await core.unit_of_work.run(work)
        except Exception as error:
            if not is_transient(error):
                raise
            await asyncio.sleep(0.05)
    raise AssertionError("never got through")


async def test_a_transaction_that_fails_keeps_nothing(core: Core, world: Any) -> None:
    # REQ P-05
    tickets = await lived(world)
    repository = MongoTicketRepository(core.mongo)

    async def work() -> None:
        await repository.save_many(tickets)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await core.unit_of_work.run(work)
    assert await repository.get_many(list(world.kept)) == {}


async def test_the_board_lists_and_scores(core: Core, world: Any) -> None:
    # REQ S-05
    await MongoTicketRepository(core.mongo).save_many(await lived(world))
    board = MongoBoard(core.mongo)
    due = await board.due_next(10)
    assert [row.clock.due_at for row in due] == sorted(row.clock.due_at for row in due if row.clock.due_at)
    assert {row.ticket.ticket_id for row in due} == {"t-late", "t-raised", "t-running"}
    assert {row.ticket.ticket_id for row in await board.due_next(10, "u-sam")} == {"t-running"}
    assert [row.clock.due_at for row in await board.at_risk(due[0].clock.due_at, 10)] == [due[0].clock.due_at]
    missed = await board.breached(MONDAY, 10)
    assert [row.ticket.ticket_id for row in missed] == ["t-late", "t-running"]
    assert await board.breached(world.now, 10) == []
    for soon, since in ((world.now, MONDAY), (world.now + HOUR, MONDAY), (world.now + 100 * HOUR, world.now)):
        listed = [len(await found) for found in (
            board.due_next(99), board.at_risk(soon, 99), board.breached(since, 99))]  # fmt: skip
        counts = await board.counts(soon, since)
        assert [counts.running, counts.at_risk, counts.missed] == listed
    paused = [(t.ticket_id, c.metric) for t in world.kept.values() for c in t.clocks if c.state is State.PAUSED]
    assert counts.paused == len(paused) == 2
    people = {score.who: (score.met, score.breached) for score in await board.scores("person", MONDAY)}
    assert people == {"u-sam": (2, 1), "": (0, 1)}
    assert {score.who for score in await board.scores("team", MONDAY)} == {"agent", "senior"}
    assert [score.who for score in await board.scores("day", MONDAY)] == ["2026-02-02"]
    assert {score.who for score in await board.scores("day", MONDAY, "Pacific/Auckland")} == {
        "2026-02-02",
        "2026-02-03",
    }
    for by in ("person", "day"):
        sums = [(score.met, score.breached) for score in await board.scores(by, MONDAY)]
        assert tuple(map(sum, zip(*sums, strict=True))) == (2, 2)
    assert (await board.scores("person", MONDAY))[1].seconds == 3600


async def test_a_warned_clock_is_at_risk_and_the_time_is_that_to_the_first_answer(core: Core, world: Any) -> None:
    # REQ S-05
    tickets, board = MongoTicketRepository(core.mongo), MongoBoard(core.mongo)
    await world.see("t-warned", assignee_id="u-sam")
    await world.passes(hours=3, minutes=5)
    await tickets.save_many(list(world.kept.values()))
    assert len(await board.at_risk(world.now, 99)) == 1
    assert await board.counts(world.now, MONDAY) == Counts(running=2, at_risk=1)
    answered = world.now
    await world.see("t-warned", first_response_at=answered, assignee_id="u-sam")
    await world.passes(hours=5)
    done = {"status": "resolved", "first_response_at": answered, "resolved_at": world.now}
    await world.see("t-warned", **done, assignee_id="u-sam")
    await tickets.save_many(list(world.kept.values()))
    assert await board.scores("person", MONDAY) == [Score("u-sam", 2, 0, 3 * 3600 + 300)]


async def test_the_book_is_seeded_kept_and_read_again_when_it_grows(core: Core) -> None:
    # REQ S-06
    books, other = (MongoBookRepository(core.mongo, public_holidays) for _ in range(2))
    seed = SeedBook(books, "Africa/Johannesburg", "ZA", demo=True)
    assert await core.unit_of_work.run(lambda: seed(MONDAY))
    assert not await core.unit_of_work.run(lambda: seed(MONDAY))
    book = await other.load()
    assert {one.name for one in book.policies} == {"urgent_4h", "general_24h", "demo_two_minutes"}
    assert await other.load() is book
    workday = next(one.calendar for one in book.calendars if one.calendar.name == "weekdays_24h")
    assert book.timeline(workday).closed_because(MONDAY.date().replace(month=4, day=27)) == "Freedom Day"
    with pytest.raises(Conflict):
        await books.add_policy(book.policies[0])


async def test_the_newest_profile_counts_whatever_comes_last(core: Core) -> None:
    people = MongoRequesterRepository(core.mongo)
    newest = Requester("u-lars", frozenset({"buyer"}), "gold")
    await people.put(newest, "Lars", MONDAY + HOUR)
    await people.put(Requester("u-lars", frozenset(), None), "L.", MONDAY)
    assert await people.get_many(["u-lars", "u-none"]) == {"u-lars": newest}
    assert await people.names(["u-lars", "u-none"]) == {"u-lars": "Lars"}
    assert await people.erase("u-lars") == 1
    assert await people.erase("u-lars") == 0
    assert await people.names(["u-lars"]) == {}
    await people.put(newest, "Lars", MONDAY + 2 * HOUR)
    assert await people.names(["u-lars"]) == {}
    assert await people.erase("u-never-seen") == 0
    await people.put(Requester("u-never-seen"), "N.", MONDAY)
    assert await people.names(["u-never-seen"]) == {}


async def test_ratings_are_kept_once_per_survey(core: Core) -> None:
    # REQ S-07
    ratings = MongoRatingRepository(core.mongo)
    for survey, points, at in (("s1", 1, MONDAY), ("s1", 5, MONDAY), ("s2", 4, MONDAY), ("s3", 1, MONDAY - HOUR)):
        await ratings.put(Rating(survey, "t1", "u-sam", points, at))
    assert await ratings.means(MONDAY) == {"u-sam": Mean(4.5, 2)}


async def test_a_ticket_is_looked_at_once_at_the_time_last_wished(core: Core) -> None:
    # REQ S-03
    schedule = TimerSchedule(core.timers)
    await schedule.set({"a": MONDAY, "b": MONDAY + HOUR, "c": MONDAY})
    await schedule.set({"a": MONDAY + 2 * HOUR, "c": None, "never-set": None})
    await schedule.set({})
    await schedule.recalculate("t9", MONDAY)
    found = [(one["kind"], one["key"], one["due"]) for one in await core.timers.due(MONDAY + 3 * HOUR, 10)]
    assert found == [
        ("sla.recalculation", "all", MONDAY),
        ("sla.clocks", "b", MONDAY + HOUR),
        ("sla.clocks", "a", MONDAY + 2 * HOUR),
    ]

    async def fails() -> None:
        await schedule.set({"a": None, "d": MONDAY})
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await core.unit_of_work.run(fails)
    assert len(await core.timers.due(MONDAY + 3 * HOUR, 10)) == 3


async def told_in(core: Core) -> list[Encoded]:
    """What waits in the outbox."""
    records = await find_all(core.mongo.db["outbox"].find())
    return [
        Encoded(topic, bytes(key), bytes(value), tuple((name, bytes(content)) for name, content in headers), event_id)
        for record in records
        for topic, key, value, headers, event_id in record["events"]
    ]


async def everything_in(core: Core) -> list[tuple[str, Any]]:
    """Every document of the database, but for the outbox."""
    names = [name for name in await core.mongo.db.list_collection_names() if name != "outbox"]
    return [(name, document) for name in names for document in await find_all(core.mongo.db[name].find())]


async def test_a_person_is_forgotten_and_told_what_we_know(core: Core) -> None:
    # REQ P-06
    tickets, people = MongoTicketRepository(core.mongo), MongoRequesterRepository(core.mongo)
    books = MongoBookRepository(core.mongo, public_holidays)
    await SeedBook(books, "Africa/Johannesburg", "ZA", demo=False)(MONDAY)
    follow = FollowTickets(
        tickets, MongoTalkRepository(core.mongo), people, books, TimerSchedule(core.timers), OutboxAnnouncer()
    )
    handle = handlers(Deps(follow, people, tickets, MongoRatingRepository(core.mongo), core.now))

    async def feed(*events: Any) -> None:
        await core.unit_of_work.run(lambda: handle(events))

    export, erasure = Export("sla-monitor"), Erasure("sla-monitor")
    await feed(*export.before)
    await feed(export.request)
    assert export.check(await told_in(core)).counts == {"profiles": 1, "tickets": 1}
    await feed(*erasure.before)
    await core.mongo.db["outbox"].delete_many({})
    await feed(erasure.request)
    for document in await find_all(core.mongo.db["people"].find({"_id": export.user_id})):
        await core.mongo.db["people"].delete_one({"_id": document["_id"]})
    assert erasure.check(await everything_in(core), await told_in(core)).counts == {"profiles": 1}
