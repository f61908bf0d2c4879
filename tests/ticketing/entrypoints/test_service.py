"""The path from a message to a person with more say, on the real Kafka and MongoDB."""

import uuid
from datetime import timedelta
from typing import Any

import pytest

from chassis.mongo import find_all
from saypro_events import encode
from saypro_events.conversation import ConversationChange, ConversationKind, ConversationStatus, ConversationUpdated
from saypro_events.message import MessageSent, SenderRole
from saypro_events.sla import ClockChange, ClockState, Metric, SlaBreached, SlaUpdated, SlaWarned
from saypro_events.testing.privacy import Erasure
from saypro_events.ticket import (
    TicketCategory,
    TicketEscalated,
    TicketLevel,
    TicketOpened,
    TicketPriority,
    TicketResolved,
    TicketStatus,
    TicketUpdated,
)
from saypro_events.user import Role, UserDataErased, UserDataExported, UserErased, UserExportRequested, UserUpdated
from tests.ticketing.entrypoints.conftest import NOW, Marketplace, eventually

pytestmark = pytest.mark.infra


def message(
    conversation: str, seq: int = 1, *, text: str = "My payment failed twice", first: bool = True, **more: Any
) -> MessageSent:
    facts: dict[str, Any] = {
        "message_id": f"m-{conversation}-{seq}",
        "conversation_id": conversation,
        "seq": seq,
        "conversation_kind": ConversationKind.SUPPORT,
        "subject": "Payment",
        "sender_id": "u-thandi",
        "sender_role": SenderRole.BUYER,
        "sender_name": "Thandi Nkosi",
        "requester_id": "u-thandi",
        "text": text,
        "first": first,
        "sent_at": NOW,
    }
    return MessageSent(**{**facts, **more})


def conversation(
    name: str, seq: int, change: ConversationChange, status: ConversationStatus, **more: Any
) -> ConversationUpdated:
    return ConversationUpdated(
        conversation_id=name,
        seq=seq,
        kind=ConversationKind.SUPPORT,
        change=change,
        status=status,
        subject=more.pop("subject", "Payment"),
        requester_id="u-thandi",
        at=NOW,
        **more,
    )


def clock(ticket: TicketOpened, clock_id: str, state: ClockState = ClockState.RUNNING) -> dict[str, Any]:
    return {
        "clock_id": clock_id,
        "ticket_id": ticket.ticket_id,
        "ticket_number": ticket.number,
        "requester_id": ticket.requester_id,
        "level": TicketLevel.AGENT,
        "category": ticket.category,
        "priority": ticket.priority,
        "metric": Metric.FIRST_RESPONSE,
        "policy": "urgent",
        "policy_version": 1,
        "state": state,
        "started_at": NOW,
        "due_at": NOW + timedelta(hours=4),
        "explanation": "4 h around the clock",
        "at": NOW,
    }


def fresh() -> str:
    return f"c-{uuid.uuid4().hex[:12]}"


async def opened(market: Marketplace, name: str, **more: Any) -> TicketOpened:
    await market.send(message(name, **more))
    (event, *_) = await market.heard(TicketOpened, conversation_id=name)
    found: TicketOpened = event.data
    return found


async def test_a_message_to_support_becomes_one_ticket_with_a_number(market: Marketplace) -> None:
    # REQ T-01, REQ T-02, REQ T-03
    name = fresh()
    sent = await market.send(message(name), event_id=f"id-{name}")
    await market.send(message(name), event_id=f"id-{name}")
    await market.send(message(name))  # the same message under another event id
    (event, *_) = await market.heard(TicketOpened, conversation_id=name)
    ticket = event.data
    assert ticket.number.startswith("SP-")
    assert (ticket.category, ticket.priority) == (TicketCategory.TRANSACTION, TicketPriority.HIGH)
    assert (event.sequence, event.correlationid, event.causationid) == (1, sent.id, sent.id)
    tickets = market.service.core.mongo.db["tickets"]
    other = await opened(market, fresh())  # whatever came before it in its partition is done
    assert other.ticket_id != ticket.ticket_id
    assert await tickets.count_documents({"conversation_id": name}) == 1
    assert len(await market.heard(TicketOpened, conversation_id=name)) == 1


async def test_messages_between_buyers_and_sellers_are_no_tickets(market: Marketplace) -> None:
    name = fresh()
    await market.send(message(name, conversation_kind=ConversationKind.PRODUCT))
    await market.send(message(name, 2, automatic=True))
    await market.send(message(name, 3, sender_role=SenderRole.SYSTEM))
    await opened(market, name, seq=4)
    assert await market.service.core.mongo.db["tickets"].count_documents({"conversation_id": name}) == 1


