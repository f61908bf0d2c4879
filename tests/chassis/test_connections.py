"""What uvloop says of a closed connection is what aiokafka knows as a lost one."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
import uvloop
from aiokafka.conn import AIOKafkaConnection, create_conn
from aiokafka.errors import KafkaConnectionError
from aiokafka.protocol.metadata import MetadataRequest

from chassis.connections import expect_closed_ones

pytestmark = pytest.mark.infra


@pytest.fixture
def as_it_is() -> Iterator[None]:
    """Undo it after the test."""
    send = AIOKafkaConnection.send
    yield
    AIOKafkaConnection.send = send


async def write_to_a_closed_one(address: str) -> None:
    host, _, port = address.partition(":")
    connection = await create_conn(host, int(port))
    connection._writer.transport.abort()
    await asyncio.sleep(0)
    connection.send(MetadataRequest([]))


def on_uvloop(work: Any) -> None:
    loop = uvloop.new_event_loop()
    try:
        loop.run_until_complete(work)
    finally:
        loop.close()


def test_a_write_to_a_connection_that_has_just_closed_finds_it_lost(as_it_is: None, infra: Any) -> None:
    # REQ P-05
    expect_closed_ones()
    with pytest.raises(KafkaConnectionError):
        on_uvloop(write_to_a_closed_one(infra.kafka))


def test_without_that_it_is_an_error_that_ends_the_loops_of_a_client(infra: Any) -> None:
    with pytest.raises(RuntimeError, match="closed"):
        on_uvloop(write_to_a_closed_one(infra.kafka))
