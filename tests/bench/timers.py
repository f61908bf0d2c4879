"""How late clocks fire: 100,000 of them open, 1,000 due within one second, on a real sla-monitor process.

Run as `python -m tests.bench.timers [--open N] [--due N]` from the repository's root; one JSON line per figure. Tickets
and timers are stored by the service's own repositories. Lateness is from a clock's due time to the Kafka time of its
`sla.breached`; each must be told exactly once. The floor is a bare timer table on the same broker and database: due
documents found, deleted in a transaction with the ticket's update, and one record produced for each.
"""

import argparse
import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiokafka import AIOKafkaConsumer, TopicPartition
from tests.bench.figures import Figure, figure, quantile, show
from tests.bench.one_service import running_service
from tests.bench.timers_floor import bare_timers

from chassis.mongo import Mongo
from chassis.timers import Timers
from saypro_events import topics
from saypro_events.decoding import decode
from saypro_events.sla import SlaBreached
from saypro_local.embedded.topics import TopicSpec, create_topics
from saypro_local.infra import Endpoints, InfraKind, start_infra
from sla_monitor.adapters.mongo import MongoBookRepository, MongoTicketRepository
from sla_monitor.adapters.public_holidays import public_holidays
from sla_monitor.adapters.timers import TimerSchedule
from sla_monitor.application.seed_book import SeedBook
from sla_monitor.domain.announcement import announce_changes, announce_due, next_instant
from sla_monitor.domain.book import Book
from sla_monitor.domain.ticket import Requester, Ticket, TicketState
from sla_monitor.domain.watch import watch

DATABASE = "bench_sla"
TARGET = timedelta(hours=4)
"""What the first policies promise for high priority, around the clock."""
LIKE_EACH_OTHER = 400
"""So many of the open tickets differ in their id only: working out each of them would take longer than the rest."""
CHUNK = 2_000
AHEAD = timedelta(seconds=8)
GIVE_UP = timedelta(seconds=60)


def ticket(name: str, due: datetime, book: Book, now: datetime) -> Ticket:
    """A ticket whose first answer is due then, as the service would have it `now`: its reminders are given."""
    opened = due - TARGET
    state = TicketState(
        f"opened-{name}", 1, opened, "open", "transaction", None, "high", "message", "agent", None, None, None
    )
    fresh = Ticket(f"t-{name}", name, None, Requester(f"u-{name}"), opened, (state,))
    running, _ = announce_changes(None, watch(fresh, book))
    return announce_due(running, book, now)[0]


def likenesses(pattern: Ticket, count: int) -> list[Ticket]:
    """Tickets like `pattern`, with ids of their own."""
    made = []
    for number in range(count):
        ticket_id = f"{pattern.ticket_id}-{number}"
        clocks = tuple(
            replace(clock, clock_id=clock.clock_id.replace(pattern.ticket_id, ticket_id, 1)) for clock in pattern.clocks
        )
        made.append(replace(pattern, ticket_id=ticket_id, number=f"{pattern.number}-{number}", clocks=clocks))
    return made


async def store(mongo: Mongo, tickets: Sequence[Ticket], book: Book) -> None:
    """Keep tickets with their timers, as the service does."""
    repository, schedule = MongoTicketRepository(mongo), TimerSchedule(Timers(mongo))
    for start in range(0, len(tickets), CHUNK):
        chunk = tickets[start : start + CHUNK]
        await repository.save_many(chunk)
        await schedule.set({one.ticket_id: next_instant(one, book) for one in chunk})


