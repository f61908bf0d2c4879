"""A ticket follows its conversation, and does not go round in circles with it."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.ticketing.conftest import NOON, a_ticket

from ticketing.domain.classification import Category, Priority
from ticketing.domain.following import follow
from ticketing.domain.lifecycle import classify, resolve
from ticketing.domain.ticket import ConversationView, Status, Ticket

views = st.builds(
    ConversationView,
    seq=st.integers(min_value=1, max_value=9),
    status=st.sampled_from(["open", "pending", "resolved", "unknown"]),
    assignee_id=st.sampled_from([None, "u-sam", "u-noor"]),
    category=st.sampled_from([None, "account", "complaint"]),
    priority=st.sampled_from([None, "high", "low", "unknown"]),
)


def test_status_and_assignee_are_followed(ticket: Ticket, noon: datetime) -> None:
    last = follow(ticket, ConversationView(3, "resolved", "u-sam"), by="u-sam", at=noon)[-1]
    assert (last.status, last.assignee_id, last.version) == (Status.RESOLVED, "u-sam", 3)


def test_an_old_value_with_other_news_does_not_undo_the_ticket(ticket: Ticket, noon: datetime) -> None:
    low = classify(ticket, by="u-sam", at=noon, priority=Priority.LOW)
    seen = follow(low, ConversationView(2, priority="low"), by=None, at=noon)[-1]
    raised = classify(seen, by="u-sam", at=noon, priority=Priority.MEDIUM)
    after = follow(raised, ConversationView(3, "pending", priority="low"), by="u-sam", at=noon)[-1]
    assert (after.priority, after.status) == (Priority.MEDIUM, Status.PENDING)


def test_a_category_of_messaging_only_says_nothing(ticket: Ticket, noon: datetime) -> None:
    (same,) = follow(ticket, ConversationView(2, category="complaint"), by=None, at=noon)
    assert (same.category, same.version) == (Category.TRANSACTION, 1)


def test_an_open_conversation_reopens_and_pends_a_resolved_ticket(ticket: Ticket, noon: datetime) -> None:
    resolved = follow(ticket, ConversationView(2, "resolved"), by="u-sam", at=noon)[-1]
    back = follow(resolved, ConversationView(3, "pending"), by="u-sam", at=noon)
    assert back[-1].status is Status.PENDING
    assert back[-1].reopenings == 1


def test_a_long_resolved_ticket_is_left_alone(ticket: Ticket, noon: datetime) -> None:
    resolved = follow(ticket, ConversationView(2, "resolved"), by="u-sam", at=noon)[-1]
    (same,) = follow(resolved, ConversationView(3, "open"), by="u-sam", at=noon + timedelta(days=60))
    assert same.status is Status.RESOLVED


@given(st.lists(views, max_size=12))
def test_what_comes_twice_or_late_changes_nothing(heard: list[ConversationView]) -> None:
    ticket = a_ticket()
    for view in heard:
        ticket = follow(ticket, view, by="u-sam", at=NOON)[-1]
        assert follow(ticket, view, by="u-sam", at=NOON) == [ticket]
    newest = max((view.seq for view in heard), default=0)
    assert ticket.seen.seq == newest
    assert follow(ticket, ConversationView(newest, "pending"), by=None, at=NOON) == [ticket]


def test_what_ticketing_itself_changed_does_not_come_back(ticket: Ticket, noon: datetime) -> None:
    """Messaging repeats on its side what ticketing did: nothing is left to do."""
    resolved = resolve(ticket, by="u-sam", at=noon)
    (same,) = follow(resolved, ConversationView(4, "resolved"), by="u-sam", at=noon)
    assert same.version == resolved.version
