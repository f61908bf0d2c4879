"""The contracts' conformance kit: after an erasure nothing personal is left in this service's database."""

from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from chassis.mongo import find_all
from saypro_events import Encoded, encode
from saypro_events.testing import Erasure

pytestmark = pytest.mark.infra

BESIDES = ("inbox", "outbox", "lanes", "leases", "commands")


# REQ P-06
async def test_nothing_personal_is_left_of_who_was_erased(running: Any, infra: Any, eventually: Any) -> None:
    kit = Erasure("messaging", user_id=infra.unique("u-forget"))
    database = running.service.core.mongo.db
    answers = AIOKafkaConsumer("user.data_erased", bootstrap_servers=infra.kafka, auto_offset_reset="earliest")
    producer = AIOKafkaProducer(bootstrap_servers=infra.kafka, acks="all", enable_idempotence=True)
    await answers.start()
    await producer.start()
    try:
        for event in (encode(one) for one in (*kit.before, kit.request)):
            await producer.send_and_wait(event.topic, event.value, key=event.key, headers=list(event.headers))
            if event.topic == "user.updated":
                await eventually(lambda: database["users"].find_one({"_id": kit.user_id}))
        async for record in answers:
            if record.key == kit.user_id.encode():
                break
    finally:
        await answers.stop()
        await producer.stop()
    names = [name for name in await database.list_collection_names() if name not in BESIDES]
    kept = [(name, await find_all(database[name].find({}))) for name in names]
    headers = tuple((name, content) for name, content in record.headers)
    answer = kit.check(kept, [Encoded(record.topic, record.key, record.value, headers, "answer")])
    assert answer.service == "messaging"
