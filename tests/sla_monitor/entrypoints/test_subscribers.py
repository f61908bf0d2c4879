"""Ticket events in our words."""

from datetime import UTC, datetime
from typing import Any

import pytest

from chassis.errors import EventFailed
from saypro_events import new_event
from saypro_events.conversation import ConversationKind
from saypro_events.message import MessageSent, SenderRole
from saypro_events.survey import SurveyKind, SurveySubmitted
from saypro_events.ticket import (
    TicketCategory,
    TicketOpened,
    TicketPriority,
    TicketResolved,
    TicketStatus,
    TicketUpdated,
)
from sla_monitor.domain.book import Book
from sla_monitor.entrypoints.subscribers import DECISIVE_TOPICS, TOPICS, Deps, handlers, hearing, sighting

OPENED = datetime(2026, 2, 2, 8, 0, 0, 123_456, tzinfo=UTC)
LATER = datetime(2026, 2, 2, 9, 0, 0, 999_999, tzinfo=UTC)
FACTS: dict[str, Any] = {
    "ticket_id": "t1", "number": "N-1", "requester_id": "u-thandi", "subject": "Help", "opened_at": OPENED,
    "category": TicketCategory.ACCOUNT, "subcategory": "login", "priority": TicketPriority.HIGH,
    "status": TicketStatus.OPEN,
}  # fmt: skip


def event(data: Any, number: int | None = 1) -> Any:
    return new_event(data, id=f"e{number}", time=LATER, source="ticketing", sequence=number)


def test_times_are_cut_to_what_the_database_keeps() -> None:
    seen = sighting(event(TicketUpdated(**FACTS, at=LATER, first_response_at=LATER)))
    state = seen.ticket.now
    assert seen.ticket.opened_at.microsecond == 123_000
    assert state.at.microsecond == 999_000
    assert state.first_response_at == state.at
    assert (state.category, state.priority, state.sequence) == ("account", "high", 1)


def test_each_kind_of_event_has_its_time() -> None:
    assert sighting(event(TicketOpened(**FACTS))).ticket.now.at.minute == OPENED.minute
    assert sighting(event(TicketResolved(**FACTS | {"status": TicketStatus.RESOLVED}))).ticket.now.at.hour == LATER.hour


def test_the_subject_of_a_ticket_is_not_kept() -> None:
    # REQ P-06
    assert "Help" not in str(sighting(event(TicketOpened(**FACTS))))


async def test_a_batch_is_followed_in_one_go(world: Any) -> None:
    # REQ S-01
    handle = handlers(Deps(world.follow, world, world, world, lambda: LATER))
    pending = FACTS | {"status": TicketStatus.PENDING}
    await handle([event(TicketOpened(**FACTS), 1), event(TicketUpdated(**pending, at=LATER), 2)])
    assert world.changes() == ["started", "paused"]


async def test_what_the_rules_refuse_is_blamed_on_its_event(world: Any) -> None:
    class NoCalendars(Book):
        def make_term(self, *args: Any, **more: Any) -> Any:
            return super().calendar_at("nowhere", OPENED)

    world.book = NoCalendars(world.book.policies, world.book.calendars)
    handle = handlers(Deps(world.follow, world, world, world, lambda: LATER))
    with pytest.raises(EventFailed) as failed:
        await handle([event(TicketOpened(**FACTS), 7)])
    assert failed.value.event_id == "e7"


async def test_a_survey_rates_the_agent_without_the_customer_s_words(world: Any) -> None:
    # REQ S-07
    handle = handlers(Deps(world.follow, world, world, world, lambda: LATER))
    survey = {"survey_id": "s1", "kind": SurveyKind.TICKET, "user_id": "u-thandi", "rating": 4, "comment": "Slow",
              "ticket_id": "t1", "agent_id": "u-sam", "submitted_at": LATER}  # fmt: skip
    await handle(
        [event(SurveySubmitted(**survey)), event(SurveySubmitted(**survey | {"survey_id": "s2", "agent_id": None}))]
    )
    assert list(world.ratings) == ["s1"]
    assert "Slow" not in str(world.ratings)
    assert "u-thandi" not in str(world.ratings)


SAID: dict[str, Any] = {
    "message_id": "m1", "conversation_id": "c1", "seq": 4, "conversation_kind": ConversationKind.SUPPORT,
    "subject": "Kettle", "sender_id": "u-thandi", "sender_role": SenderRole.BUYER, "sender_name": "Thandi Nkosi",
    "requester_id": "u-thandi", "text": "Any news?", "sent_at": LATER,
}  # fmt: skip


def said(**more: Any) -> Any:
    return new_event(MessageSent(**SAID | more), id="e-m1", time=LATER, source="messaging")


@pytest.mark.parametrize(
    ("role", "by_staff"),
    [(SenderRole.BUYER, False), (SenderRole.SELLER, False), (SenderRole.SUPPORT, True), (SenderRole.ADMIN, True)],
)
def test_a_message_counts_by_the_side_that_wrote_it(role: SenderRole, by_staff: bool) -> None:
    # REQ S-01
    heard = hearing(said(sender_role=role))
    assert heard is not None
    assert (heard.event_id, heard.conversation_id) == ("e-m1", "c1")
    assert (heard.message.seq, heard.message.by_staff) == (4, by_staff)
    assert heard.message.at == LATER.replace(microsecond=999_000)


@pytest.mark.parametrize(
    "more",
    [
        {"automatic": True},
        {"sender_role": SenderRole.SYSTEM},
        {"sender_role": SenderRole.UNKNOWN},
        {"conversation_kind": ConversationKind.ORDER},
        {"conversation_kind": ConversationKind.PRODUCT},
    ],
)
def test_machines_and_talk_between_customers_owe_and_answer_nothing(more: dict[str, Any]) -> None:
    assert hearing(said(**more)) is None


def test_the_words_and_the_writer_of_a_message_are_not_kept() -> None:
    # REQ P-06
    heard = str(hearing(said()))
    assert all(word not in heard for word in ("Any news", "Thandi", "u-thandi", "Kettle"))


async def test_messages_and_tickets_of_one_batch_are_followed_together(world: Any) -> None:
    # REQ S-01
    handle = handlers(Deps(world.follow, world, world, world, lambda: LATER))
    facts = FACTS | {"conversation_id": "c1", "first_response_at": OPENED}
    await handle([said(), event(TicketOpened(**facts)), said(automatic=True, seq=5)])
    assert world.clock("next_response").started_at == LATER.replace(microsecond=999_000)
    await handle([said(sender_role=SenderRole.SUPPORT, seq=6)])
    assert world.changes("next_response") == ["started", "met"]


def test_nothing_is_declared_missed_before_messages_are_read() -> None:
    # REQ S-03
    assert "message.sent" in TOPICS
    assert set(DECISIVE_TOPICS) == {name for name in TOPICS if name.startswith(("ticket.", "message."))}
