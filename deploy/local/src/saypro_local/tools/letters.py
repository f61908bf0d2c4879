"""`saypro dead-letters`, `redrive` and `dismiss`: what was set aside, trying it again, and giving it up."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from chassis.clock import utc_now
from chassis.dead_letters import DeadLetters
from chassis.mongo import Mongo
from chassis.outbox import Outbox
from chassis.parking import Parking
from chassis.unit_of_work import UnitOfWork
from saypro_local.errors import CannotStart
from saypro_local.stack.options import SERVICES, ServiceSpec

_POLL = 0.25
MANY = 1000


@dataclass(frozen=True, slots=True)
class SetAside:
    """One record that a service could not handle. `id` is its place in Kafka; `kind` is `dead` or `parked`.

    `dismissed` is None while it waits for somebody, then `{"by", "why", "at"}`.
    """

    service: str
    kind: str
    id: str
    topic: str
    partition: int
    offset: int
    at: str
    reason: str
    detail: str
    event_id: str
    dismissed: dict[str, str] | None

    def as_json(self) -> dict[str, Any]:
        """For --json."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Redriven:
    """What a redrive was asked to do and what is left: `failed` are those that failed again, with the reason now."""

    asked: int
    waiting: int
    failed: Sequence[SetAside] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class _Store:
    """What one service set aside."""

    spec: ServiceSpec
    mongo: Mongo
    letters: DeadLetters
    parking: Parking


async def set_aside(
    mongo_url: str,
    services: Sequence[ServiceSpec],
    limit: int = MANY,
    *,
    ids: Sequence[str] | None = None,
    dismissed: bool = False,
) -> list[SetAside]:
    """The newest of each service that wait, or were `dismissed` (of those with `ids`, if given), newest first."""
    found: list[SetAside] = []
    for spec in services:
        async with _opened(mongo_url, spec) as store:
            letters = await store.letters.newest(limit, ids=ids, dismissed=dismissed)
            parked = await store.parking.newest(limit, ids=ids, dismissed=dismissed)
        found += [_shown(spec.name, "dead", one) for one in letters]
        found += [_shown(spec.name, "parked", one) for one in parked]
    return sorted(found, key=lambda one: one.at, reverse=True)


async def unknown(mongo_url: str, services: Sequence[ServiceSpec], ids: Sequence[str]) -> list[str]:
    """Those of `ids` that name nothing which could be tried again: a dismissed parked event was overtaken for good."""
    waiting = await set_aside(mongo_url, services, ids=ids)
    gone = await set_aside(mongo_url, services, ids=ids, dismissed=True)
    known = {one.id for one in waiting} | {one.id for one in gone if one.kind == "dead"}
    return [one for one in ids if one not in known]


async def redrive(
    mongo_url: str, services: Sequence[ServiceSpec], ids: Sequence[str] | None, seconds: float
) -> Redriven:
    """Ask the services to try again what was set aside (those with `ids`; all, if None), and wait for the outcome.

    With a parked event all of its key are tried, in order.
    """
    asked = 0
    for spec in services:
        async with _opened(mongo_url, spec) as store:
            asked += await store.letters.request_redrive(ids)
            asked += await store.parking.request_redrive(ids)
    waiting = asked
    deadline = asyncio.get_running_loop().time() + seconds
    while waiting and asyncio.get_running_loop().time() < deadline:
        await asyncio.sleep(_POLL)
        waiting = await _requested(mongo_url, services)
    return Redriven(asked, waiting, await set_aside(mongo_url, services, ids=ids))


async def dismiss(mongo_url: str, services: Sequence[ServiceSpec], those: Sequence[SetAside], by: str, why: str) -> int:
    """Give `those` up, with a note of who did so and why. How many: others were quicker with the rest."""
    count = 0
    for spec in services:
        mine = [one for one in those if one.service == spec.name]
        async with _opened(mongo_url, spec) as store:
            count += await store.letters.dismiss([one.id for one in mine if one.kind == "dead"], by, why)
            for one in mine:
                if one.kind == "parked":
                    count += await _dismiss_parked(store, one.id, by, why)
    return count


async def _dismiss_parked(store: _Store, event: str, by: str, why: str) -> bool:
    unit_of_work = UnitOfWork(store.mongo, Outbox(store.mongo))
    return await unit_of_work.run(lambda: store.parking.dismiss(event, by, why))


def chosen(service: str | None) -> tuple[ServiceSpec, ...]:
    """The named service, or all. Raises CannotStart naming those there are."""
    found = tuple(spec for spec in SERVICES if service is None or spec.name == service)
    if not found:
        names = ", ".join(spec.name for spec in SERVICES)
        raise CannotStart(f"--service {service}: there is no such service: choose one of {names}")
    return found


async def _requested(mongo_url: str, services: Sequence[ServiceSpec]) -> int:
    count = 0
    for spec in services:
        async with _opened(mongo_url, spec) as store:
            count += len(await store.letters.requested(MANY)) + len(await store.parking.requested(MANY))
    return count


@asynccontextmanager
async def _opened(mongo_url: str, spec: ServiceSpec) -> AsyncIterator[_Store]:
    mongo = Mongo(mongo_url, spec.database)
    try:
        yield _Store(spec, mongo, DeadLetters(mongo, utc_now), Parking(mongo, utc_now))
    finally:
        await mongo.close()


def _shown(service: str, kind: str, document: dict[str, Any]) -> SetAside:
    headers = {name: value for name, value in document["headers"]}  # noqa: C416 - pairs from BSON are lists
    event_id = document.get("event_id") or headers.get("ce_id") or b""
    note = document.get("dismissed")
    return SetAside(
        service=service,
        kind=kind,
        id=document["_id"],
        topic=document["topic"],
        partition=document["partition"],
        offset=document["offset"],
        at=document["at"].isoformat(timespec="seconds"),
        reason=document["reason"] if kind == "dead" else "parked",
        detail=document["detail"] if kind == "dead" else document["reason"],
        event_id=event_id.decode("utf-8", "backslashreplace") if isinstance(event_id, bytes) else str(event_id),
        dismissed=note and {**note, "at": note["at"].isoformat(timespec="seconds")},
    )
