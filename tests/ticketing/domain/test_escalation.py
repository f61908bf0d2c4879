"""REQ T-05: nothing escalates twice for one cause."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tests.ticketing.conftest import MakeTicket, a_ticket

from ticketing.domain.classification import Category, Priority
from ticketing.domain.errors import InvalidValueError, NotNowError
from ticketing.domain.escalation import (
    AlreadyEscalated,
    Cause,
    Escalated,
    NotEscalated,
    apply_rules,
    breach,
    escalate,
    request,
    step_down,
)
from ticketing.domain.lifecycle import answer, classify, reopen, resolve
from ticketing.domain.ticket import Kind, Level, Ticket


def test_a_breach_hands_the_ticket_to_the_next_level_once(ticket: Ticket, noon: datetime) -> None:
    # REQ T-05
    first = escalate(ticket, breach("c-9", "no answer in time"), at=noon)
    assert isinstance(first, Escalated)
    assert (first.from_level, first.to_level) == (Level.AGENT, Level.SENIOR)
    again = escalate(first.ticket, breach("c-9", "no answer in time"), at=noon)
    assert again == AlreadyEscalated(first.ticket)


def test_each_clock_is_a_cause_of_its_own_up_to_the_top(ticket: Ticket, noon: datetime) -> None:
    for clock in ("a", "b"):
        ticket = escalate(ticket, breach(clock, "late"), at=noon).ticket
    assert ticket.level is Level.MANAGER
    top = escalate(ticket, breach("c", "late"), at=noon)
    assert isinstance(top, NotEscalated)
    assert "highest" in top.ticket.timeline[-1].reason
    assert isinstance(escalate(top.ticket, breach("c", "late"), at=noon), AlreadyEscalated)


def test_only_technical_tickets_climb_to_development(make_ticket: MakeTicket, noon: datetime) -> None:
    technical = make_ticket(category=Category.TECHNICAL, subcategory="error")
    for clock in ("a", "b", "c"):
        technical = escalate(technical, breach(clock, "late"), at=noon).ticket
    assert technical.level is Level.DEVELOPMENT


def test_who_asks_twice_without_an_answer_asked_once(ticket: Ticket, noon: datetime) -> None:
    # REQ T-05
    first = escalate(ticket, request(ticket, "u-thandi", "asks for a manager"), at=noon, by="u-thandi")
    second = escalate(first.ticket, request(first.ticket, "u-thandi", "asks again"), at=noon, by="u-thandi")
    assert isinstance(second, AlreadyEscalated)
    answered = answer(first.ticket, by="u-noor", at=noon + timedelta(hours=1))
    third = escalate(answered, request(answered, "u-thandi", "asks again"), at=noon, by="u-thandi")
    assert isinstance(third, Escalated)
    assert third.to_level is Level.MANAGER


def test_a_resolved_ticket_climbs_no_more(ticket: Ticket, noon: datetime) -> None:
    outcome = escalate(resolve(ticket, by="u-sam", at=noon), breach("c", "late"), at=noon)
    assert isinstance(outcome, NotEscalated)
    assert outcome.ticket.level is Level.AGENT


def test_staff_name_a_higher_level_only(ticket: Ticket, noon: datetime) -> None:
    outcome = escalate(ticket, Cause("by-hand", "needs a fix"), at=noon, by="u-sam", to=Level.DEVELOPMENT)
    assert outcome.ticket.level is Level.DEVELOPMENT
    with pytest.raises(NotNowError, match="higher"):
        escalate(outcome.ticket, Cause("by-hand-2", "x"), at=noon, by="u-sam", to=Level.SENIOR)


def test_back_down_needs_a_reason_and_a_lower_level(ticket: Ticket, noon: datetime) -> None:
    senior = escalate(ticket, breach("c", "late"), at=noon).ticket
    down = step_down(senior, Level.AGENT, by="u-noor", at=noon, reason="the agent can finish it")
    assert (down.level, down.timeline[-1].kind) == (Level.AGENT, Kind.STEPPED_DOWN)
    with pytest.raises(InvalidValueError, match="say why"):
        step_down(senior, Level.AGENT, by="u-noor", at=noon, reason=" ")
    with pytest.raises(NotNowError, match="lower"):
        step_down(senior, Level.MANAGER, by="u-noor", at=noon, reason="x")


def test_a_cause_needs_a_key(ticket: Ticket, noon: datetime) -> None:
    with pytest.raises(InvalidValueError, match="300"):
        escalate(ticket, Cause("", "x"), at=noon)


def test_rules_move_a_ticket_once(make_ticket: MakeTicket, noon: datetime) -> None:
    # REQ T-05
    ticket = make_ticket(category=Category.TECHNICAL, subcategory="error", priority=Priority.HIGH)
    assert apply_rules(ticket, at=noon) == []
    outage = classify(ticket, by="u-sam", at=noon, subcategory="outage")
    (moved,) = apply_rules(outage, at=noon)
    assert moved.ticket.level is Level.DEVELOPMENT
    down = step_down(moved.ticket, Level.AGENT, by="u-noor", at=noon, reason="fixed")
    assert apply_rules(down, at=noon) == []


def test_a_ticket_that_came_back_twice_climbs(ticket: Ticket, noon: datetime) -> None:
    for _ in range(2):
        ticket = reopen(resolve(ticket, by="u-sam", at=noon), by="u-thandi", at=noon)
    (moved,) = apply_rules(ticket, at=noon)
    assert moved.ticket.level is Level.SENIOR


class Escalating(RuleBasedStateMachine):
    """Any order of breaches, requests, answers, rules, resolutions and steps down, each told any number of times."""

    def __init__(self) -> None:
        super().__init__()
        self.ticket = a_ticket(category=Category.TECHNICAL, subcategory="error")
        self.now = datetime(2026, 3, 2, 12, tzinfo=UTC)

    @rule(clock=st.sampled_from("abcd"))
    def clock_breaches(self, clock: str) -> None:
        self.ticket = escalate(self.ticket, breach(clock, "late"), at=self.tick()).ticket

    @rule(user=st.sampled_from(["u-thandi", "u-mei"]))
    def person_asks(self, user: str) -> None:
        self.ticket = escalate(self.ticket, request(self.ticket, user, "asks"), at=self.tick(), by=user).ticket

    @rule()
    def support_answers(self) -> None:
        self.ticket = answer(self.ticket, by="u-sam", at=self.tick())

    @rule()
    def staff_call_it_an_outage(self) -> None:
        self.ticket = classify(self.ticket, by="u-sam", at=self.tick(), subcategory="outage")
        self.rules_apply()

    @rule()
    def rules_apply(self) -> None:
        for outcome in apply_rules(self.ticket, at=self.tick()):
            self.ticket = outcome.ticket

    @rule()
    def is_resolved(self) -> None:
        self.ticket = resolve(self.ticket, by="u-sam", at=self.tick())

    @rule()
    def comes_back(self) -> None:
        self.ticket = reopen(self.ticket, by="u-thandi", at=self.tick())

    @rule()
    def goes_back_down(self) -> None:
        if self.ticket.level is not Level.AGENT:
            self.ticket = step_down(self.ticket, Level.AGENT, by="u-noor", at=self.tick(), reason="done")

    def tick(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    @invariant()
    def each_cause_escalated_at_most_once(self) -> None:
        # REQ T-05
        causes = Counter(line.cause for line in self.ticket.timeline if line.kind is Kind.ESCALATED)
        assert all(times == 1 for times in causes.values())
        assert set(causes) <= self.ticket.causes

    @invariant()
    def versions_count_the_record(self) -> None:
        made = [line.version for line in self.ticket.timeline if line.kind is not Kind.NOTED]
        assert made == list(range(1, self.ticket.version + 1))

    @invariant()
    def replaying_a_cause_changes_nothing(self) -> None:
        for cause in self.ticket.causes:
            assert escalate(self.ticket, Cause(cause, "again"), at=self.now) == AlreadyEscalated(self.ticket)
        assert replace(self.ticket) == self.ticket


TestEscalating = Escalating.TestCase
