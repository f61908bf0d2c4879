"""The broadcast stage: tells an audience part by part, so that no transaction grows with it (REQ N-11, N-15, P-05).

A part is planned as any event is, in one transaction with the cursor behind it: whatever is killed, each person is
told once. The lease only spares other instances the work.
"""

import asyncio
import contextlib
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

import structlog

from chassis import failpoints
from chassis.clock import Now
from chassis.errors import is_transient, outlived_transaction
from chassis.turns import take_turns
from chassis.unit_of_work import UnitOfWork
from notifier.application.broadcast import BroadcastRecord, Broadcasts, Everyone, News, NewsByType
from notifier.application.concern import Concern
from notifier.application.plan_notifications import PlanNotifications
from notifier.domain.person import Person
from notifier.domain.preferences import ROLES
from notifier.domain.segment_forms import parse_audience
from notifier.domain.segments import Audience
from saypro_events import Event, topics
from saypro_events.common import Audience as AnyAudience

log = structlog.get_logger("broadcasts")

PART: Final = 200
"""People that one transaction looks at."""
AT_ONCE: Final = 20
LOOK_SECONDS: Final = 1.0


class Right(Protocol):
    """The right to tell, which one instance has at a time."""

    async def ensure(self) -> bool:
        """Hold it; False if another instance does."""
        ...


@dataclass(frozen=True)
class BroadcastWork:
    """What the stage works with."""

    broadcasts: Broadcasts
    everyone: Everyone
    plan: PlanNotifications
    news: NewsByType
    unit_of_work: UnitOfWork
    right: Right
    now: Now
    part: int = PART


class TellEveryone:
    """Runs until cancelled; `wake` it when a broadcast has begun."""

    def __init__(self, work: BroadcastWork) -> None:
        self._work = work
        self.wake = asyncio.Event()

    async def run(self) -> None:
        """Tell what is to be told until cancelled."""
        await take_turns("broadcasts", self.turn, self._rest)

    async def turn(self) -> bool:
        """Tell the next part of each broadcast that is due. Whether there was any."""
        work = self._work
        if not await work.right.ensure():
            return False
        due = await work.broadcasts.due(work.now(), AT_ONCE)
        for event_id in due:
            if await work.right.ensure():
                await self._step(event_id)
        return bool(due)

    async def _step(self, event_id: str) -> None:
        """One part; a defect makes this broadcast wait, and no other."""
        try:
            await self._work.unit_of_work.run(lambda: self._tell_part(event_id))
        except Exception as error:
            if is_transient(error) or outlived_transaction(error):
                raise
            log.exception("broadcast_failed", event_id=event_id, cause=type(error).__name__)
            await self._work.broadcasts.postpone(event_id, f"{type(error).__name__}: {error}")
        failpoints.hit("broadcasts.part_told")

    async def _tell_part(self, event_id: str) -> None:
        work, now = self._work, self._work.now()
        record = await work.broadcasts.take(event_id, now)
        if record is None:
            return
        event = _event_of(record)
        news = work.news[event.type](event)
        if news.expires_at is not None and news.expires_at <= now:
            await work.broadcasts.end(event_id, "expired", now)
            return
        audience = parse_audience(event.data.audience.model_dump(mode="json"))
        part = await work.everyone.page(audience, record["cursor"], work.part)
        if part.people:
            spoken = replace(event, data=event.data.model_copy(update={"audience": AnyAudience()}))
            await work.plan.plan([(spoken, [_concern(person, news, audience) for person in part.people])])
        await work.broadcasts.advance(event_id, part)
        if part.cursor is None:
            await work.broadcasts.end(event_id, "done", now)
        failpoints.hit("broadcasts.before_commit")

    async def _rest(self) -> None:
        self.wake.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LOOK_SECONDS):  # wait_for would lose a cancellation that comes with the wake
                await self.wake.wait()


def _event_of(record: BroadcastRecord) -> Event[Any]:
    return Event(
        id=record["_id"],
        type=record["event_type"],
        source=record["source"],
        subject=record["subject"],
        time=record["time"],
        data=topics.BY_TYPE[record["event_type"]].model.model_validate_json(record["facts"]),
        sequence=record.get("sequence"),
        correlationid=record["correlation_id"],
    )


def _concern(person: Person, news: News, audience: Audience) -> Concern:
    return Concern(
        user_id=person.user_id,
        role=_role(person, audience.roles),
        type=news.type or "",
        link=news.link,
        expires_at=news.expires_at,
    )


def _role(person: Person, named: frozenset[str]) -> str:
    """The role that it concerns them in: one that the audience names, else their first."""
    for role in ROLES:
        if role in person.roles and (not named or role in named):
            return role
    return "agent" if named & _STAFF else ROLES[0]


_STAFF: Final = frozenset({"agent", "senior", "manager", "admin"})
