"""`saypro doctor`: everything that the platform depends on, looked at once, with what to do about what is wrong."""

import asyncio
import importlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import httpx
import psutil
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupCoordinatorNotAvailableError, KafkaError
from pymongo import IndexModel
from pymongo.errors import PyMongoError

from chassis import core
from chassis.clock import utc_now
from chassis.dead_letters import DeadLetters
from chassis.mongo import Mongo
from chassis.outbox import Outbox
from chassis.parking import Parking
from saypro_events.topics import TOPICS, consumed_by
from saypro_local.stack.options import SERVICES, ServiceSpec
from saypro_local.stack.ready import Ready
from saypro_local.stack.unit import tcp_probe

_SECONDS = 20.0
PATIENCE = 3.0
"""Seconds in which whoever is well has begun to answer."""
_LAG, _OUTBOX_AGE = 1_000, 30.0


class Verdict(StrEnum):
    """How a thing is."""

    GOOD = "ok"
    WARNING = "look"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `advice` says what to do where it is not well."""

    what: str
    verdict: Verdict
    detail: str
    advice: str = ""

    def as_json(self) -> dict[str, str]:
        """For --json."""
        return {"what": self.what, "verdict": self.verdict, "detail": self.detail, "advice": self.advice}


Check = Callable[[Ready, float], Awaitable[list[Finding]]]


async def examine(ready: Ready, patience: float = PATIENCE) -> list[Finding]:
    """All findings, in the order of dependence. A check that gets no answer is a finding too."""
    checks: Sequence[tuple[str, Check]] = (
        ("gateway, mail, processes", _processes),
        ("Kafka", _kafka),
        ("MongoDB", _databases),
        ("services", _services),
    )
    found: list[Finding] = []
    for what, check in checks:
        try:
            async with asyncio.timeout(_SECONDS):
                found += await check(ready, patience)
        except (KafkaError, PyMongoError, OSError, TimeoutError) as error:
            advice = f"see the logs in {ready.data}/logs; restart `saypro up` if it does not heal"
            found.append(Finding(what, Verdict.BAD, f"no answer ({type(error).__name__})", advice))
    return found


async def _processes(ready: Ready, _: float) -> list[Finding]:
    gone = [name for name, pid in ready.pids.items() if not psutil.pid_exists(pid)]
    advice = "it is started again by `saypro up`; if not, its log says why"
    found = [Finding("processes", Verdict.BAD, f"not running: {', '.join(gone)}", advice)] if gone else []
    if not gone:
        found.append(Finding("processes", Verdict.GOOD, f"{len(ready.pids)} running"))
    gateway = await tcp_probe(ready.origin.removeprefix("http://").replace("localhost", "127.0.0.1"))()
    smtp = await tcp_probe(ready.smtp)()
    found.append(_whether("gateway", gateway, ready.origin, "restart `saypro up`"))
    found.append(_whether("SMTP", smtp, ready.smtp, "start the mail server, or restart `saypro up` without --smtp"))
    return found


async def _kafka(ready: Ready, patience: float) -> list[Finding]:
    """Topics and lag. One finding where it does not answer: nothing else about it could be told then."""
    milliseconds = int(patience * 1000)
    admin = AIOKafkaAdminClient(bootstrap_servers=ready.kafka, request_timeout_ms=milliseconds)
    consumer = AIOKafkaConsumer(bootstrap_servers=ready.kafka, request_timeout_ms=milliseconds)
    try:
        await admin.start()
        await consumer.start()
        return [*await _topics(ready, admin), *[await _lag_of(spec, consumer, admin) for spec in SERVICES]]
    except KafkaError:
        ours = f"see {ready.data}/logs/kafka.log, and restart `saypro up`"
        theirs = "look at the broker itself: `saypro up` did not start it"
        advice = f"is it down, frozen or swamped? {ours if 'kafka' in ready.pids else theirs}"
        return [Finding("Kafka", Verdict.BAD, f"no answer at {ready.kafka}", advice)]
    finally:
        await consumer.stop()
        await admin.close()


async def _topics(ready: Ready, admin: AIOKafkaAdminClient) -> list[Finding]:
    described = {one["topic"]: one for one in await admin.describe_topics()}
    missing = [topic.name for topic in TOPICS if topic.name not in described]
    fewer = [
        topic.name
        for topic in TOPICS
        if topic.name in described and len(described[topic.name]["partitions"]) < topic.partitions
    ]
    found = [Finding("Kafka", Verdict.GOOD, ready.kafka)]
    if missing:
        found.append(
            Finding("topics", Verdict.BAD, f"missing: {', '.join(missing)}", "restart `saypro up`: it makes them")
        )
    elif fewer:
        found.append(
            Finding("topics", Verdict.WARNING, f"fewer partitions than declared: {', '.join(fewer)}", "add them")
        )
    else:
        found.append(Finding("topics", Verdict.GOOD, f"{len(TOPICS)} as declared"))
    return found


async def _lag_of(spec: ServiceSpec, consumer: AIOKafkaConsumer, admin: AIOKafkaAdminClient) -> Finding:
    described = await admin.describe_topics([topic.name for topic in consumed_by(spec.name)])
    lanes = [TopicPartition(one["topic"], part["partition"]) for one in described for part in one["partitions"]]
    try:
        committed = await admin.list_consumer_group_offsets(spec.name)
    except GroupCoordinatorNotAvailableError:  # nobody has ever read from this Kafka as a group
        return Finding(f"lag of {spec.name}", Verdict.BAD, "it has read nothing yet", f"start {spec.name}")
    begins, ends = await consumer.beginning_offsets(lanes), await consumer.end_offsets(lanes)
    # A lane that was never committed stands at its beginning; Kafka says so with offset -1.
    behind = sum(ends[lane] - max(begins[lane], committed[lane].offset if lane in committed else 0) for lane in lanes)
    verdict = Verdict.GOOD if behind <= _LAG else Verdict.WARNING
    advice = "" if verdict is Verdict.GOOD else "it catches up by itself; if not, give it --instances, or see its log"
    return Finding(f"lag of {spec.name}", verdict, f"{behind} records behind", advice)


async def _databases(ready: Ready, _: float) -> list[Finding]:
    found: list[Finding] = []
    for spec in SERVICES:
        mongo = Mongo(ready.mongo, spec.database)
        try:
            found += [await _indexes(spec, mongo), await _outbox(spec, mongo), *await _set_aside(spec, mongo)]
        finally:
            await mongo.close()
    return found


async def missing_indexes(spec: ServiceSpec, mongo: Mongo) -> list[str]:
    """`<collection>.<name>` of each declared index that is not there."""
    missing: list[str] = []
    for collection, models in declared_indexes(spec).items():
        present = await mongo.db[collection].index_information()
        missing += [f"{collection}.{name}" for name in (one.document["name"] for one in models) if name not in present]
    return missing


async def _indexes(spec: ServiceSpec, mongo: Mongo) -> Finding:
    missing = await missing_indexes(spec, mongo)
    if missing:
        advice = f"restart {spec.name} (`saypro up`): it makes them when it starts"
        return Finding(f"indexes of {spec.name}", Verdict.BAD, f"missing: {', '.join(missing)}", advice)
    return Finding(f"indexes of {spec.name}", Verdict.GOOD, "all there")


def declared_indexes(spec: ServiceSpec) -> Mapping[str, Sequence[IndexModel]]:
    """Those that a service makes when it starts: of the mechanism, and its own, by the name all services keep them."""
    own: Mapping[str, Sequence[IndexModel]] = importlib.import_module(f"{spec.package}.adapters.mongo").INDEXES
    return {**core.INDEXES, **own}


async def _outbox(spec: ServiceSpec, mongo: Mongo) -> Finding:
    depth, age = await Outbox(mongo).depth()
    good = age <= _OUTBOX_AGE
    advice = "" if good else f"the relay of {spec.name} can't send: is Kafka well? See /readyz of {spec.name}"
    words = f"{depth} records wait, the oldest for {age:.0f} s" if depth else "empty"
    return Finding(f"outbox of {spec.name}", Verdict.GOOD if good else Verdict.BAD, words, advice)


async def _set_aside(spec: ServiceSpec, mongo: Mongo) -> list[Finding]:
    dead = await DeadLetters(mongo, utc_now).count()
    parked = await Parking(mongo, utc_now).count()
    if not dead and not parked:
        return [Finding(f"set aside by {spec.name}", Verdict.GOOD, "nothing")]
    advice = "see `saypro dead-letters`; `saypro redrive` once it is mended, `saypro dismiss` if it never will be"
    return [Finding(f"set aside by {spec.name}", Verdict.BAD, f"{dead} dead letters, {parked} parked events", advice)]


async def _services(ready: Ready, patience: float) -> list[Finding]:
    async with httpx.AsyncClient(timeout=patience) as client:
        answers = await asyncio.gather(*(_readiness(client, url) for url in ready.services.values()))
    return [
        Finding(name, Verdict.GOOD, "ready")
        if problem is None
        else Finding(name, Verdict.BAD, problem, f"see {ready.data}/logs/{name}.log")
        for name, problem in zip(ready.services, answers, strict=True)
    ]


async def _readiness(client: httpx.AsyncClient, url: str) -> str | None:
    """What keeps a service from being ready; None if nothing does."""
    try:
        answer = await client.get(f"{url}/readyz")
    except httpx.HTTPError as error:
        return f"no answer ({type(error).__name__})"
    return None if answer.is_success else _unready(answer)


def _unready(answer: httpx.Response) -> str:
    """What is not ok among its checks, in words; the text itself where it is no such answer."""
    try:
        checks = answer.json()["checks"].items()
        return "; ".join(f"{name}: {state}" for name, state in checks if state != "ok")
    except (ValueError, KeyError, TypeError, AttributeError):
        return answer.text[:300]


def _whether(what: str, good: bool, detail: str, advice: str) -> Finding:
    return (
        Finding(what, Verdict.GOOD, detail) if good else Finding(what, Verdict.BAD, f"{detail} does not answer", advice)
    )
