"""What conversations do to tickets."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ticketing.application.conftest import Desk
from tests.ticketing.conftest import NOON

from chassis.errors import NotFound
from ticketing.application.open_ticket import Inquiry, ticket_id_of
from ticketing.domain.classification import Category
from ticketing.domain.escalation import AlreadyEscalated, Escalated
from ticketing.domain.links import merge
from ticketing.domain.ticket import ConversationView, Kind, Level, Status


def inquiry(seq: int = 1, *, at: datetime = NOON, category: str | None = None, text: str = "Hello") -> Inquiry:
    return Inquiry("c-1", f"m-{seq}", seq, "u-thandi", "Kettle", text, category, "o-1", at)


async def test_an_inquiry_told_twice_is_one_ticket(desk: Desk) -> None:
    # REQ T-01
    assert await desk.opens(inquiry()) is True
    assert await desk.opens(inquiry()) is False
    assert (desk.only.ticket_id, desk.only.order_id) == (ticket_id_of("c-1"), "o-1")
    assert desk.events.told == [(Kind.OPENED, 1, ())]


async def test_where_the_words_say_nothing_the_chosen_category_counts(desk: Desk) -> None:
    # REQ T-02
    await desk.opens(inquiry(category="listing"))
    assert (desk.only.category, desk.only.subcategory) == (Category.LISTING, None)


async def test_where_the_words_speak_they_count(desk: Desk) -> None:
    await desk.opens(inquiry(category="complaint", text="outage!"))
    assert desk.only.category is Category.TECHNICAL


async def test_a_message_where_no_ticket_is_opens_one(desk: Desk) -> None:
    await desk.uses.hear_customer(inquiry(7), None)
    assert desk.only.heard_seq == 7


async def test_the_customer_revives_what_was_resolved_or_waited(desk: Desk) -> None:
    # REQ T-06
    await desk.opens(inquiry())
    follow = desk.uses.follow_conversation
    await follow("c-1", ConversationView(2, "pending"), "u-sam", NOON, None)
    assert desk.reminders.standing == {desk.only.ticket_id: NOON + timedelta(hours=48)}
    await desk.uses.hear_customer(inquiry(3), None)
    assert desk.only.status is Status.OPEN
    assert desk.reminders.standing == {}
    await follow("c-1", ConversationView(4, "resolved"), "u-sam", NOON, None)
    await desk.uses.hear_customer(inquiry(5), None)
    assert (desk.only.status, desk.only.reopenings) == (Status.OPEN, 1)


async def test_a_status_from_before_the_last_message_is_out_of_date(desk: Desk) -> None:
    await desk.opens(inquiry())
    await desk.uses.hear_customer(inquiry(4), None)
    await desk.uses.follow_conversation("c-1", ConversationView(3, "pending", "u-sam"), "u-sam", NOON, None)
    assert (desk.only.status, desk.only.assignee_id) == (Status.OPEN, "u-sam")


async def test_long_after_it_was_resolved_a_new_ticket_is_opened(desk: Desk) -> None:
    await desk.opens(inquiry())
    await desk.uses.follow_conversation("c-1", ConversationView(2, "resolved"), "u-sam", NOON, None)
    later = NOON + timedelta(days=60)
    for _ in range(2):
        await desk.uses.hear_customer(inquiry(3, at=later), None)
    assert sorted(ticket.status for ticket in desk.tickets.stored.values()) == [Status.OPEN, Status.RESOLVED]


async def test_the_third_time_it_comes_back_it_climbs(desk: Desk) -> None:
    # REQ T-05
    await desk.opens(inquiry())
    for seq in (2, 4):
        await desk.uses.follow_conversation("c-1", ConversationView(seq, "resolved"), "u-sam", NOON, None)
        await desk.uses.hear_customer(inquiry(seq + 1), None)
    assert desk.only.level is Level.SENIOR
    assert desk.events.told[-1] == (Kind.ESCALATED, desk.only.version, ("u-noor",))


async def test_what_a_merged_tickets_conversation_says_is_ignored(desk: Desk) -> None:
    await desk.opens(inquiry())
    await desk.opens(replace(inquiry(), conversation_id="c-2"))
    double, kept = desk.tickets.stored.values()
    double, kept = merge(double, kept, by="u-sam", at=NOON - timedelta(hours=1))
    desk.tickets.stored |= {double.ticket_id: double, kept.ticket_id: kept}
    before = dict(desk.tickets.stored)
    await desk.uses.follow_conversation("c-1", ConversationView(9, "resolved"), "u-sam", NOON, None)
    await desk.uses.hear_customer(inquiry(9), None)
    assert desk.tickets.stored == before
    await desk.uses.record_answer("c-1", "u-sam", NOON, None)
    assert desk.tickets.stored[kept.ticket_id].first_response_at == NOON


async def test_an_answer_where_no_ticket_is_does_nothing(desk: Desk) -> None:
    await desk.uses.record_answer("c-9", "u-sam", NOON, None)
    await desk.uses.note_warning("t-9", "w", "due", NOON, NOON)
    await desk.uses.take_due_step("t-9", NOON)
    assert desk.tickets.writes == 0


async def test_nothing_is_written_where_nothing_changes(desk: Desk) -> None:
    await desk.opens(inquiry())
    writes = desk.tickets.writes
    for _ in range(2):
        await desk.uses.hear_customer(inquiry(), None)
        await desk.uses.follow_conversation("c-1", ConversationView(0), None, NOON, None)
    assert desk.tickets.writes == writes


async def test_a_breach_of_a_ticket_that_we_never_opened_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound):
        await desk.uses.escalate_ticket("t-unknown", "ck", "late", NOON, None)


async def test_follow_up_goes_its_way_to_the_end(desk: Desk) -> None:
    # REQ T-06
    await desk.opens(inquiry())
    await desk.uses.follow_conversation("c-1", ConversationView(2, "pending"), "u-sam", NOON, None)
    kinds = []
    while desk.reminders.standing:
        ((ticket_id, due),) = desk.reminders.standing.items()
        await desk.uses.take_due_step(ticket_id, due - timedelta(seconds=1))
        assert desk.reminders.standing == {ticket_id: due}
        await desk.uses.take_due_step(ticket_id, due)
        kinds.append(desk.events.told[-1][0])
    asked = [Kind.FOLLOWED_UP] * 3
    assert kinds == [*asked, Kind.RESOLVED, Kind.FOLLOWED_UP, Kind.CLOSED]


async def test_who_is_forgotten_leaves_no_words(desk: Desk) -> None:
    # REQ P-06
    await desk.opens(inquiry())
    assert await desk.uses.forget_person("u-thandi") == 1
    assert await desk.uses.forget_person("u-thandi") == 0
    assert desk.only.subject == "erased"
    assert desk.people.forgotten == ["u-thandi", "u-thandi"]


steps = st.lists(
    st.one_of(
        st.tuples(st.just("breach"), st.sampled_from("abc")),
        st.tuples(st.just("customer"), st.integers(2, 12)),
        st.tuples(st.just("pending"), st.integers(2, 12)),
        st.tuples(st.just("resolved"), st.integers(2, 12)),
        st.tuples(st.just("answer"), st.integers(0, 5)),
    ),
    max_size=25,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(steps)
async def test_in_any_order_each_clock_escalates_at_most_once(desk: Desk, told: list[tuple[str, object]]) -> None:
    # REQ T-05
    desk.tickets.stored.clear()
    desk.events.told.clear()
    await desk.opens(inquiry())
    climbed = []
    for what, value in told:
        if what == "breach":
            outcome = await desk.uses.escalate_ticket(desk.only.ticket_id, str(value), "late", NOON, None)
            assert not (value in climbed and not isinstance(outcome, AlreadyEscalated))
            climbed += [value] if isinstance(outcome, Escalated) else []
        elif what == "customer":
            await desk.uses.hear_customer(inquiry(int(str(value))), None)
        elif what == "answer":
            await desk.uses.record_answer("c-1", "u-sam", NOON + timedelta(minutes=int(str(value))), None)
        else:
            await desk.uses.follow_conversation("c-1", ConversationView(int(str(value)), what), "u-sam", NOON, None)
    versions = [version for _, version, _ in desk.events.told]
    assert versions == list(range(1, desk.only.version + 1))
