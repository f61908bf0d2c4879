"""REQ T-06: regular follow-up until the customer is satisfied."""

from datetime import datetime, timedelta

import pytest

from ticketing.domain.errors import NotNowError
from ticketing.domain.follow_up import SCHEDULE, Act, Step, next_step, satisfy, take_due_step
from ticketing.domain.lifecycle import resolve, wait_for_customer
from ticketing.domain.ticket import Kind, Status, Ticket


def test_an_open_ticket_waits_for_us(ticket: Ticket, noon: datetime) -> None:
    assert next_step(ticket) is None
    assert take_due_step(ticket, noon + timedelta(days=99)) is ticket


def test_pending_is_followed_up_and_in_the_end_resolved(ticket: Ticket, noon: datetime) -> None:
    # REQ T-06
    ticket = wait_for_customer(ticket, by="u-sam", at=noon)
    asked_after = []
    while (step := next_step(ticket)) is not None and step.act is Act.FOLLOW_UP:
        asked_after.append(step.due_at - noon)
        ticket = take_due_step(ticket, step.due_at)
        assert ticket.timeline[-1].kind is Kind.FOLLOWED_UP
    assert tuple(asked_after) == SCHEDULE.pending
    assert next_step(ticket) == Step(Act.RESOLVE, noon + timedelta(days=10))
    assert take_due_step(ticket, noon + timedelta(days=10)).status is Status.RESOLVED


@pytest.mark.parametrize(
    ("days", "waits_for"), [(3, Act.FOLLOW_UP), (5, Act.FOLLOW_UP), (8, Act.RESOLVE), (12, Act.RESOLVE)]
)
def test_follow_ups_that_were_held_up_are_one(ticket: Ticket, noon: datetime, days: int, waits_for: Act) -> None:
    # REQ T-06
    waiting = wait_for_customer(ticket, by="u-sam", at=noon)
    back = noon + timedelta(days=days)
    asked = take_due_step(waiting, back)
    assert asked.timeline == (*waiting.timeline, asked.timeline[-1])
    assert asked.timeline[-1].kind is Kind.FOLLOWED_UP
    assert take_due_step(asked, back) is asked
    step = next_step(asked)
    assert step is not None
    assert (step.act, step.due_at > back) == (waits_for, True)


def test_an_end_that_was_held_up_waits_for_the_answer_to_a_late_follow_up(ticket: Ticket, noon: datetime) -> None:
    # REQ T-06
    back = noon + timedelta(days=30)
    asked = take_due_step(wait_for_customer(ticket, by="u-sam", at=noon), back)
    assert next_step(asked) == Step(Act.RESOLVE, back + timedelta(days=3))
    assert take_due_step(asked, back + timedelta(days=3)).status is Status.RESOLVED
    asked = take_due_step(resolve(ticket, by="u-sam", at=noon), back)
    assert next_step(asked) == Step(Act.CLOSE, back + timedelta(hours=48))
    assert take_due_step(asked, back + timedelta(hours=48)).status is Status.CLOSED


def test_resolved_is_asked_about_once_and_closed(ticket: Ticket, noon: datetime) -> None:
    ticket = resolve(ticket, by="u-sam", at=noon)
    assert next_step(ticket) == Step(Act.FOLLOW_UP, noon + timedelta(hours=24))
    ticket = take_due_step(ticket, noon + timedelta(hours=24))
    assert next_step(ticket) == Step(Act.CLOSE, noon + timedelta(hours=72))
    assert take_due_step(ticket, noon + timedelta(hours=72)).status is Status.CLOSED


def test_a_timer_that_fires_early_or_twice_changes_nothing(ticket: Ticket, noon: datetime) -> None:
    resolved = resolve(ticket, by="u-sam", at=noon)
    assert take_due_step(resolved, noon + timedelta(hours=23)) is resolved
    asked = take_due_step(resolved, noon + timedelta(hours=24))
    assert take_due_step(asked, noon + timedelta(hours=24)) is asked


def test_who_is_satisfied_is_not_asked_again(ticket: Ticket, noon: datetime) -> None:
    # REQ T-06
    with pytest.raises(NotNowError, match="still open"):
        satisfy(ticket, by="u-thandi", at=noon)
    happy = satisfy(resolve(ticket, by="u-sam", at=noon), by="u-thandi", at=noon)
    assert satisfy(happy, by="u-thandi", at=noon) is happy
    assert next_step(happy) == Step(Act.CLOSE, noon + timedelta(hours=72))
