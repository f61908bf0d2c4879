"""The email stage with fakes: leases that ran out, mails that cannot be written, and an orderly end (FAULTS 8, 34)."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from pymongo.errors import AutoReconnect

from notifier.application.delivery_record import DeliveryRecord
from notifier.application.mail import MailDelayed, MailRejected, Outcome, OutgoingMail
from notifier.application.send_mails import MailWork, SendMails
from notifier.domain.person import Person

NOW = datetime(2026, 6, 3, 10, tzinfo=UTC)
PERSON = Person("u-thandi", "Thandi", email="thandi@example.test")


def record(name: str, **changes: Any) -> DeliveryRecord:
    base = {
        "_id": name,
        "message_id": name,
        "user_id": "u-thandi",
        "type": "order_dispatched",
        "reason": "ok",
        "at": NOW,
    }
    return DeliveryRecord(**{**base, "at": NOW, **changes})  # type: ignore[typeddict-item]


@dataclass
class FakeQueue:
    """Gives what it holds once; what is released can be had again."""

    waiting: list[DeliveryRecord]
    held: dict[str, DeliveryRecord] = field(default_factory=dict)
    released: list[set[str]] = field(default_factory=list)
    """What was kept at each release."""

    async def lease(self, owner: str, limit: int, seconds: float) -> list[DeliveryRecord]:
        taken, self.waiting = self.waiting[:limit], self.waiting[limit:]
        self.held |= {one["_id"]: one for one in taken}
        return taken

    async def release(self, owner: str, besides: Collection[str]) -> None:
        self.released.append(set(besides))
        for name in self.held.keys() - set(besides):
            self.waiting.append(self.held.pop(name))

    async def settle(self, outcomes: Sequence[Outcome]) -> None:
        return


class FakeComposer:
    def compose(self, message_id: str, person: Person, items: Sequence[DeliveryRecord]) -> OutgoingMail:
        if message_id == "unwritable":
            raise ValueError("no such thing")
        return OutgoingMail(message_id, person.email or "", b"")


@dataclass
class FakeTransport:
    answer: Callable[[OutgoingMail], Awaitable[None]]

    async def send(self, mail: OutgoingMail) -> None:
        await self.answer(mail)

    def pause(self) -> float:
        return 0.0


async def outcomes_of(
    records: list[DeliveryRecord], answer: Callable[[OutgoingMail], Awaitable[None]], **changes: Any
) -> dict[str, Outcome]:
    """What became of each, once all are settled."""
    settled: dict[str, Outcome] = {}
    done = asyncio.Event()

    async def prepare(given: Sequence[DeliveryRecord], now: datetime) -> Any:
        return [(PERSON, one) for one in given], []

    async def settle(outcomes: Sequence[Outcome]) -> None:
        settled.update({outcome.record["_id"]: outcome for outcome in outcomes})
        if len(settled) == len(records):
            done.set()

    queue = FakeQueue(list(records))
    work = {
        "queue": queue,
        "prepare": prepare,
        "composer": FakeComposer(),
        "transport": FakeTransport(answer),
        "settle": settle,
        "now": lambda: NOW,
        "jitter": lambda: 1.0,
        "owner": "me",
        "at_once": 4,
    }
    running = asyncio.create_task(SendMails(MailWork(**{**work, **changes})).run())
    async with asyncio.timeout(20):
        await done.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert queue.released == [set()]
    return settled


async def accepted(mail: OutgoingMail) -> None:
    return


async def test_each_answer_becomes_its_outcome() -> None:
    async def answer(mail: OutgoingMail) -> None:
        match mail.message_id:
            case "later":
                raise MailDelayed("451")
            case "bad-address":
                raise MailRejected("550", bad_address=True)
            case "bad-content":
                raise MailRejected("554", bad_address=False)

    names = ("fine", "later", "bad-address", "bad-content", "unwritable")
    settled = await outcomes_of([record(name) for name in names], answer)
    assert {name: (o.state, o.reason) for name, o in settled.items()} == {
        "fine": ("sent", "ok"),
        "later": ("retry", "451"),
        "bad-address": ("bounced", "rejected"),
        "bad-content": ("failed", "rejected"),
        "unwritable": ("failed", "not_composed"),
    }
    assert settled["later"].due == NOW + timedelta(seconds=5)
    assert settled["bad-address"].address == "thandi@example.test"
    assert settled["bad-content"].address is None


async def test_what_was_tried_for_too_long_fails() -> None:
    async def never(mail: OutgoingMail) -> None:
        raise MailDelayed("ConnectionRefusedError")

    old = record("old", at=NOW - timedelta(hours=48), attempts=90)
    stale = record("stale", expires_at=NOW + timedelta(seconds=4))
    settled = await outcomes_of([old, stale], never)
    assert {o.state for o in settled.values()} == {"failed"}
    assert {o.reason for o in settled.values()} == {"attempts"}


async def test_items_of_one_message_share_its_fate() -> None:
    sent: list[str] = []

    async def answer(mail: OutgoingMail) -> None:
        sent.append(mail.message_id)

    settled = await outcomes_of([record("a", message_id="m"), record("b", message_id="m")], answer)
    assert sent == ["m"]
    assert {o.state for o in settled.values()} == {"sent"}


async def test_more_than_fit_at_once_are_all_sent() -> None:
    under_way = most = 0

    async def answer(mail: OutgoingMail) -> None:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.001)
        under_way -= 1

    settled = await outcomes_of([record(f"m-{number}") for number in range(60)], answer)
    assert len(settled) == 60
    assert most <= 4


async def test_a_stop_that_meets_a_wake_still_stops() -> None:
    work = MailWork(
        queue=FakeQueue([]),
        prepare=None,  # type: ignore[arg-type]  # nothing is taken
        composer=FakeComposer(),
        transport=FakeTransport(accepted),
        settle=None,  # type: ignore[arg-type]
        now=lambda: NOW,
        jitter=lambda: 1.0,
        owner="me",
        at_once=4,
    )
    stage = SendMails(work)
    running = asyncio.create_task(stage.run())
    await asyncio.sleep(0.05)
    stage.wake.set()
    running.cancel()
    async with asyncio.timeout(5):
        await asyncio.gather(running, return_exceptions=True)
    assert running.cancelled()


async def test_a_stop_finishes_what_is_being_sent_and_settles_it() -> None:
    # FAULTS 8
    began = asyncio.Event()
    settled: list[Outcome] = []

    async def slow(mail: OutgoingMail) -> None:
        began.set()
        await asyncio.sleep(0.2)

    async def prepare(given: Sequence[DeliveryRecord], now: datetime) -> Any:
        return [(PERSON, one) for one in given], []

    async def settle(outcomes: Sequence[Outcome]) -> None:
        settled.extend(outcomes)

    work = MailWork(
        queue=FakeQueue([record("a")]),
        prepare=prepare,  # type: ignore[arg-type]  # called in the same way
        composer=FakeComposer(),
        transport=FakeTransport(slow),
        settle=settle,  # type: ignore[arg-type]
        now=lambda: NOW,
        jitter=lambda: 1.0,
        owner="me",
        at_once=4,
    )
    running = asyncio.create_task(SendMails(work).run())
    await began.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert [outcome.state for outcome in settled] == ["sent"]


@dataclass
class Stage:
    """A stage whose surroundings can fail."""

    queue: FakeQueue
    sent: list[str] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)
    failing: list[str] = field(default_factory=list)
    """What fails next, each once: prepare or settle."""
    hold: asyncio.Event = field(default_factory=asyncio.Event)
    """Set: settling goes through."""

    async def _prepare(self, given: Sequence[DeliveryRecord], now: datetime) -> Any:
        self._fail("prepare")
        return [(PERSON, one) for one in given], []

    async def _settle(self, outcomes: Sequence[Outcome]) -> None:
        await self.hold.wait()
        self._fail("settle")
        self.settled += [outcome.record["_id"] for outcome in outcomes]

    async def _send(self, mail: OutgoingMail) -> None:
        self.sent.append(mail.message_id)

    def _fail(self, what: str) -> None:
        if what in self.failing:
            self.failing.remove(what)
            raise AutoReconnect("cut off")

    async def run_until(self, done: Callable[[], bool]) -> None:
        work = MailWork(
            queue=self.queue,
            prepare=self._prepare,  # type: ignore[arg-type]  # called in the same way
            composer=FakeComposer(),
            transport=FakeTransport(self._send),
            settle=self._settle,  # type: ignore[arg-type]
            now=lambda: NOW,
            jitter=lambda: 1.0,
            owner="me",
            at_once=4,
        )
        running = asyncio.create_task(SendMails(work).run())
        async with asyncio.timeout(20):
            while not done():
                await asyncio.sleep(0.01)
        self.hold.set()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_what_a_failed_turn_had_leased_is_given_back_and_sent_once() -> None:
    # FAULTS 20
    stage = Stage(FakeQueue([record("a")]), failing=["prepare"])
    stage.hold.set()
    await stage.run_until(lambda: bool(stage.settled))
    assert (stage.sent, stage.settled, stage.queue.released) == (["a"], ["a"], [set(), set()])


async def test_what_is_in_work_is_not_given_back_by_a_turn_that_fails() -> None:
    # FAULTS 20
    stage, others = Stage(FakeQueue([record("a")])), [record("b")]

    def b_is_sent() -> bool:
        if stage.sent == ["a"] and others:
            stage.failing.append("prepare")
            stage.queue.waiting.append(others.pop())
        return "b" in stage.sent

    await stage.run_until(b_is_sent)
    assert stage.queue.released == [set(), {"a"}]
    assert (stage.sent, sorted(stage.settled)) == (["a", "b"], ["a", "b"])


async def test_a_mail_that_is_in_work_is_not_begun_again_when_its_lease_has_ended() -> None:
    # FAULTS 20, REQ P-05
    stage = Stage(FakeQueue([record("a")]), failing=["settle"])
    again: list[DeliveryRecord] = []

    def leased_again() -> bool:
        if stage.sent and not again:
            again.append(record("a"))
            stage.queue.waiting.append(again[0])
        return bool(again) and not stage.queue.waiting

    await stage.run_until(leased_again)
    assert (stage.sent, stage.settled) == (["a"], ["a"])
