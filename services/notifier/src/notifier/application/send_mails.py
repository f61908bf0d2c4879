"""The email stage: takes due mails, asks whether they still matter, sends them, writes down what became of them.

Three things overlap: taking more, up to what is in work; sending, as many at once as there are connections; and
settling, many results in one transaction. A mail that was accepted but not settled when the process is killed is sent
again after its lease, with the same Message-ID. A turn that fails may have leased mails without learning of it: what
this instance holds and has not in work is given back before the next one.
"""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog

from chassis import failpoints
from chassis.backoff import Backoff
from chassis.clock import Now
from chassis.errors import is_transient, outlived_transaction
from notifier.application.delivery_record import DeliveryRecord
from notifier.application.mail import Composer, MailDelayed, MailQueue, MailRejected, Outcome, Transport
from notifier.application.prepare_mails import PrepareMails
from notifier.application.settle_mails import SettleMails
from notifier.domain.person import Person
from notifier.domain.retry import give_up, next_attempt

log = structlog.get_logger("mail")

LEASE_SECONDS = 30.0
"""Longer than an attempt may take, with room to settle it."""
LOOK_SECONDS = 0.5
SETTLE_SECONDS = 0.02
SETTLE_MOST = 200
FINISH_SECONDS = 10.0


@dataclass(frozen=True)
class MailWork:
    """What the stage works with; `jitter` draws a number from 0 to 1."""

    queue: MailQueue
    prepare: PrepareMails
    composer: Composer
    transport: Transport
    settle: SettleMails
    now: Now
    jitter: Callable[[], float]
    owner: str
    at_once: int


class SendMails:
    """Runs until cancelled; `wake` it when mails were planned."""

    def __init__(self, work: MailWork) -> None:
        self._work = work
        self.wake = asyncio.Event()
        self._results: asyncio.Queue[Outcome] = asyncio.Queue()
        self._sending: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(work.at_once)
        self._in_work: set[str] = set()
        """What was taken and is not settled yet, by id."""

    async def run(self) -> None:
        """Send until cancelled; then finish what is being sent, settle it, and give back the rest."""
        taking = asyncio.create_task(self._take(), name="mail-take")
        settling = asyncio.create_task(self._settle(), name="mail-settle")
        try:
            done, _ = await asyncio.wait({taking, settling}, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            taking.cancel()
            await self._finish()
            settling.cancel()
            await asyncio.gather(taking, settling, return_exceptions=True)

    async def _finish(self) -> None:
        """What is not finished in time stays leased, and is sent again once the lease has run out."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FINISH_SECONDS):
                if self._sending:
                    await asyncio.wait(self._sending)
                await self._results.join()
        for task in self._sending:
            task.cancel()

    async def _take(self) -> None:
        backoff = Backoff(first=0.1, most=5.0)
        sure = False  # that nothing is held but what is in work
        while True:
            try:
                if not sure:
                    await self._work.queue.release(self._work.owner, self._in_work)
                    sure = True
                taken = await self._turn()
            except Exception as error:
                if not is_transient(error):
                    raise
                sure = False
                log.warning("mail_take_backs_off", error=type(error).__name__)
                await backoff.wait()
                continue
            backoff.reset()
            if not taken:
                await self._rest()

    async def _turn(self) -> int:
        """Take what there is room for and begin to send it. How many deliveries were taken."""
        work = self._work
        room = work.at_once * 4 - len(self._in_work)
        if room < work.at_once or work.transport.pause() > 0:
            return 0
        loop = asyncio.get_running_loop()
        deadline = loop.time() + LEASE_SECONDS - 5.0
        leased = await work.queue.lease(work.owner, room, LEASE_SECONDS)
        records = [one for one in leased if one["_id"] not in self._in_work]  # a lease may end while it is settled
        if not records:
            return 0
        failpoints.hit("mail.leased")
        wanted, dropped = await work.prepare(records, work.now())
        self._in_work.update(record["_id"] for record in records)
        for outcome in dropped:
            self._results.put_nowait(outcome)
        messages: dict[str, list[tuple[Person, DeliveryRecord]]] = {}
        for person, record in wanted:
            messages.setdefault(record["message_id"], []).append((person, record))
        for message_id, items in messages.items():
            task = asyncio.create_task(self._send(message_id, items, deadline))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)
        return len(records)

    async def _rest(self) -> None:
        """Until a mail is planned here, or it is time to look again."""
        wait = max(LOOK_SECONDS, min(self._work.transport.pause(), 5.0))
        if len(self._in_work) >= self._work.at_once:
            wait = SETTLE_SECONDS
        self.wake.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait):  # wait_for would lose a cancellation that comes with the wake
                await self.wake.wait()

    async def _send(self, message_id: str, items: Sequence[tuple[Person, DeliveryRecord]], deadline: float) -> None:
        async with self._slots:
            person, records = items[0][0], [record for _, record in items]
            now = self._work.now()
            if asyncio.get_running_loop().time() > deadline:
                outcomes = [self._later(record, "lease ran out", now) for record in records]
            else:
                outcomes = await self._attempt(message_id, person, records)
        for outcome in outcomes:
            self._results.put_nowait(outcome)

    async def _attempt(self, message_id: str, person: Person, records: Sequence[DeliveryRecord]) -> list[Outcome]:
        work = self._work
        try:
            await work.transport.send(work.composer.compose(message_id, person, records))
            failpoints.hit("mail.accepted")
        except MailRejected as error:
            log.info("mail_rejected", delivery=message_id, bad_address=error.bad_address)
            state, address = ("bounced", person.email) if error.bad_address else ("failed", None)
            return [Outcome(r, state, "rejected", work.now(), address=address) for r in records]  # type: ignore[arg-type]
        except MailDelayed as error:
            return [self._later(record, str(error), work.now()) for record in records]
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            log.exception("mail_not_composed", delivery=message_id, cause=type(error).__name__)
            return [Outcome(record, "failed", "not_composed", work.now()) for record in records]
        return [Outcome(record, "sent", record["reason"], work.now()) for record in records]

    def _later(self, record: DeliveryRecord, why: str, now: datetime) -> Outcome:
        due = next_attempt(record.get("attempts", 0) + 1, self._work.jitter(), now)
        if give_up(record["at"], record.get("expires_at"), due):
            return Outcome(record, "failed", "attempts", now)
        return Outcome(record, "retry", why, now, due=due)

    async def _settle(self) -> None:
        backoff = Backoff(first=0.1, most=5.0)
        waiting: list[Outcome] = []
        while True:
            if not waiting:
                waiting.append(await self._results.get())
                await asyncio.sleep(SETTLE_SECONDS)
            while len(waiting) < SETTLE_MOST and not self._results.empty():
                waiting.append(self._results.get_nowait())
            try:
                await self._work.settle(waiting)
            except Exception as error:
                if not is_transient(error) and not outlived_transaction(error):
                    raise
                log.warning("mail_settle_backs_off", error=type(error).__name__)
                await backoff.wait()
                continue
            backoff.reset()
            self._in_work.difference_update(outcome.record["_id"] for outcome in waiting)
            for _ in waiting:
                self._results.task_done()
            waiting = []
            self.wake.set()
