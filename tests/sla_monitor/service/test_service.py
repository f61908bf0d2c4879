"""The whole service on the real Kafka and MongoDB: ticket events in, promises, reminders and breaches out."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from saypro_events.message import SenderRole
from saypro_events.sla import ClockChange
from saypro_events.ticket import TicketStatus
from sla_monitor.adapters.mongo import MongoBookRepository, MongoTicketRepository
from sla_monitor.adapters.public_holidays import public_holidays
from sla_monitor.adapters.timers import TimerSchedule
from sla_monitor.application.change_book import ChangeBook

pytestmark = pytest.mark.infra


def recently(**span: float) -> datetime:
    return (datetime.now(UTC) - timedelta(**span)).replace(microsecond=0)


def is_solved(data: Any, ticket: str) -> bool:
    return bool(data.ticket_id == ticket and data.metric == "resolution" and data.state == "met")


async def test_a_ticket_gets_its_promises_and_the_answer_keeps_one(
    running: Any, make_settings: Callable[..., Any], feed: Any, heard: Any, infra: Any
) -> None:
    # REQ S-01 S-04
    ticket = infra.unique("t")
    opened = recently(seconds=5)
    async with running(make_settings()):
        await feed.send(feed.opened(ticket, opened))
        started = await heard.of(ticket, "sla.updated", 2)
        assert {one.data.metric for one in started} == {"first_response", "resolution"}
        first = next(one for one in started if one.data.metric == "first_response")
        assert first.data.change is ClockChange.STARTED
        assert first.data.due_at == opened + timedelta(minutes=2)
        assert first.data.policy == "demo_two_minutes"
        assert "2 min" in first.data.explanation
        answered = opened + timedelta(seconds=4)
        await feed.send(feed.updated(ticket, opened, answered, first_response_at=answered))
        met = (await heard.of(ticket, "sla.updated", 3))[-1]
        assert (met.data.change, met.data.metric, met.data.at) == (ClockChange.MET, "first_response", answered)
        resolved = feed.updated(ticket, opened, answered + timedelta(seconds=1), first_response_at=answered,
                                status=TicketStatus.PENDING)  # fmt: skip
        await feed.send(resolved)
        paused = (await heard.of(ticket, "sla.updated", 4))[-1]
        assert (paused.data.change, paused.data.due_at) == (ClockChange.PAUSED, None)
        assert [one.sequence for one in await heard.of(ticket, "sla.updated", 4)] == [1, 2, 3, 4]


async def test_nobody_answers_so_it_is_breached_at_its_due_time_once_even_after_an_outage(
    running: Any, make_settings: Callable[..., Any], feed: Any, heard: Any, infra: Any
) -> None:
    # REQ S-03
    ticket, answered_in_time = infra.unique("t"), infra.unique("t")
    settings = make_settings()
    opened = recently(seconds=103)
    async with running(settings):
        await feed.send(feed.opened(ticket, opened), feed.opened(answered_in_time, opened))
        warned = (await heard.of(ticket, "sla.warned"))[0]
        assert warned.data.metric == "first_response"
        await heard.of(answered_in_time, "sla.updated", 2)
    answer = opened + timedelta(seconds=104)
    await feed.send(feed.updated(answered_in_time, opened, answer, first_response_at=answer))
    again = settings.model_copy(update={"instance": infra.unique("sla")})
    async with running(again):
        breached = (await heard.of(ticket, "sla.breached"))[0]
        assert breached.data.breached_at == opened + timedelta(minutes=2)
        met = await heard.of(answered_in_time, "sla.updated", 3)
        assert met[-1].data.change is ClockChange.MET
        late = opened + timedelta(minutes=5)
        await feed.send(feed.updated(ticket, opened, late, first_response_at=late, status=TicketStatus.RESOLVED))
        await heard.until(lambda events: any(is_solved(one.data, ticket) for one in events))
    told = [one.topic for one in heard.events if one.data.ticket_id == answered_in_time]
    assert "sla.breached" not in told
    assert len([one for one in heard.events if one.topic == "sla.breached" and one.data.ticket_id == ticket]) == 1


async def test_messages_start_warn_miss_and_meet_the_next_answer_and_the_news(
    running: Any, make_settings: Callable[..., Any], feed: Any, heard: Any, infra: Any
) -> None:
    # REQ S-01 S-03
    ticket, talk = infra.unique("t"), infra.unique("c")
    opened = recently(minutes=10)
    second = timedelta(seconds=1)
    promises = [
        {"metric": metric, "target_minutes": minutes, "calendar": "around_the_clock", "warnings": [{"percent": 50}]}
        for metric, minutes in (("next_response", 0.1), ("update", 30))
    ]
    settings = make_settings()
    async with running(settings) as service:
        change = ChangeBook(
            MongoBookRepository(service.core.mongo, public_holidays),
            MongoTicketRepository(service.core.mongo),
            TimerSchedule(service.core.timers),
        )
        await service.core.unit_of_work.run(
            lambda: change.put_policy("chat", {"rank": 1, "promises": promises}, "u-olga", opened - second)
        )
        await feed.send(
            feed.said(talk, SenderRole.BUYER, opened),
            feed.said(talk, SenderRole.SUPPORT, opened + 60 * second),
            feed.said(talk, SenderRole.BUYER, asked := recently()),
        )
        await feed.send(feed.opened(ticket, opened, conversation_id=talk))
        breached = (await heard.of(ticket, "sla.breached"))[0]
        assert (breached.data.metric, breached.data.breached_at) == ("next_response", asked + 6 * second)
        assert "6 s" in breached.data.explanation
        await feed.send(feed.said(talk, SenderRole.BUYER, recently()))
        again = feed.said(talk, SenderRole.SUPPORT, answered := recently() + second)
        await feed.send(again, again)
        told = await heard.of(ticket, "sla.updated", 4)
        await feed.send(feed.said(talk, SenderRole.BUYER, answered + second))
        told = await heard.of(ticket, "sla.updated", 5)
    changes = [(one.data.metric, one.data.change) for one in told]
    assert set(changes[:2]) == {("next_response", ClockChange.STARTED), ("update", ClockChange.STARTED)}
    assert changes[2:] == [
        ("update", ClockChange.MET),
        ("update", ClockChange.RESTARTED),
        ("next_response", ClockChange.RESTARTED),
    ]
    assert (told[2].data.at, told[3].data.due_at) == (answered, answered + 1800 * second)
