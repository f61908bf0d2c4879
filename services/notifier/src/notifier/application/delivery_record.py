"""A delivery as it is stored: one event, one person, one channel, the decision, and what became of it.

A plain dict, for planning makes thousands of them a second; what is not there does not apply.
"""

from datetime import datetime
from typing import Required, TypedDict


class Also(TypedDict):
    """An event that would have told the same."""

    event_id: str
    event_type: str
    at: datetime


class DeliveryRecord(TypedDict, total=False):
    """`_id` is `domain.delivery.delivery_id`; times are aware UTC."""

    _id: Required[str]
    event_id: Required[str]
    event_type: Required[str]
    correlation_id: Required[str]
    user_id: Required[str]
    role: Required[str]
    type: Required[str]
    category: Required[str]
    channel: Required[str]
    state: Required[str]
    outcome: Required[str]
    reason: Required[str]
    at: Required[datetime]
    """When it was planned."""
    changed_at: datetime
    not_asked: list[str]
    """Other channels on which this type is only sent to people who ask for it, and this person has not."""
    link: str
    about: str
    """The customer whom it tells somebody else of: what an erasure of theirs has to find."""
    expires_at: datetime
    thread: str
    position: int
    once: str
    """News that more than one event tells, by name: there is one of it on a channel."""
    also: list[Also]
    """The events, besides `event_id`, that would have told it."""

    box: str
    """Inbox items: unread, read or archived."""
    mark: int
    """On items that were marked as read together, until one is moved again: by which that can be undone."""
    title: str
    body: str
    action: str
    language: str
    """In which these words are; the pages around them are in English."""

    queue: str
    """Set while a channel's stage still has to deal with it: the channel's name."""
    due: datetime
    priority: int
    """While it is queued: the lowest goes first (`domain.priority`)."""
    waited: bool
    """Deferred or digested: may share a message with others."""
    facts: str
    """The event's data as JSON, to render from when it is sent."""
    facts_type: str
    """Of which event type the facts are, where it is not `event_type`."""
    message_id: str
    again: bool
    """Leased with a `message_id` from before: an attempt may have been made."""
    lease: str
    lease_until: datetime
    attempts: int
    error: str
