"""`saypro simulate`: publish the marketplace's events at their pace."""

import asyncio
import itertools
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aiokafka.errors import KafkaConnectionError

from saypro_events import Event, encode_structured
from saypro_events.publisher import DeliveryError, EventPublisher, checked
from saypro_local.errors import CannotStart
from saypro_local.simulate.inquiries import Inquirers
from saypro_local.simulate.letterbox import Letterbox
from saypro_local.simulate.marketplace import Settings, marketplace

_LARGEST_BATCH = 500
_PAUSE_AFTER_FAILURE = 1.0
_TELL_EVERY = 5.0
_POSTING_SECONDS = 30.0


@dataclass(slots=True)
class Simulation:
    """A marketplace that publishes to `kafka`, at most `limit` events; `letterbox`: where its people post messages."""

    kafka: str
    settings: Settings
    limit: int | None
    letterbox: Letterbox | None
    tell: Callable[[str], None]
    sent: int = 0

    async def run(self) -> None:
        """Publish until the limit, or until cancelled. Raises CannotStart without a Kafka."""
        posting = asyncio.create_task(self.letterbox.run()) if self.letterbox else None
        try:
            async with EventPublisher(self.kafka, source="/simulated") as publisher:
                await self._publish_all(publisher)
            if self.letterbox is not None:
                await asyncio.wait_for(self.letterbox.emptied(), _POSTING_SECONDS)
        except KafkaConnectionError as error:
            raise CannotStart(f"Kafka at {self.kafka} does not answer: see `saypro doctor`") from error
        finally:
            if posting is not None:
                posting.cancel()

    def outcome(self) -> str:
        """How much was done, in words."""
        words = f"{self.sent} events published"
        if self.letterbox is not None and self.letterbox.posted:
            words += f", {self.letterbox.posted} messages posted"
        if self.letterbox is not None and self.letterbox.refused:
            words += f", {self.letterbox.refused} messages refused (the last: {self.letterbox.last_refusal})"
        return words

    async def _publish_all(self, publisher: EventPublisher) -> None:
        events = itertools.islice(marketplace(self.settings), self.limit)
        inquirers = Inquirers(self.settings.seed)
        began = told = time.monotonic()
        while batch := list(itertools.islice(events, _due(began, self.sent, self.settings.rate))):
            await _publish(publisher, batch, first=self.sent == 0)
            self.sent += len(batch)
            for inquiry in filter(None, map(inquirers.about, batch)):
                if self.letterbox is not None:
                    self.letterbox.drop(inquiry)
            if time.monotonic() - told > _TELL_EVERY:
                told = time.monotonic()
                self.tell(self.outcome())
            await asyncio.sleep(max(0.0, began + self.sent / self.settings.rate - time.monotonic()))


def dry_run(settings: Settings, limit: int | None) -> Iterator[bytes]:
    """The same events as JSON lines, fit for `saypro publish`."""
    for event in itertools.islice(marketplace(settings), limit):
        yield encode_structured(event).value + b"\n"


def _due(began: float, sent: int, rate: float) -> int:
    """How many events belong to the time that has passed: at least one, at most a batch."""
    return min(max(1, int((time.monotonic() - began) * rate) - sent), _LARGEST_BATCH)


async def _publish(publisher: EventPublisher, batch: list[Event[Any]], *, first: bool) -> None:
    """Until Kafka has them: sent again with the same ids, so that readers drop what comes twice."""
    records = [checked(event) for event in batch]
    while True:
        try:
            await publisher.send(records)
        except DeliveryError as error:
            if first:
                raise CannotStart(f"Kafka takes no events ({error}): is the stack running?") from error
            sys.stderr.write(f"Kafka took no events for a moment, trying again: {error}\n")
            await asyncio.sleep(_PAUSE_AFTER_FAILURE)
        else:
            return


def run_until_interrupted(simulation: Simulation) -> None:
    """Publish, and end quietly at Ctrl-C."""
    with suppress(KeyboardInterrupt):
        asyncio.run(simulation.run())
    simulation.tell(simulation.outcome())
