"""The record of every change."""

from datetime import datetime

import pytest
from tests.ticketing.conftest import MakeTicket

from ticketing.domain.classification import Category, Classification, Priority, category_named, priority_named
from ticketing.domain.errors import InvalidValueError
from ticketing.domain.ticket import Kind, Level, Status, Ticket, note


def test_a_new_ticket_is_open_with_the_agents(ticket: Ticket, noon: datetime) -> None:
    # REQ T-01
    assert (ticket.status, ticket.level, ticket.version) == (Status.OPEN, Level.AGENT, 1)
    assert [(line.kind, line.actor_id, line.at) for line in ticket.timeline] == [(Kind.OPENED, "u-thandi", noon)]


@pytest.mark.parametrize(("given", "kept"), [("  ", "No subject"), ("x" * 500, "x" * 200)])
def test_a_subject_is_never_empty_or_endless(make_ticket: MakeTicket, given: str, kept: str) -> None:
    assert make_ticket(subject=given).subject == kept


def test_a_time_without_zone_is_refused(make_ticket: MakeTicket, noon: datetime) -> None:
    with pytest.raises(InvalidValueError, match="time zone"):
        make_ticket(at=noon.replace(tzinfo=None))


def test_a_subcategory_belongs_to_its_category() -> None:
    # REQ T-02
    with pytest.raises(InvalidValueError, match="login, verification, security, profile"):
        Classification(Category.ACCOUNT, "refund", Priority.LOW, "")


def test_unknown_names_are_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidValueError, match="account, listing"):
        category_named("cars")
    with pytest.raises(InvalidValueError, match="high, medium, low"):
        priority_named("asap")


def test_a_note_makes_no_version_and_is_written_once_per_cause(ticket: Ticket, noon: datetime) -> None:
    noted = note(ticket, "due soon", at=noon, cause="warned:c-1")
    assert noted.version == ticket.version
    assert note(noted, "due soon", at=noon, cause="warned:c-1") == noted
    assert [line.kind for line in noted.timeline] == [Kind.OPENED, Kind.NOTED]