async def test_the_first_answer_is_told_once(market: Marketplace) -> None:
    name = fresh()
    ticket = await opened(market, name)
    answer = {"first": False, "sender_role": SenderRole.SUPPORT, "sender_id": "u-sam"}
    await market.send(message(name, 2, sent_at=NOW + timedelta(minutes=5), **answer))
    await market.send(message(name, 3, sent_at=NOW + timedelta(minutes=9), **answer))
    (event, *_) = await market.heard(TicketUpdated, ticket_id=ticket.ticket_id)
    assert event.data.first_response_at == NOW + timedelta(minutes=5)
    assert event.sequence == 2
    await market.send(conversation(name, 4, ConversationChange.STATUS, ConversationStatus.PENDING, actor_id="u-sam"))
    events = await market.heard(TicketUpdated, 2, ticket_id=ticket.ticket_id)
    assert [event.sequence for event in events] == [2, 3]
    assert events[1].data.status is TicketStatus.PENDING


async def test_the_ticket_follows_its_conversation_to_the_end_and_back(market: Marketplace) -> None:
    # REQ T-06
    name = fresh()
    ticket = await opened(market, name)
    await market.send(
        conversation(
            name, 2, ConversationChange.ASSIGNED, ConversationStatus.OPEN, assignee_id="u-sam", actor_id="u-sam"
        )
    )
    await market.send(
        conversation(
            name, 3, ConversationChange.STATUS, ConversationStatus.RESOLVED, assignee_id="u-sam", actor_id="u-sam"
        )
    )
    (resolved,) = await market.heard(TicketResolved, ticket_id=ticket.ticket_id)
    assert (resolved.data.assignee_id, resolved.data.resolved_by, resolved.sequence) == ("u-sam", "u-sam", 3)
    due = await market.service.core.mongo.db["timers"].find_one({"key": ticket.ticket_id})
    assert due is not None
    await market.send(message(name, 4, first=False, text="It happened again"))
    _, reopened = await market.heard(TicketUpdated, 2, ticket_id=ticket.ticket_id)
    assert ("status", "resolved", "open") in [(each.field, each.old, each.new) for each in reopened.data.changes]
    assert (reopened.data.status, reopened.data.resolved_at, reopened.sequence) == (TicketStatus.OPEN, None, 4)
    assert await market.service.core.mongo.db["timers"].find_one({"key": ticket.ticket_id}) is None


async def test_news_of_the_conversation_before_its_ticket_are_kept(market: Marketplace) -> None:
    name = fresh()
    await market.send(conversation(name, 3, ConversationChange.ASSIGNED, ConversationStatus.OPEN, assignee_id="u-sam"))
    views = market.service.core.mongo.db["conversation_views"]
    await eventually(lambda: views.find_one({"_id": name}))
    ticket = await opened(market, name)
    (event, *_) = await market.heard(TicketUpdated, ticket_id=ticket.ticket_id)
    assert event.data.assignee_id == "u-sam"
    assert await views.find_one({"_id": name}) is None


async def test_merged_conversations_are_one_ticket_and_two_again_after_an_undo(market: Marketplace) -> None:
    # REQ T-01, REQ M-02
    one, other = fresh(), fresh()
    into, double = await opened(market, one), await opened(market, other)
    asked_at = NOW - timedelta(hours=1)
    open_, join = ConversationStatus.OPEN, ConversationChange
    await market.send(conversation(other, 5, join.MERGED, open_, related_conversation_id=one, actor_id="u-sam"))
    await market.send(conversation(one, 7, join.ABSORBED, open_, related_conversation_id=other, waiting_since=asked_at))
    (gone,) = await market.heard(TicketUpdated, ticket_id=double.ticket_id)
    assert (gone.data.status, gone.data.merged_into) == (TicketStatus.CLOSED, into.ticket_id)
    events = await market.heard(TicketUpdated, 2, ticket_id=into.ticket_id)
    assert [event.data.waiting.since for event in events if event.data.waiting] == [asked_at]
    await market.send(conversation(one, 8, join.UNMERGED, open_, related_conversation_id=other))
    await market.send(conversation(other, 6, join.UNMERGED, open_, related_conversation_id=one, actor_id="u-sam"))
    _, back = await market.heard(TicketUpdated, 2, ticket_id=double.ticket_id)
    assert (back.data.status, back.data.merged_into) == (TicketStatus.OPEN, None)
    events = await market.heard(TicketUpdated, 4, ticket_id=into.ticket_id)
    assert [event.data.waiting.since for event in events if event.data.waiting] == [asked_at, None]


async def test_what_is_split_off_becomes_a_ticket(market: Marketplace) -> None:
    # REQ T-01
    name, cut = fresh(), fresh()
    ticket = await opened(market, name)
    await market.send(
        conversation(
            cut, 1, ConversationChange.OPENED, ConversationStatus.OPEN,
            related_conversation_id=name, waiting_since=NOW, actor_id="u-sam",
            subject="Another thing",
            excerpt="I cannot log in to my account",
        )
    )  # fmt: skip
    (event,) = await market.heard(TicketOpened, conversation_id=cut)
    assert event.data.number != ticket.number
    assert (event.data.requester_id, event.data.category) == ("u-thandi", TicketCategory.ACCOUNT)