async def store_open(mongo: Mongo, count: int, book: Book) -> None:
    """Tickets that are not due for hours."""
    now = datetime.now(UTC)
    each = min(LIKE_EACH_OTHER, count)
    for number in range(count // each):
        due = now + TARGET - timedelta(seconds=number % 1800)
        await store(mongo, likenesses(ticket(f"open{number}", due, book, now), each), book)


async def store_due(mongo: Mongo, count: int, book: Book) -> dict[str, datetime]:
    """Tickets that fall due evenly over the one second that begins in a few; when each does."""
    now = datetime.now(UTC)
    first = (now + AHEAD).replace(microsecond=0)
    dues = [first + timedelta(milliseconds=1000 * number // count) for number in range(count)]
    tickets = [ticket(f"due{number}", due, book, now) for number, due in enumerate(dues)]
    await store(mongo, tickets, book)
    return {one.ticket_id: due for one, due in zip(tickets, dues, strict=True)}


async def breaches(consumer: AIOKafkaConsumer, wanted: int) -> list[tuple[str, datetime]]:
    """Ticket and Kafka time of every breach told, until so many are there and nothing more comes."""
    told: list[tuple[str, datetime]] = []
    give_up = time.monotonic() + (AHEAD + GIVE_UP).total_seconds()
    while time.monotonic() < give_up:
        batches = await consumer.getmany(timeout_ms=2_000)
        for record in (record for batch in batches.values() for record in batch):
            data = decode(record.topic, record.key, record.value, record.headers).data
            assert isinstance(data, SlaBreached)
            told.append((data.ticket_id, datetime.fromtimestamp(record.timestamp / 1000, UTC)))
        if not batches and len(told) >= wanted:
            break
    return told


async def measure(endpoints: Endpoints, folder: Path, open_: int, due: int) -> list[float]:
    """Seconds that each breach was told late. AssertionError unless each was told exactly once."""
    mongo = Mongo(endpoints.mongo, DATABASE)
    books = MongoBookRepository(mongo, public_holidays)
    await SeedBook(books, "Africa/Johannesburg", "ZA", demo=False)(datetime.now(UTC))
    book = await books.load()
    topic = topics.BY_MODEL[SlaBreached]
    async with (
        running_service("sla_monitor", endpoints, folder, DATABASE),
        AIOKafkaConsumer(bootstrap_servers=endpoints.kafka, enable_auto_commit=False) as consumer,
    ):
        await store_open(mongo, open_ - due, book)
        consumer.assign([TopicPartition(topic.name, number) for number in range(topic.partitions)])
        await consumer.seek_to_beginning()
        dues = await store_due(mongo, due, book)
        assert datetime.now(UTC) < min(dues.values()), "storing took longer than the time ahead"
        told = await breaches(consumer, due)
    counted = Counter(ticket_id for ticket_id, _ in told)
    assert counted == Counter(dues.keys()), f"{len(counted)} tickets told {len(told)} times, {due} were due"
    return [(at - dues[ticket_id]).total_seconds() for ticket_id, at in told]


async def figures(open_: int, due: int) -> list[Figure]:
    """All figures of this file."""
    with tempfile.TemporaryDirectory(prefix="saypro-bench-") as folder:
        infra = start_infra(InfraKind.EMBEDDED, Path(folder))
        try:
            kafka = infra.endpoints.kafka
            await create_topics(kafka, [TopicSpec(t.name, t.partitions, config=t.config) for t in topics.TOPICS])
            late = await measure(infra.endpoints, Path(folder), open_, due)
            floor = await bare_timers(infra.endpoints, open_, due)
        finally:
            infra.stop()
    return [
        figure("timers_late_p50", quantile(late, 0.5), "s", len(late), quantile(floor, 0.5), open=open_),
        figure("timers_late_p99", quantile(late, 0.99), "s", len(late), quantile(floor, 0.99), open=open_),
        figure("timers_late_most", max(late), "s", len(late), max(floor), open=open_),
    ]


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--open", type=int, default=100_000, help="clocks in all")
    parser.add_argument("--due", type=int, default=1_000, help="those of them that are due within one second")
    given = parser.parse_args()
    show(asyncio.run(figures(given.open, given.due)))


if __name__ == "__main__":
    main()
