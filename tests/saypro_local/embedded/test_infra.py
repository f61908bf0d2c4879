"""The embedded Kafka and MongoDB are the real ones."""

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from pymongo import AsyncMongoClient

from saypro_local.embedded.topics import TopicSpec, create_topics
from saypro_local.errors import CannotStart

pytestmark = pytest.mark.infra


# REQ P-04
async def test_a_record_produced_with_acks_all_is_read_back(infra):
    topic = infra.unique("embedded")
    await infra.topics({topic: 3})
    async with AIOKafkaProducer(bootstrap_servers=infra.kafka, acks="all", enable_idempotence=True) as producer:
        await producer.send_and_wait(topic, b"value", key=b"key")
    async with AIOKafkaConsumer(topic, bootstrap_servers=infra.kafka, auto_offset_reset="earliest") as consumer:
        record = await consumer.getone()
    assert (record.key, record.value) == (b"key", b"value")


# REQ P-04
async def test_a_transaction_over_two_collections_commits(infra):
    async with AsyncMongoClient(infra.mongo) as client:
        database = client[infra.database("embedded")]
        async with client.start_session() as session, await session.start_transaction():
            await database.one.insert_one({"_id": 1}, session=session)
            await database.two.insert_one({"_id": 2}, session=session)
        assert await database.two.find_one() == {"_id": 2}


async def test_a_topic_is_created_once_and_then_left_as_it_is(infra):
    topic = infra.unique("twice")
    assert await create_topics(infra.kafka, [TopicSpec(topic, 2)]) == [topic]
    assert await create_topics(infra.kafka, [TopicSpec(topic, 5)]) == []


async def test_a_kafka_that_refuses_a_topic_is_quoted(infra):
    with pytest.raises(CannotStart, match=r"refused topic bad/name: InvalidTopicError"):
        await create_topics(infra.kafka, [TopicSpec("bad/name", 1)])


async def test_names_and_databases_are_never_given_twice(infra):
    names = {infra.unique("a") for _ in range(100)} | {infra.database("a") for _ in range(100)}
    assert len(names) == 200
