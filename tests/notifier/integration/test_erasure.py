"""The contracts' conformance kit: after an erasure nothing personal is left, and an export request is answered."""

from typing import Any

import pytest

from saypro_events import Encoded
from saypro_events.testing import Erasure, Export

pytestmark = pytest.mark.infra

COLLECTIONS = ("activity", "deliveries", "offers", "people", "read_marks", "timers", "parked", "dead_letters")


async def outgoing(lab: Any) -> list[Encoded]:
    records = await lab.service.core.outbox.oldest(1000)
    return [
        Encoded(topic, key, value, tuple((name, content) for name, content in headers), event_id)
        for record in records
        for topic, key, value, headers, event_id in record["events"]
    ]


# REQ P-06
async def test_nothing_personal_is_left_of_who_was_erased(lab: Any) -> None:
    kit = Erasure("notifier")
    for event in kit.before:
        await lab.handle(event)
    database = lab.service.core.mongo.db
    assert await database["deliveries"].count_documents({"user_id": kit.user_id})
    await database["outbox"].delete_many({})
    await lab.handle(kit.request)
    kept = [(name, await database[name].find({}).to_list(None)) for name in COLLECTIONS]
    answer = kit.check(kept, await outgoing(lab))
    assert answer.counts["deliveries"] > 0


# REQ P-06
async def test_an_export_request_is_answered(lab: Any) -> None:
    kit = Export("notifier")
    for event in kit.before:
        await lab.handle(event)
    await lab.service.core.mongo.db["outbox"].delete_many({})
    await lab.handle(kit.request)
    assert kit.check(await outgoing(lab)).counts
