"""`saypro doctor` over the real Kafka and MongoDB, and what it looks at: topics, personas, a simulated marketplace."""

import asyncio
import gc
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition

from chassis import core
from chassis.mongo import Mongo
from saypro_events import BadRecord, decode
from saypro_events.topics import BY_NAME, TOPICS
from saypro_local.personas import PERSONAS
from saypro_local.simulate.marketplace import Settings, marketplace
from saypro_local.simulate.run import Simulation
from saypro_local.stack.options import SERVICES
from saypro_local.stack.prepare import prepare
from saypro_local.stack.ready import Ready
from saypro_local.tools.doctor import Verdict, declared_indexes, examine, missing_indexes

pytestmark = pytest.mark.infra


async def _everything_on(kafka: str, *topics: str) -> list:
    async with AIOKafkaConsumer(bootstrap_servers=kafka) as consumer:
        lanes = [TopicPartition(name, part) for name in topics for part in range(BY_NAME[name].partitions)]
        ends = await consumer.end_offsets(lanes)
        consumer.assign(lanes)
        await consumer.seek_to_beginning()
        records = []
        while len(records) < sum(ends.values()):
            for batch in (await consumer.getmany(timeout_ms=500)).values():
                records += batch
        return [event for event in map(_readable, records) if event is not None]


def _readable(record):
    """Other tests put bad records and tombstones on the same broker."""
    try:
        return decode(record.topic, record.key, record.value, list(record.headers))
    except BadRecord:
        return None


# REQ P-04
async def test_a_fresh_kafka_gets_the_topics_and_the_personas(infra):
    await prepare(infra.kafka, None, first_time=True)
    users = {event.data.user_id for event in await _everything_on(infra.kafka, "user.updated")}
    assert users >= {persona.user_id for persona in PERSONAS}


async def test_a_simulation_reaches_kafka_whole(infra):
    await prepare(infra.kafka, None, first_time=False)
    settings = Settings(seed=991, rate=2000, start=datetime.now(UTC))
    simulation = Simulation(infra.kafka, settings, 80, None, lambda _: None)
    await simulation.run()
    wanted = {event.id: event.data for event, _ in zip(marketplace(settings), range(80), strict=False)}
    found = {event.id: event.data for event in await _everything_on(infra.kafka, *(topic.name for topic in TOPICS))}
    assert {name: found.get(name) for name in wanted} == wanted
    assert simulation.sent == 80


@pytest.fixture
def broken(infra) -> Ready:
    """What a stack of which only Kafka and MongoDB are left says of itself."""
    return Ready(
        origin="http://localhost:1",
        kafka=infra.kafka,
        mongo=infra.mongo,
        smtp="127.0.0.1:1",
        issuer="",
        mail="",
        services={"notifier-0": "http://127.0.0.1:1"},
        metrics={},
        pids={"kafka": 2**22 + 1},
        data="/nowhere",
        infra="external",
        started_at="",
        ready_seconds=0,
    )


async def test_what_is_wrong_is_named_with_what_to_do(infra, broken):
    await prepare(infra.kafka, None, first_time=False)
    findings = {finding.what: finding for finding in await examine(broken)}
    assert findings["topics"].verdict is Verdict.GOOD
    assert "lag of ticketing" in findings
    wrong = {name for name, finding in findings.items() if finding.verdict is Verdict.BAD}
    assert {"processes", "gateway", "SMTP", "notifier-0", "indexes of notifier"} <= wrong
    assert all(findings[name].advice for name in wrong)

    unreachable = await examine(replace(broken, kafka="127.0.0.1:1"))
    assert any(finding.what == "Kafka" and finding.verdict is Verdict.BAD for finding in unreachable)


async def test_a_kafka_that_takes_connections_and_never_answers_is_one_finding(broken, recwarn):
    async def frozen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with await asyncio.start_server(frozen, "127.0.0.1", 0) as server:
        address = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        findings = await examine(replace(broken, kafka=address), patience=0.3)
    about_it = [one for one in findings if address in one.detail or one.what in {"topics", "consumers"}]
    assert [(one.what, one.verdict, one.detail) for one in about_it] == [
        ("Kafka", Verdict.BAD, f"no answer at {address}")
    ]
    assert "kafka.log" in about_it[0].advice
    gc.collect()
    assert [str(one.message) for one in recwarn if "Unclosed" in str(one.message)] == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            '{"ok": false, "checks": {"mongodb": "no answer within 2 s", "relay": "ok"}}',
            "mongodb: no answer within 2 s",
        ),
        ("<html>", "<html>"),
        ("[]", "[]"),
    ],
)
async def test_a_service_that_is_not_ready_says_why(broken, body, words):
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(f"HTTP/1.1 503 -\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}".encode())
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        findings = await examine(replace(broken, kafka="127.0.0.1:1", services={"notifier-0": url}))
    assert [one.detail for one in findings if one.what == "notifier-0"] == [words]


async def test_every_index_that_a_service_declares_is_looked_for(infra):
    for spec in (replace(one, database=infra.database("doctor")) for one in SERVICES):
        mongo = Mongo(infra.mongo, spec.database)
        await mongo.ensure_indexes(declared_indexes(spec))
        assert (await missing_indexes(spec, mongo)) == []
        own = next(name for name in declared_indexes(spec) if name not in core.INDEXES)
        await mongo.db[own].drop_indexes()
        gone = [f"{own}.{model.document['name']}" for model in declared_indexes(spec)[own]]
        assert await missing_indexes(spec, mongo) == gone
        await mongo.client.drop_database(spec.database)
        await mongo.close()
