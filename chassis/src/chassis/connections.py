"""aiokafka on uvloop: a write to a connection that closed in the same instant is a lost connection, and not a defect.

asyncio drops such a write; uvloop raises RuntimeError, which aiokafka does not expect. Its loops end at that for good,
and the process consumes nothing any more, also when the broker is back.
"""

from typing import Any

from aiokafka.conn import AIOKafkaConnection, CloseReason
from aiokafka.errors import KafkaConnectionError


def expect_closed_ones() -> None:
    """Make every Kafka client of this process meet a KafkaConnectionError there, which it knows how to outlive."""
    send = AIOKafkaConnection.send

    def expecting(self: Any, *arguments: Any, **options: Any) -> Any:
        try:
            return send(self, *arguments, **options)
        except RuntimeError as closed:
            self.close(reason=CloseReason.CONNECTION_BROKEN)
            raise KafkaConnectionError(f"Connection at {self.host}:{self.port} has closed") from closed

    AIOKafkaConnection.send = expecting