async def test_what_messaging_does_because_of_us_does_not_come_back(market: Marketplace) -> None:
    name = fresh()
    ticket = await opened(market, name)
    (cause, *_) = await market.heard(TicketOpened, conversation_id=name)
    await market.send(
        conversation(name, 2, ConversationChange.PRIORITY, ConversationStatus.PENDING, priority="low"), cause=cause
    )
    await market.send(
        conversation(name, 3, ConversationChange.ASSIGNED, ConversationStatus.PENDING, assignee_id="u-sam")
    )
    (event, *_) = await market.heard(TicketUpdated, ticket_id=ticket.ticket_id)
    assert (event.sequence, event.data.priority, event.data.status) == (2, TicketPriority.HIGH, TicketStatus.OPEN)


async def test_a_missed_promise_escalates_once_to_the_people_of_the_next_level(market: Marketplace) -> None:
    # REQ T-05, REQ S-03
    await market.send(UserUpdated(user_id="u-noor", display_name="Noor Haddad", roles=(Role.SENIOR,)))
    people = market.service.core.mongo.db["people"]
    await eventually(lambda: people.find_one({"_id": "u-noor"}))
    ticket = await opened(market, fresh())
    await market.send(SlaUpdated(**clock(ticket, "ck-1"), change=ClockChange.STARTED))
    await market.send(SlaWarned(**clock(ticket, "ck-1"), remaining_seconds=600, percent=90))
    for _ in range(3):
        await market.send(SlaBreached(**clock(ticket, "ck-1", ClockState.BREACHED), breached_at=NOW))
    (event, *_) = await market.heard(TicketEscalated, ticket_id=ticket.ticket_id)
    told = event.data
    assert (told.cause, told.from_level, told.to_level) == ("sla:ck-1", TicketLevel.AGENT, TicketLevel.SENIOR)
    assert told.escalated_to == ("u-noor",)
    assert "first answer" in told.reason
    await market.send(SlaBreached(**clock(ticket, "ck-2", ClockState.BREACHED), breached_at=NOW))
    levels = [event.data.to_level for event in await market.heard(TicketEscalated, 2, ticket_id=ticket.ticket_id)]
    assert levels == [TicketLevel.SENIOR, TicketLevel.MANAGER]


async def test_follow_up_comes_by_itself_when_its_time_has_come(market: Marketplace) -> None:
    # REQ T-06
    name = fresh()
    ticket = await opened(market, name)
    await market.send(conversation(name, 2, ConversationChange.STATUS, ConversationStatus.RESOLVED, actor_id="u-sam"))
    (resolved,) = await market.heard(TicketResolved, ticket_id=ticket.ticket_id)
    assert resolved.data.survey_url.startswith("http://app.test/ticketing/survey/")
    market.clock.ahead = timedelta(hours=25)
    (asked, *_) = await market.heard(TicketUpdated, ticket_id=ticket.ticket_id)
    assert [change.field for change in asked.data.changes] == ["follow_ups"]
    market.clock.ahead = timedelta(hours=73)
    _, closed = await market.heard(TicketUpdated, 2, ticket_id=ticket.ticket_id)
    market.clock.ahead = timedelta()
    assert (closed.data.status, closed.sequence) == (TicketStatus.CLOSED, 4)


async def test_a_person_gets_told_how_much_we_hold(market: Marketplace) -> None:
    # REQ P-06
    await opened(market, fresh(), sender_id="u-curious")
    await market.send(UserExportRequested(user_id="u-curious", request_id="ex-1", requested_at=NOW))
    (event,) = await market.heard(UserDataExported, user_id="u-curious")
    assert event.data.counts == {"tickets": 1}


async def test_nothing_personal_is_left_of_who_was_erased(market: Marketplace) -> None:
    # REQ P-06
    kit = Erasure("ticketing", user_id=f"u-{uuid.uuid4().hex[:8]}")
    for event in kit.before:
        await market.send(event.data)
    database, word = market.service.core.mongo.db, kit.marker.word
    await eventually(lambda: database["people"].find_one({"_id": kit.user_id}))
    await market.send(message(fresh(), sender_id=kit.user_id, subject=word, text=f"My payment failed {word}"))
    await eventually(lambda: database["tickets"].find_one({"requester_id": kit.user_id, "subject": word}))
    await market.send(kit.request.data)
    (answer,) = await market.heard(UserDataErased, user_id=kit.user_id)
    kept = [
        (name, await find_all(database[name].find({})))
        for name in ("tickets", "people", "promises", "conversation_views")
    ]
    told = kit.check(kept, [encode(answer)])
    assert told.counts["tickets"] >= 1


async def test_a_person_is_forgotten_and_that_is_told(market: Marketplace) -> None:
    # REQ P-06
    name = fresh()
    ticket = await opened(market, name, sender_id="u-gone")
    await market.send(UserErased(user_id="u-gone"))
    (event, *_) = await market.heard(UserDataErased, user_id="u-gone")
    assert event.data.counts == {"tickets": 1}
    stored = await market.service.core.mongo.db["tickets"].find_one({"_id": ticket.ticket_id})
    assert stored["subject"] == "erased"
    assert "Payment" not in str(stored)
