"""Links and merging."""

from datetime import datetime

import pytest
from tests.ticketing.conftest import MakeTicket

from ticketing.domain.errors import InvalidValueError, NotNowError
from ticketing.domain.lifecycle import reopen
from ticketing.domain.links import link, merge
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
