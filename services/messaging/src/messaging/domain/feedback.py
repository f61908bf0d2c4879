"""What people think of writing here: asked after conversations and in periodic surveys, and never often (REQ M-10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import InvalidInput
from messaging.domain.permissions import Relation
from messaging.domain.values import Status, clean_text

REST = timedelta(days=30)
"""Between two questions to one person, whatever about."""
PERIOD = timedelta(days=90)
"""Between two periodic surveys."""
SETTLED = timedelta(days=7)
"""Who has just begun to write here has not found anything yet."""
QUIET = timedelta(hours=24)
"""After so long without a message an answered conversation that nobody resolves is over as well."""
COMMENT_MOST = 2000
RATINGS = range(1, 6)


class Occasion(StrEnum):
    """When somebody is asked."""

    CONVERSATION = "conversation"
    PERIODIC = "periodic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """When a person last answered, or did not want to: to any question, and to a periodic survey."""

    last_at: datetime | None = None
    periodic_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """One answer. `conversation_id` None: about messaging as such."""

    feedback_id: str
    user_id: str
    conversation_id: str | None
    rating: int
    comment: str
    at: datetime

    @property
    def occasion(self) -> Occasion:
        """What it answers."""
        return Occasion.PERIODIC if self.conversation_id is None else Occasion.CONVERSATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many answers of a month (such as `2026-05`) gave this rating on this occasion."""

    occasion: Occasion
    month: str
    rating: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Answers together: `by_rating` from 1 to 5."""

    by_rating: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many."""
        return sum(self.by_rating)

    @property
    def mean(self) -> float | None:
        """Of 5; None of no answers."""
        total = sum(rating * count for rating, count in zip(RATINGS, self.by_rating, strict=True))
        return total / self.count if self.count else None

    @property
    def content(self) -> int | None:
        """Percent that gave 4 or 5, rounded down; None of no answers."""
        return 100 * sum(self.by_rating[3:]) // self.count if self.count else None


def is_over(conversation: Conversation, now: datetime) -> bool:
    """Whether it can be asked about: resolved, or answered and quiet since."""
    if conversation.status is Status.RESOLVED:
        return True
    last = conversation.last_message
    return conversation.answered_at is not None and last is not None and now - last.at >= QUIET


def may_rate(conversation: Conversation, person: Person) -> bool:
    """Those who take part for themselves, not for the marketplace."""
    return conversation.relation(person) is Relation.PARTY and conversation.merged_into is None


def is_rested(asked: Asked, now: datetime) -> bool:
    """Whether the last question is long enough ago."""
    return asked.last_at is None or now - asked.last_at >= REST


def period_is_over(asked: Asked, now: datetime) -> bool:
    """Whether the last periodic survey is long enough ago."""
    return asked.periodic_at is None or now - asked.periodic_at >= PERIOD


def make(
    feedback_id: str, person: Person, conversation_id: str | None, rating: int, comment: str, at: datetime
) -> Feedback:
    """An answer. Raises InvalidInput for a rating that is none, or too long a comment."""
    if rating not in RATINGS:
        raise InvalidInput("rating", "choose one from 1 to 5")
    words = clean_text(comment, field="comment", limit=COMMENT_MOST) if comment.strip() else ""
    return Feedback(
        feedback_id=feedback_id, user_id=person.user_id, conversation_id=conversation_id, rating=rating, comment=words,
        at=at,
    )  # fmt: skip


def tally(counts: Iterable[Count]) -> Tally:
    """These answers together."""
    found = [0] * len(RATINGS)
    for one in counts:
        found[one.rating - RATINGS.start] += one.count
    return Tally(by_rating=tuple(found))
