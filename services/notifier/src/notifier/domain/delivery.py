"""What becomes of one notification on one channel: its identity and its states."""

from hashlib import blake2b
from typing import Final, Literal

State = Literal[
    "planned",
    "deferred",
    "digested",
    "suppressed",
    "sent",
    "delivered",
    "bounced",
    "opened",
    "clicked",
    "unsubscribed",
    "failed",
    "expired",
]
Box = Literal["unread", "read", "archived"]
BOXES: Final[tuple[Box, ...]] = ("unread", "read", "archived")

_STATE_BY_OUTCOME: Final[dict[str, State]] = {
    "send": "planned",
    "defer": "deferred",
    "digest": "digested",
    "suppress": "suppressed",
}
PREFIX_LENGTH: Final = 24


def event_prefix(event_id: str) -> str:
    """What the ids of all deliveries that one event caused begin with."""
    return blake2b(event_id.encode(), digest_size=PREFIX_LENGTH // 2).hexdigest()


def delivery_id(prefix: str, user_id: str, channel: str) -> str:
    """The id of what one event (its `event_prefix`) causes for one person on one channel: always the same.

    Planning again, by a redelivery or after a crash, therefore finds what is there; mail carries it as Message-ID.
    """
    person = blake2b(user_id.encode(), digest_size=8).hexdigest()
    return f"{prefix}{person}-{channel}"


def first_state(outcome: str, channel: str) -> State:
    """The state in which a decision puts a new delivery; an inbox item is delivered by being stored."""
    if channel == "in_app" and outcome == "send":
        return "delivered"
    return _STATE_BY_OUTCOME[outcome]
