"""Links and merging."""

from datetime import datetime

import pytest
from tests.ticketing.conftest import MakeTicket

from ticketing.domain.errors import InvalidValueError, NotNowError
from ticketing.domain.lifecycle import reopen, resolve, wait_for_customer
from ticketing.domain.links import link, merge, merged_by, part
from ticketing.domain.ticket import Link, Status


def test_a_link_is_on_both_and_made_once(make_ticket: MakeTicket, noon: datetime) -> None:
    one, other = link(make_ticket(), make_ticket(ticket_id="t-2", number=2), "related", by="u-sam", at=noon)
    assert one.links == (Link("related", "t-2", str(other.number)),)
    assert other.links == (Link("related", "t-1", str(one.number)),)
    assert link(one, other, "related", by="u-sam", at=noon) == (one, other)


def test_merging_closes_the_double_and_keeps_both_stories(make_ticket: MakeTicket, noon: datetime) -> None:
    double, kept = merge(make_ticket(ticket_id="t-2", number=2), make_ticket(), by="u-sam", at=noon)
    assert (double.status, double.merged_into) == (Status.CLOSED, "t-1")
    assert kept.status is Status.OPEN
    assert len(double.timeline) == len(kept.timeline) == 2
    with pytest.raises(NotNowError, match="merged"):
        reopen(double, by="u-thandi", at=noon)


@pytest.mark.parametrize("status", [Status.OPEN, Status.PENDING, Status.RESOLVED])
def test_an_undone_merge_gives_both_back_as_they_were(make_ticket: MakeTicket, noon: datetime, status: Status) -> None:
    ticket = make_ticket(ticket_id="t-2", number=2)
    if status is Status.PENDING:
        ticket = wait_for_customer(ticket, by="u-sam", at=noon)
    elif status is Status.RESOLVED:
        ticket = resolve(ticket, by="u-sam", at=noon)
    double, kept = merge(ticket, make_ticket(), by="u-sam", at=noon, cause="why")
    assert (merged_by(ticket), merged_by(double), merged_by(kept)) == (None, "why", None)
    alone, left = part(double, kept, by="u-sam", at=noon)
    assert (alone.status, alone.merged_into, alone.links) == (status, None, ())
    assert (left.status, left.links) == (Status.OPEN, ())
    assert [entry.version for entry in alone.timeline] == list(range(1, alone.version + 1))
    with pytest.raises(NotNowError, match="not merged"):
        part(alone, left, by="u-sam", at=noon)


def test_merges_that_make_no_sense_are_refused(make_ticket: MakeTicket, noon: datetime) -> None:
    ticket = make_ticket()
    with pytest.raises(InvalidValueError, match="another ticket"):
        merge(ticket, ticket, by="u-sam", at=noon)
    with pytest.raises(NotNowError, match="same person"):
        merge(ticket, make_ticket(ticket_id="t-2", requester_id="u-lars"), by="u-sam", at=noon)
    double, kept = merge(make_ticket(ticket_id="t-2"), ticket, by="u-sam", at=noon)
    with pytest.raises(NotNowError, match="merged before"):
        merge(double, make_ticket(ticket_id="t-3"), by="u-sam", at=noon)
    with pytest.raises(NotNowError, match="goes on"):
        merge(kept, double, by="u-sam", at=noon)


def test_links_that_make_no_sense_are_refused(make_ticket: MakeTicket, noon: datetime) -> None:
    with pytest.raises(InvalidValueError, match="related, duplicate"):
        link(make_ticket(), make_ticket(ticket_id="t-2"), "cousin", by="u-sam", at=noon)
    with pytest.raises(InvalidValueError, match="another ticket"):
        link(make_ticket(), make_ticket(), "related", by="u-sam", at=noon)
