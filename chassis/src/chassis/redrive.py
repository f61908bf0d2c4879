"""Trying again what was parked or dead-lettered, on request: in place, in order, each event with its own id.

A request is a mark in the database, so that a command line, a page or an alert can make it; the service that owns the
events carries it out. Asking twice marks twice and handles once.
"""

import asyncio
import contextlib
from typing import Any

from prometheus_client import Gauge
from pymongo.errors import PyMongoError

from chassis.dead_letters import DeadLetters, restored
from chassis.errors import EventFailed, is_transient
from chassis.inbox import Inbox
from chassis.lease import Lease
from chassis.parking import Parking
from chassis.records import Event, Handle, Reader
from chassis.turns import take_turns
from chassis.unit_of_work import UnitOfWork

LOOK_SECONDS = 2.0
A_TURN = 100
MEASURE_SECONDS = 15.0


class Redriver:
    """Carries out redrive requests of one service while it holds the lease."""

    def __init__(
        self,
        *,
        reader: Reader,
        handle: Handle,
        unit_of_work: UnitOfWork,
        inbox: Inbox,
        parking: Parking,
        dead_letters: DeadLetters,
        lease: Lease,
        set_aside: Gauge,
    ) -> None:
        self._reader = reader
        self._handle = handle
        self._unit_of_work = unit_of_work
        self._inbox = inbox
        self._parking = parking
        self._dead_letters = dead_letters
        self._lease = lease
        self._set_aside = set_aside

    async def run(self) -> None:
        """Look for requests until cancelled."""
        await take_turns("redrive", self.turn, lambda: asyncio.sleep(LOOK_SECONDS))

    async def measure(self) -> None:
        """Keep the figures of what waits fresh until cancelled."""
        while True:
            with contextlib.suppress(PyMongoError):
                self._set_aside.labels("dead").set(await self._dead_letters.count())
                self._set_aside.labels("parked").set(await self._parking.count())
            await asyncio.sleep(MEASURE_SECONDS)

    async def turn(self) -> bool:
        """Carry out what is requested now, if this instance leads. False: it can wait for the next look."""
        if not await self._lease.ensure():
            return False
        for blocked in await self._parking.requested(A_TURN):
            while await self._first_of_key(blocked):
                pass
        for letter in await self._dead_letters.requested(A_TURN):
            await self._letter(letter)
        return False

    async def _first_of_key(self, blocked: str) -> bool:
        """Handle the first parked event of a key. False if none is left, or it fails again."""
        first: list[dict[str, Any]] = []

        async def work() -> None:
            first[:] = await self._parking.of_key(blocked, 1)
            if first:
                await self._handle_once(self._read(first[0]))
                await self._parking.take_out(blocked, first[0]["_id"])

        try:
            await self._unit_of_work.run(work)
        except Exception as error:
            if is_transient(error):
                raise
            await self._parking.failed_again(blocked, first[0]["_id"], self._why(error))
            return False
        return bool(first)

    async def _letter(self, letter: dict[str, Any]) -> None:
        try:
            event = self._read(letter)
        except self._reader.unreadable as error:
            reason, detail = getattr(error, "reason", "unreadable"), getattr(error, "detail", str(error))
            await self._dead_letters.refuse_again(letter["_id"], reason, detail)
            return

        async def work() -> None:
            if await self._dead_letters.remove(letter["_id"]):
                await self._handle_once(event)

        try:
            await self._unit_of_work.run(work)
        except Exception as error:
            if is_transient(error):
                raise
            await self._dead_letters.refuse_again(letter["_id"], "failed", self._why(error))

    def _why(self, error: Exception) -> str:
        """What people are told: ours have words of their own, of others the class says what it was."""
        known = isinstance(error, EventFailed | self._reader.unreadable)
        return str(error) if known else f"{type(error).__name__}: {error}"

    def _read(self, document: dict[str, Any]) -> Event:
        record = restored(document)
        return self._reader.decode(record.topic, record.key, record.value, record.headers)

    async def _handle_once(self, event: Event) -> None:
        if not await self._inbox.known([event.id]):
            await self._inbox.remember([event.id])
            await self._handle([event])
