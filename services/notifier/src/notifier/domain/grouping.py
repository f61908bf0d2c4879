"""What is due together for one person on one channel goes out as one message (DECISIONS, REQ N-16)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DueItem:
    """A delivery whose time has come. `waited`: it was deferred or put into a digest.

    `message_id` is set once it was given to a message: a later attempt sends the same message again.
    """

    delivery_id: str
    user_id: str
    channel: str
    due: datetime
    waited: bool
    message_id: str | None = None


def group(items: Iterable[DueItem]) -> dict[str, list[DueItem]]:
    """The messages to send, by message id, each with its items in the order in which they became due.

    An item already given to a message stays in it. Of the others, those that waited are one message per person and
    channel, named after the first; those that did not wait are a message each.
    """
    messages: dict[str, list[DueItem]] = {}
    digests: dict[tuple[str, str], str] = {}
    for item in sorted(items, key=lambda item: (item.due, item.delivery_id)):
        if item.message_id is not None:
            message_id = item.message_id
        elif item.waited:
            message_id = digests.setdefault((item.user_id, item.channel), item.delivery_id)
        else:
            message_id = item.delivery_id
        messages.setdefault(message_id, []).append(item)
    return messages
