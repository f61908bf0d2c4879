"""A service that is down holds back what is its own, and nothing else."""

import signal
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from lab.cluster import Cluster
from lab.experiment import until
from lab.issuer import Issuer
from lab.load import PEOPLE, Load

pytestmark = pytest.mark.chaos


async def test_a_request_is_acknowledged_while_its_clock_stands_still(options: Any, say: Callable[[str], None]) -> None:
    """Requests to support while sla-monitor is stopped: a mail each (REQ T-04), and no other when it wakes."""
    with Issuer() as issuer:
        async with Cluster() as cluster, Load(cluster.bootstrap, options.seed) as load, httpx.AsyncClient() as client:
            await load.people()
            for service in ("messaging", "ticketing", "sla-monitor", "notifier"):
                await cluster.add(service, **issuer.settings)
            messaging, _, clocks, _ = cluster.instances
            db = cluster.mongo["saypro_notifier"]

            async def knows_people() -> bool:
                return bool(await db["people"].count_documents({}) == PEOPLE + 1)

            async def ask(buyer: str) -> None:
                asked = await client.post(
                    f"{messaging.url}/messaging/v1/conversations",
                    json={"kind": "support", "text": "Where is my parcel?"},
                    headers=issuer.bearer(buyer) | {"Idempotency-Key": buyer},
                    timeout=20,
                )
                assert asked.status_code == 201

            async def promised(count: int) -> bool:
                inbox = {"type": "ticket_acknowledged", "channel": "in_app", "body": {"$regex": "^Expect an answer by"}}
                return bool(await db["deliveries"].count_documents(inbox) == count)

            await until(knows_people, what="a notifier that knows the people")
            await ask("u-0")
            await until(lambda: len(cluster.mailbox.accepted) == 1, what="the mail with the time of the answer")
            assert await promised(1)

            clocks.signal(signal.SIGSTOP)
            for number in range(1, 6):
                await ask(f"u-{number}")
            await until(lambda: len(cluster.mailbox.accepted) == 6, what="the mails without it")
            assert await promised(1)
            clocks.signal(signal.SIGCONT)
            await until(lambda: promised(6), what="the times, in the inboxes")
            mails = sum(cluster.mailbox.accepted.values())
            say(f"sla-monitor stopped (SIGSTOP) for 5 of 6 requests: {mails} acknowledgements, all times told after")
            assert mails == 6
