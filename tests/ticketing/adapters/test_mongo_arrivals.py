"""The arrivals that traffic is analysed from, on a real MongoDB."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from tests.ticketing.conftest import NOON, a_ticket

from chassis.mongo import Mongo
from ticketing.adapters import mongo as adapters
from ticketing.adapters.mongo_arrivals import MongoArrivals
from ticketing.domain.lifecycle import answer, resolve
from ticketing.domain.traffic import Arrival

pytestmark = pytest.mark.infra
HOUR = timedelta(hours=1)


@pytest.fixture(params=["motor", "pymongo"])
async def mongo(infra: Any, request: pytest.FixtureRequest) -> AsyncIterator[Mongo]:
    name = infra.database("arrivals")
    connected = Mongo(infra.mongo, name, request.param)
    await connected.ensure_indexes(adapters.INDEXES)
    yield connected
    await connected.client.drop_database(name)
    await connected.close()


async def test_arrivals_are_the_new_ones_and_the_old_ones_that_wait(mongo: Mongo) -> None:
    # REQ M-12
    old = NOON - 1000 * HOUR
    await adapters.MongoTicketRepository(mongo).add([
        a_ticket(ticket_id="new", number=1),
        answer(a_ticket(ticket_id="answered", number=2, at=NOON + HOUR), by="u-sam", at=NOON + 2 * HOUR),
        a_ticket(ticket_id="old-waits", number=3, at=old),
        answer(a_ticket(ticket_id="old-answered", number=4, at=old), by="u-sam", at=NOON),
        resolve(a_ticket(ticket_id="old-closed", number=5, at=old), by="u-sam", at=NOON),
        resolve(a_ticket(ticket_id="closed", number=6, at=NOON + 3 * HOUR), by="u-sam", at=NOON + 4 * HOUR),
    ])  # fmt: skip
    found = await MongoArrivals(mongo).since(NOON)
    assert sorted(found, key=lambda one: one.opened_at) == [
        Arrival("transaction", old), Arrival("transaction", NOON),
        Arrival("transaction", NOON + HOUR, NOON + 2 * HOUR), Arrival("transaction", NOON + 3 * HOUR, active=False),
    ]  # fmt: skip
