"""Tickets go the way of their conversations: merged, parted again, split off."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ticketing.application.conftest import Desk, make_desk
from tests.ticketing.conftest import NOON

from ticketing.application.open_ticket import Inquiry
from ticketing.domain.access import Act, Viewer
from ticketing.domain.classification import Category
from ticketing.domain.links import merge as merge_tickets
from ticketing.domain.ticket import ConversationView, Kind, Level, Status, Ticket, Waiting

Step = Callable[[Desk], Awaitable[None]]
HOUR = timedelta(hours=1)
ASKED = Waiting(NOON - HOUR)
MERGED = ConversationView(9, into="c-x")
APART = ConversationView(10, into="")
ABSORBED = ConversationView(9, absorbs=("c-y",), waiting=ASKED)
GAVE_BACK = ConversationView(10, "resolved", into="", waiting=Waiting(None))


def inquiry(conversation: str, seq: int = 1, *, text: str = "Hello", subject: str = "Kettle") -> Inquiry:
    return Inquiry(conversation, f"m-{conversation}-{seq}", seq, "u-thandi", subject, text, None, None, NOON)


def of(desk: Desk, conversation: str) -> Ticket:
    found = [ticket for ticket in desk.tickets.stored.values() if ticket.conversation_id == conversation]
    return max(found, key=lambda ticket: ticket.opened_at)


async def merge(desk: Desk) -> None:
    await desk.uses.join_tickets.merged("c-y", MERGED, "u-sam", NOON, None)
    await desk.uses.join_tickets.absorbed(inquiry("c-x", 9), ABSORBED, "u-sam", None)


async def part(desk: Desk, gave_back: ConversationView = GAVE_BACK) -> None:
    await desk.uses.join_tickets.parted("c-y", "c-x", APART, "u-sam", NOON, None)
    await desk.uses.join_tickets.parted("c-x", "c-y", gave_back, "u-sam", NOON, None)


async def test_merged_conversations_have_one_ticket_and_two_again_after_an_undo(desk: Desk) -> None:
    # REQ T-01, REQ M-02
    await desk.opens(inquiry("c-x"))
    await desk.opens(inquiry("c-y"))
    await desk.uses.follow_conversation("c-x", ConversationView(2, "resolved"), "u-sam", NOON, None)
    await merge(desk)
    into, double = of(desk, "c-x"), of(desk, "c-y")
    assert (double.status, double.merged_into) == (Status.CLOSED, into.ticket_id)
    # The open question opens what was resolved, and what is owed is on record.
    assert (into.status, into.reopenings) == (Status.OPEN, 1)
    assert [entry.waiting for entry in into.timeline if entry.kind is Kind.ASKED] == [ASKED]
    await part(desk)
    into, double = of(desk, "c-x"), of(desk, "c-y")
    assert (double.status, double.merged_into, double.links) == (Status.OPEN, None, ())
    assert (into.status, into.links) == (Status.RESOLVED, ())
    assert into.timeline[-1].kind is Kind.ASKED
    assert into.timeline[-1].waiting == Waiting(None)


async def test_an_undo_is_no_second_solution(desk: Desk) -> None:
    # REQ T-07, REQ T-12
    await desk.opens(inquiry("c-x"))
    await desk.opens(inquiry("c-y"))
    await desk.uses.follow_conversation("c-x", ConversationView(2, "resolved"), "u-sam", NOON - HOUR, None)
    before = of(desk, "c-x")
    await merge(desk)
    await part(desk)
    after = of(desk, "c-x")
    assert (after.resolutions, after.reopenings) == (before.resolutions, before.reopenings)
    assert (after.resolved_at, after.status_since) == (before.resolved_at, before.status_since)
    # It is from a solution that the customer gets a mail and a survey, and the month its figure.
    assert [entry.kind for entry in after.timeline].count(Kind.RESOLVED) == 1


@pytest.mark.parametrize("stood", ["resolved", "pending"])
async def test_what_a_merge_or_its_undo_does_to_the_status_is_told_as_that(desk: Desk, stood: str) -> None:
    # REQ M-02: whoever is told of the status is not told of these.
    await desk.opens(inquiry("c-x"))
    await desk.opens(inquiry("c-y"))
    await desk.uses.follow_conversation("c-x", ConversationView(2, stood), "u-sam", NOON, None)
    await merge(desk)
    await part(desk, replace(GAVE_BACK, status=stood))
    into = of(desk, "c-x")
    turned = [entry for entry in into.timeline if any(change.field == "status" for change in entry.changes)]
    assert [entry.waiting for entry in turned] == [None, ASKED, Waiting(None)]


async def test_the_customer_reads_of_a_merge_and_not_of_the_bookkeeping(desk: Desk) -> None:
    await desk.opens(inquiry("c-x"))
    await desk.opens(inquiry("c-y"))
    await merge(desk)
    number = str(of(desk, "c-x").number)
    shown = await desk.uses.view_ticket(number, Viewer("u-thandi", frozenset({"buyer"})), NOON)
    assert [entry.kind for entry in shown.timeline] == [Kind.OPENED, Kind.MERGED]
    staff = await desk.uses.view_ticket(number, Viewer("u-sam", frozenset({"agent"})), NOON)
    assert Kind.ASKED in {entry.kind for entry in staff.timeline}


async def test_a_merge_of_tickets_by_hand_is_not_undone_with_the_conversations(desk: Desk) -> None:
    await desk.opens(inquiry("c-x"))
    await desk.opens(inquiry("c-y"))
    gone = replace(of(desk, "c-y"), status=Status.CLOSED, merged_into=of(desk, "c-x").ticket_id)
    entry = replace(gone.timeline[-1], kind=Kind.MERGED, cause=None)
    desk.tickets.stored[gone.ticket_id] = replace(gone, timeline=(*gone.timeline, entry))
    await merge(desk)
    await part(desk)
    assert of(desk, "c-y").merged_into == of(desk, "c-x").ticket_id


async def test_where_tickets_were_merged_by_hand_an_answer_counts_for_the_one_it_was_given_to(desk: Desk) -> None:
    # REQ S-01: their conversations stand apart, and people go on writing in both.
    await desk.opens(inquiry("c-x"))
    await desk.opens(inquiry("c-y"))
    gone, kept = merge_tickets(of(desk, "c-y"), of(desk, "c-x"), by="u-sam", at=NOON)
    desk.tickets.stored |= {gone.ticket_id: gone, kept.ticket_id: kept}
    await desk.uses.record_answer("c-y", "u-sam", NOON - HOUR, None)
    assert (of(desk, "c-y").first_response_at, of(desk, "c-x").first_response_at) == (NOON - HOUR, None)
    await desk.uses.record_answer("c-y", "u-sam", NOON + HOUR, None)
    assert (of(desk, "c-y").last_answer_at, of(desk, "c-x").first_response_at) == (NOON - HOUR, NOON + HOUR)


async def test_what_was_passed_up_stays_up_in_the_ticket_that_goes_on(desk: Desk) -> None:
    # REQ T-05
    await desk.opens(inquiry("c-x"))
    await desk.opens(inquiry("c-y"))
    raised = replace(of(desk, "c-y"), level=Level.MANAGER)
    desk.tickets.stored[raised.ticket_id] = raised
    await merge(desk)
    assert of(desk, "c-x").level is Level.MANAGER


LATER = NOON + timedelta(days=60)
COME: tuple[Step, ...] = (
    lambda desk: desk.uses.join_tickets.merged("c-y", MERGED, "u-sam", LATER, None),
    lambda desk: desk.uses.join_tickets.absorbed(replace(inquiry("c-x", 9), at=LATER), ABSORBED, "u-sam", None),
)
GO: tuple[Step, ...] = (
    lambda desk: desk.uses.join_tickets.parted("c-y", "c-x", APART, "u-sam", LATER, None),
    lambda desk: desk.uses.join_tickets.parted("c-x", "c-y", GAVE_BACK, "u-sam", LATER, None),
)


async def resolved_long_ago(desk: Desk) -> None:
    await desk.opens(inquiry("c-x"))
    await desk.uses.follow_conversation("c-x", ConversationView(2, "resolved"), "u-sam", NOON, None)
    await desk.opens(inquiry("c-y"))


@pytest.mark.parametrize("steps", [COME, COME[::-1], COME * 2])
async def test_what_can_no_longer_come_back_gets_a_further_ticket_for_what_is_open(
    desk: Desk, steps: tuple[Step, ...]
) -> None:
    # REQ T-01
    await resolved_long_ago(desk)
    for step in steps:
        await step(desk)
    assert [ticket.status for ticket in desk.tickets.stored.values()].count(Status.OPEN) == 1
    assert of(desk, "c-x").status is Status.OPEN
    # The double goes on as the further one, whichever side is heard of first.
    assert of(desk, "c-y").merged_into == of(desk, "c-x").ticket_id


@pytest.mark.parametrize("steps", [GO, GO[::-1]])
async def test_an_undo_closes_the_further_ticket_which_is_no_solution(desk: Desk, steps: tuple[Step, ...]) -> None:
    # REQ T-01, REQ T-07: neither a mail that it is solved nor a survey.
    await resolved_long_ago(desk)
    for step in (*COME, *steps):
        await step(desk)
    further = of(desk, "c-x")
    assert (further.status, further.resolutions, further.resolved_at) == (Status.CLOSED, 0, None)
    assert Kind.RESOLVED not in {entry.kind for entry in further.timeline}
    assert next(entry.waiting for entry in further.timeline if entry.kind is Kind.CLOSED) == Waiting(None)
    assert (of(desk, "c-y").status, of(desk, "c-y").merged_into) == (Status.OPEN, None)
    customer = Viewer("u-thandi", frozenset({"buyer"}))
    assert Act.SATISFY not in (await desk.uses.view_ticket(str(further.number), customer, LATER)).can
    # Whoever writes there again, or merges again, opens it again.
    await desk.uses.hear_customer(replace(inquiry("c-x", 11), at=LATER), None)
    assert of(desk, "c-x").status is Status.OPEN
    assert of(desk, "c-x").ticket_id == further.ticket_id


async def test_a_further_ticket_that_was_solved_is_solved_again_after_an_undo(desk: Desk) -> None:
    await resolved_long_ago(desk)
    for step in COME:
        await step(desk)
    resolved = ConversationView(10, "resolved")
    await desk.uses.follow_conversation("c-x", resolved, "u-sam", LATER, None)
    again = replace(ABSORBED, seq=11, absorbs=("c-z",))
    await desk.uses.join_tickets.absorbed(replace(inquiry("c-x", 11), at=LATER), again, "u-sam", None)
    assert of(desk, "c-x").status is Status.OPEN
    await desk.uses.join_tickets.parted("c-x", "c-z", replace(GAVE_BACK, seq=12), "u-sam", LATER, None)
    assert (of(desk, "c-x").status, of(desk, "c-x").resolutions) == (Status.RESOLVED, 1)


async def test_what_is_split_off_has_a_ticket_of_its_own(desk: Desk) -> None:
    # REQ T-01
    await desk.opens(inquiry("c-x", text="outage!"))
    parent = of(desk, "c-x")
    for _ in range(2):
        await desk.uses.join_tickets.split_off(inquiry("c-z", text=""), "c-x", answered_by=None, origin=None)
    ticket = of(desk, "c-z")
    assert ticket.number != parent.number
    assert ticket.timeline[0].reason.startswith(f"split off {parent.number}; ")
    # Its words tell nothing, so it is what it was cut from.
    assert (ticket.category, ticket.priority) == (Category.TECHNICAL, parent.priority)
    assert (ticket.status, ticket.first_response_at) == (Status.OPEN, None)
    await desk.uses.hear_customer(inquiry("c-z", 4), None)
    assert len(desk.tickets.stored) == 2


async def test_what_was_answered_before_it_was_split_off_owes_no_first_answer(desk: Desk) -> None:
    await desk.opens(inquiry("c-x"))
    await desk.uses.join_tickets.split_off(inquiry("c-z"), "c-x", answered_by="u-sam", origin=None)
    assert of(desk, "c-z").first_response_at == NOON


STEPS: dict[str, tuple[Step, ...]] = {
    # In each of these topics and partitions the order is kept; between them there is none.
    "message of x": (lambda desk: _open(desk, "c-x"),),
    "message of y": (
        lambda desk: _open(desk, "c-y"),
        lambda desk: desk.uses.record_answer("c-y", "u-sam", NOON - HOUR, None),
    ),
    "x": (
        lambda desk: desk.uses.join_tickets.absorbed(inquiry("c-x", 9), ABSORBED, "u-sam", None),
        lambda desk: desk.uses.join_tickets.parted("c-x", "c-y", GAVE_BACK, "u-sam", NOON, None),
    ),
    "y": (
        lambda desk: desk.uses.join_tickets.merged("c-y", MERGED, "u-sam", NOON, None),
        lambda desk: desk.uses.join_tickets.parted("c-y", "c-x", APART, "u-sam", NOON, None),
    ),
}


async def _open(desk: Desk, conversation: str) -> None:
    await desk.opens(inquiry(conversation))


@pytest.mark.parametrize("undone", [False, True])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
async def test_whatever_is_heard_of_first_the_end_is_the_same(undone: bool, data: st.DataObject) -> None:
    # REQ P-05
    desk = make_desk()
    left = {name: list(steps if undone or "message" in name else steps[:1]) for name, steps in STEPS.items()}
    while left:
        name = data.draw(st.sampled_from(sorted(left)))
        await left[name].pop(0)(desk)
        if not left[name]:
            del left[name]
    into, double = of(desk, "c-x"), of(desk, "c-y")
    assert len(desk.tickets.stored) == 2
    if undone:
        assert (double.merged_into, double.status) == (None, Status.OPEN)
    else:
        assert (double.merged_into, double.status) == (into.ticket_id, Status.CLOSED)
        assert into.status is Status.OPEN
    # The answer was given before the merge, to what was asked there.
    assert (into.first_response_at, double.first_response_at) == (None, NOON - HOUR)
    # Never in two minds: a link on one side is a link on both.
    assert bool(into.links) == bool(double.links) == (not undone)
