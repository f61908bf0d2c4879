"""`saypro dead-letters` and `saypro redrive`: what was set aside, and trying it again."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from chassis.clock import utc_now
from chassis.dead_letters import DeadLetters
from chassis.mongo import Mongo
from chassis.parking import Parking
from saypro_local.stack.options import SERVICES, ServiceSpec

_POLL = 0.25


@dataclass(frozen=True, slots=True)
class SetAside:
    """One record that a service could not handle. `id` names it for redrive; `kind` is `dead` or `parked`."""

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

    def as_json(self) -> dict[str, Any]:
        """For --json."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class Redriven:
    """What a redrive was asked to do and what is left: `failed` are those that failed again, with the reason now."""

    asked: int
    waiting: int
    failed: Sequence[SetAside] = field(default_factory=tuple)


async def set_aside(mongo_url: str, services: Sequence[ServiceSpec], limit: int) -> list[SetAside]:
    """The newest of each service, dead letters and parked events, newest first."""
    found: list[SetAside] = []
    for spec in services:
        mongo = Mongo(mongo_url, spec.database)
        letters = await DeadLetters(mongo, utc_now).newest(limit)
        parked = await Parking(mongo, utc_now).newest(limit)
        found += [_shown(spec.name, "dead", one) for one in letters]
        found += [_shown(spec.name, "parked", one) for one in parked]
        await mongo.close()
    return sorted(found, key=lambda one: one.at, reverse=True)


async def redrive(
    mongo_url: str, services: Sequence[ServiceSpec], ids: Sequence[str] | None, seconds: float
) -> Redriven:
    """Ask the services to try again what was set aside (those with `ids`; all, if None), and wait for the outcome.

    A dead letter's id names itself; a parked event's names its key, whose events are tried in order.
    """
    asked = 0
    for spec in services:
        mongo = Mongo(mongo_url, spec.database)
        asked += await DeadLetters(mongo, utc_now).request_redrive(ids)
        asked += await Parking(mongo, utc_now).request_redrive(ids)
        await mongo.close()
    waiting = asked
    deadline = asyncio.get_running_loop().time() + seconds
    while waiting and asyncio.get_running_loop().time() < deadline:
        await asyncio.sleep(_POLL)
        waiting = await _requested(mongo_url, services)
    left = await set_aside(mongo_url, services, 1000)
    return Redriven(asked, waiting, [one for one in left if ids is None or one.id in ids])


def chosen(service: str | None) -> tuple[ServiceSpec, ...]:
    """The named service, or all."""
    return tuple(spec for spec in SERVICES if service is None or spec.name == service)


async def _requested(mongo_url: str, services: Sequence[ServiceSpec]) -> int:
    count = 0
    for spec in services:
        mongo = Mongo(mongo_url, spec.database)
        count += len(await DeadLetters(mongo, utc_now).requested(1000))
        count += len(await Parking(mongo, utc_now).requested(1000))
        await mongo.close()
    return count


def _shown(service: str, kind: str, document: dict[str, Any]) -> SetAside:
    headers = {name: value for name, value in document["headers"]}  # noqa: C416 - pairs from BSON are lists
    event_id = document.get("event_id") or headers.get("ce_id") or b""
    return SetAside(
        service=service,
        kind=kind,
        id=document["_id"] if kind == "dead" else document["blocked"],
        topic=document["topic"],
        partition=document["partition"],
        offset=document["offset"],
        at=document["at"].isoformat(timespec="seconds"),
        reason=document["reason"] if kind == "dead" else "parked",
        detail=document["detail"] if kind == "dead" else document["reason"],
        event_id=event_id.decode("utf-8", "replace") if isinstance(event_id, bytes) else str(event_id),
    )
