"""FAULTS 31, and commands under kills: what was accepted is published, and has its effects once in every service."""

import asyncio
import uuid
from collections import Counter
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from lab.cluster import Cluster
from lab.experiment import until
from lab.instance import Instance
from lab.issuer import Issuer
from lab.reconcile import read_topic

pytestmark = pytest.mark.chaos


async def post(client: httpx.AsyncClient, instance: Instance, headers: dict[str, str], key: str, text: str) -> Any:
    return await client.post(
        f"{instance.url}/messaging/v1/conversations",
        json={"kind": "support", "text": text},
        headers=headers | {"Idempotency-Key": key},
        timeout=20,
    )


async def test_one_key_a_hundred_times_at_once(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 31."""
    with Issuer() as issuer:
        async with Cluster() as cluster, httpx.AsyncClient() as client:
            [messaging] = await cluster.add("messaging", **issuer.settings, rate_write_per_second="10000")
            headers = issuer.bearer("u-1")
            answers = await asyncio.gather(
                *(post(client, messaging, headers, "the-one-key", "My parcel is lost") for _ in range(100))
            )
            told = {(answer.status_code, answer.text) for answer in answers}
            another = await post(client, messaging, headers, "the-one-key", "Another text")
            await asyncio.sleep(1)
            sent = await read_topic(cluster.bootstrap, "message.sent")
            say(
                f"fault 31, one Idempotency-Key 100 times at once: {len(sent)} messages, {len(told)} answers, "
                f"another text with it: {another.status_code}"
            )
            assert len({event.id for event in sent}) == 1
            assert [status for status, _ in told] == [201]
            assert another.status_code in {409, 422}


async def test_an_accepted_message_opens_one_ticket_with_a_clock(options: Any, say: Callable[[str], None]) -> None:
    """Commands, while every service on their way is killed at random moments."""
    moments = ["unit_of_work.before_commit", "unit_of_work.after_commit", "relay.mid_send", "relay.after_ack"]
    accepted: dict[str, str] = {}
    with Issuer() as issuer:
        async with Cluster() as cluster, httpx.AsyncClient() as client:
            for service in ("messaging", "ticketing", "sla-monitor"):
                await cluster.add(service, **issuer.settings, rate_write_per_second="10000")
            messaging = cluster.instances[0]
            for number, instance in enumerate(cluster.instances):
                instance.arm(moments[number], "kill", nth=7, times=options.kills)

            async def insist(number: int) -> None:
                key, headers = uuid.uuid4().hex, issuer.bearer(f"u-{number}")
                for _ in range(200):
                    try:
                        answer = await post(client, messaging, headers, key, f"I need help with order {number}")
                    except httpx.HTTPError:
                        answer = None
                    if answer is not None and answer.status_code == 201:
                        accepted[f"u-{number}"] = answer.json()["conversation_id"]
                        return
                    await asyncio.sleep(0.3)

            for start in range(0, 60, 6):
                await asyncio.gather(*(insist(number) for number in range(start, start + 6)))

            async def clocked() -> bool:
                clocks = await read_topic(cluster.bootstrap, "sla.updated")
                return len({event.data.ticket_id for event in clocks}) >= len(accepted)

            await until(clocked, within=90, what="a clock for every accepted message")
            await asyncio.sleep(1)
            sent = Counter(e.data.conversation_id for e in _once(await read_topic(cluster.bootstrap, "message.sent")))
            opened = _once(await read_topic(cluster.bootstrap, "ticket.opened"))
            tickets = Counter(event.data.conversation_id for event in opened)
            deaths = sum(instance.deaths for instance in cluster.instances)
            lost = [c for c in accepted.values() if not sent[c] or not tickets[c]]
            doubled = [c for c, n in (sent + tickets).items() if sent[c] > 1 or tickets[c] > 1]
            counts = f"{len(accepted)} accepted, {deaths} kills, {len(lost)} lost, {len(doubled)} doubled"
            say(f"commands under kills: {counts}")
            assert len(accepted) == 60
            assert not lost
            assert not doubled
            assert deaths


def _once(events: list[Any]) -> list[Any]:
    return list({event.id: event for event in events}.values())
