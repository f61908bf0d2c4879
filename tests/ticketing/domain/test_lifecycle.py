"""Open, pending, resolved, closed, and open again."""

from datetime import datetime, timedelta

import pytest

from ticketing.domain.classification import Category, Priority
from ticketing.domain.errors import InvalidValueError, NotNowError
from ticketing.domain.lifecycle import answer, assign, classify, close, reopen, resolve, resume, wait_for_customer
from ticketing.domain.ticket import Change, Kind, Status, Ticket


def test_every_change_is_on_record_with_actor_and_time(ticket: Ticket, noon: datetime) -> None:
    # REQ T-03
    later = noon + timedelta(hours=1)
    changed = classify(ticket, by="u-sam", at=later, priority=Priority.LOW, reason="only a question")
    line = changed.timeline[-1]
    assert (line.actor_id, line.at, line.version) == ("u-sam", later, 2)
    assert Change("priority", "high", "low") in line.changes
    assert changed.priority_reason == "only a question"


def test_a_new_category_drops_a_subcategory_it_does_not_have(ticket: Ticket, noon: datetime) -> None:
    # REQ T-02
    assert classify(ticket, by="u-sam", at=noon, category=Category.ACCOUNT).subcategory is None
    with pytest.raises(InvalidValueError, match="login"):
        classify(ticket, by="u-sam", at=noon, category=Category.ACCOUNT, subcategory="refund")


def test_a_change_to_the_same_is_no_change(ticket: Ticket, noon: datetime) -> None:
    assert classify(ticket, by="u-sam", at=noon, priority=Priority.HIGH) is ticket
    assert assign(ticket, None, by="u-sam", at=noon) is ticket
    assert resume(ticket, by="u-sam", at=noon) is ticket
    assert reopen(ticket, by="u-sam", at=noon) is ticket


def test_the_first_response_is_recorded_once(ticket: Ticket, noon: datetime) -> None:
    first = answer(ticket, by="u-sam", at=noon + timedelta(minutes=5))
    second = answer(first, by="u-noor", at=noon + timedelta(minutes=9))
    assert second.first_response_at == noon + timedelta(minutes=5)
    assert second.last_answer_at == noon + timedelta(minutes=9)
    assert second.version == first.version == 2


def test_an_answer_told_late_does_not_move_the_last_one_back(ticket: Ticket, noon: datetime) -> None:
    late = answer(answer(ticket, by="u-sam", at=noon + timedelta(minutes=9)), by="u-sam", at=noon)
    assert late.last_answer_at == noon + timedelta(minutes=9)


def test_resolve_close_reopen(ticket: Ticket, noon: datetime) -> None:
    # REQ T-06
    resolved = resolve(ticket, by="u-sam", at=noon)
    assert (resolved.status, resolved.resolved_at, resolved.resolutions) == (Status.RESOLVED, noon, 1)
    assert resolve(resolved, by="u-sam", at=noon) is resolved
    closed = close(resolved, by=None, at=noon)
    assert close(closed, by=None, at=noon) is closed
    again = reopen(closed, by="u-thandi", at=noon + timedelta(days=30))
    assert (again.status, again.resolved_at, again.reopenings) == (Status.OPEN, None, 1)
    assert again.timeline[-1].kind is Kind.REOPENED


def test_after_thirty_days_a_new_ticket_is_asked_for(ticket: Ticket, noon: datetime) -> None:
    resolved = resolve(ticket, by="u-sam", at=noon)
    with pytest.raises(NotNowError, match="30 days"):
        reopen(resolved, by="u-thandi", at=noon + timedelta(days=30, seconds=1))


def test_acts_out_of_their_time_are_refused(ticket: Ticket, noon: datetime) -> None:
    with pytest.raises(NotNowError, match="resolved"):
        close(ticket, by="u-sam", at=noon)
    resolved = resolve(ticket, by="u-sam", at=noon)
    with pytest.raises(NotNowError, match="open ticket"):
        wait_for_customer(resolved, by="u-sam", at=noon)
    with pytest.raises(NotNowError, match="reopened"):
        resume(resolved, by="u-sam", at=noon)


def test_waiting_for_the_customer_and_back(ticket: Ticket, noon: datetime) -> None:
    pending = wait_for_customer(ticket, by="u-sam", at=noon)
    assert pending.status is Status.PENDING
    assert wait_for_customer(pending, by="u-sam", at=noon) is pending
    assert resume(pending, by="u-sam", at=noon).status is Status.OPEN
