"""docs/publishing.md works as it stands: kcat, plain JSON, Python, outbox, readers, on the real Kafka."""

import asyncio
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition

from saypro_events import decode, encode, topics
from saypro_events.generate.examples import example_events
from saypro_events.ids import event_id_for
from saypro_events.notification import NotificationUpdated
from saypro_events.order import OrderStatus, OrderUpdated
from saypro_events.publisher import EventPublisher

PAGE = (Path(__file__).parents[2] / "docs" / "publishing.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
TOPICS = {
    name: topics.BY_NAME[name].partitions for name in ("order.updated", "loyalty.updated", "notification.updated")
}

SHELLS_WITH_KCAT = ["sh"] if shutil.which("kcat") or "CI" in os.environ else []
"""kcat is the reader's own tool, not one of ours to install: the pages that use it are tried where it is, and in CI."""

pytestmark = pytest.mark.infra


def _block(language: str, containing: str) -> str:
    found = [text for kind, text in BLOCKS if kind == language and containing in text]
    assert len(found) == 1, f"{len(found)} blocks of {language} with {containing!r}"
    return str(found[0])


async def _run(kafka: str, folder: Path, *command: str) -> str:
    environment = {**os.environ, "KAFKA": kafka}

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False
        )

    finished = await asyncio.to_thread(run)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


async def _find(kafka: str, topic: str, event_id: str) -> tuple[Any, Any]:
    """The record with this event id, and the event that our reader makes of it."""
    consumer = AIOKafkaConsumer(bootstrap_servers=kafka, auto_offset_reset="earliest")
    await consumer.start()
    try:
        places = [TopicPartition(topic, partition) for partition in consumer.partitions_for_topic(topic) or ()]
        consumer.assign(places or [TopicPartition(topic, number) for number in range(topics.BY_NAME[topic].partitions)])
        for _ in range(40):
            for records in (await consumer.getmany(timeout_ms=500)).values():
                for record in records:
                    event = decode(record.topic, record.key, record.value, record.headers)
                    if event.id == event_id:
                        return record, event
    finally:
        await consumer.stop()
    raise AssertionError(f"{event_id} is not on {topic}")


# REQ P-01
@pytest.mark.parametrize("shell", SHELLS_WITH_KCAT)
async def test_kcat_publishes_an_order(shell: str, infra: Any, tmp_path: Path) -> None:
    await infra.topics(TOPICS)
    await _run(infra.kafka, tmp_path, shell, "-c", _block("sh", "ce_specversion"))
    record, event = await _find(infra.kafka, "order.updated", "orders-o-2001-placed")
    assert isinstance(event.data, OrderUpdated)
    assert event.data.status is OrderStatus.PLACED
    assert event.data.total.amount_minor == 29800

    # the same key goes where a Python publisher puts it, or order between the two would be lost
    order = example_events(OrderUpdated)["paid"].data.model_copy(update={"order_id": "o-2001"})
    async with EventPublisher(infra.kafka, source="/orders") as publisher:
        await publisher.publish(order, id="python-o-2001")
    ours, _ = await _find(infra.kafka, "order.updated", "python-o-2001")
    assert ours.partition == record.partition


# REQ P-01
@pytest.mark.parametrize("shell", SHELLS_WITH_KCAT)
async def test_plain_json_publishes_an_order(shell: str, infra: Any, tmp_path: Path) -> None:
    await infra.topics(TOPICS)
    (tmp_path / "event.json").write_text(_block("json", "orders-o-2001-dispatched"), "utf-8")
    await _run(infra.kafka, tmp_path, shell, "-c", _block("sh", "event.json"))
    _, event = await _find(infra.kafka, "order.updated", "orders-o-2001-dispatched")
    assert event.data.status is OrderStatus.DISPATCHED
    assert event.key == "o-2001"


# REQ P-01
async def test_python_publishes_an_order(infra: Any, tmp_path: Path) -> None:
    await infra.topics(TOPICS)
    code = _block("python", 'order_number="ZA-2002-2"')
    await _run(infra.kafka, tmp_path, sys.executable, "-c", code)
    _, event = await _find(infra.kafka, "order.updated", event_id_for("orders", "o-2002", "placed"))
    assert event.source == "/orders"


# REQ P-05
async def test_the_outbox_recipe_sends_and_empties(infra: Any, tmp_path: Path) -> None:
    await infra.topics(TOPICS)
    await _run(infra.kafka, tmp_path, sys.executable, "-c", _block("python", "CREATE TABLE IF NOT EXISTS outbox"))
    _, event = await _find(infra.kafka, "loyalty.updated", event_id_for("loyalty", "u-thandi", "o-2002"))
    assert event.data.balance == 2148
    count = "import sqlite3; print(sqlite3.connect('loyalty.db').execute('SELECT count(*) FROM outbox').fetchone()[0])"
    assert (await _run(infra.kafka, tmp_path, sys.executable, "-c", count)).strip() == "0"


# REQ P-01
async def test_the_reader_recipe_reads(infra: Any, tmp_path: Path) -> None:
    await infra.topics(TOPICS)
    async with EventPublisher(infra.kafka, source="/notifier") as publisher:
        await publisher.send([encode(example_events(NotificationUpdated)["clicked"])])
    printed = await _run(infra.kafka, tmp_path, sys.executable, "-c", _block("python", "EventReader("))
    assert printed.strip() == "u-thandi clicked track"


# REQ P-01
async def test_the_faststream_recipe_reads(infra: Any, tmp_path: Path) -> None:
    await infra.topics(TOPICS)
    async with EventPublisher(infra.kafka, source="/orders") as publisher:
        await publisher.send([encode(example_events(OrderUpdated)["placed"])])
    printed = await _run(infra.kafka, tmp_path, sys.executable, "-c", _block("python", "from faststream.kafka"))
    assert "ZA-1001-7 placed" in printed
