"""Ask for feedback at the right moment, keep it, and read it (REQ M-10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from messaging.application.summaries import MineFilter, Summaries
from messaging.domain.conversation import Person
from messaging.domain.errors import Conflict, NotVisible
from messaging.domain.feedback import (
    SETTLED,
    Asked,
    Count,
    Feedback,
    Occasion,
    is_over,
    is_rested,
    make,
    may_rate,
    period_is_over,
)

LOOK_BACK = timedelta(days=365)
COMMENTS = 50
LOOKED_AT = 20


class FeedbackStore(Protocol):
    """Answers, and when each person was last asked."""

    async def asked(self, user_id: str) -> Asked: ...

    async def note_asked(self, user_id: str, occasion: Occasion, at: datetime) -> None: ...

    async def has(self, feedback_id: str) -> bool: ...

    async def add(self, feedback: Feedback) -> bool:
        """Keep it; False, and nothing kept, where there is one with its id."""
        ...

    async def counts(self, since: datetime, timezone: str) -> Sequence[Count]:
        """By occasion, month of that time zone, and rating."""
        ...

    async def comments(self, limit: int) -> Sequence[Feedback]:
        """The newest answers that have words."""
        ...


class FeedbackEvents(Protocol):
    """Tells the other services, with the transaction that is running."""

    def publish(self, feedback: Feedback) -> None: ...


@dataclass(frozen=True, slots=True)
class CollectFeedback:
    """For everybody who writes here for themselves."""

    store: FeedbackStore
    summaries: Summaries
    events: FeedbackEvents

    async def wanted(self, person: Person, conversation_id: str | None, now: datetime) -> bool:
        """Whether to ask now: about this conversation, or without one about messaging as such."""
        asked = await self.store.asked(person.user_id)
        if person.is_staff or not is_rested(asked, now):
            return False
        if conversation_id is None:
            return period_is_over(asked, now) and await self._is_settled(person, now)
        found = await self.summaries.get(conversation_id)
        return (
            found is not None
            and may_rate(found.conversation, person)
            and is_over(found.conversation, now)
            and not await self.store.has(_id(person, conversation_id, now))
        )

    async def give(
        self, person: Person, conversation_id: str | None, rating: int, comment: str, now: datetime
    ) -> Feedback:
        """Raises InvalidInput, NotVisible, and Conflict where this was answered before."""
        if conversation_id is not None:
            await self._must_be_in(person, conversation_id)
        elif not period_is_over(await self.store.asked(person.user_id), now):
            raise Conflict("answered", "You have told us already. Thank you.")
        feedback = make(_id(person, conversation_id, now), person, conversation_id, rating, comment, now)
        if not await self.store.add(feedback):
            raise Conflict("answered", "You have told us already. Thank you.")
        await self.store.note_asked(person.user_id, feedback.occasion, now)
        self.events.publish(feedback)
        return feedback

    async def decline(self, person: Person, occasion: Occasion, now: datetime) -> None:
        """Not now: nothing is asked for a while."""
        await self.store.note_asked(person.user_id, occasion, now)

    async def _is_settled(self, person: Person, now: datetime) -> bool:
        """Whether one of their newest conversations has been there for a while."""
        page = await self.summaries.mine(person.user_id, MineFilter(), None, LOOKED_AT)
        return any(now - row.conversation.opened_at >= SETTLED for row in page.rows)

    async def _must_be_in(self, person: Person, conversation_id: str) -> None:
        found = await self.summaries.get(conversation_id)
        if found is None or not may_rate(found.conversation, person):
            raise NotVisible


@dataclass(frozen=True, slots=True)
class ReadFeedback:
    """For managers: numbers of a year, and the newest words, without who said them."""

    store: FeedbackStore

    async def __call__(self, now: datetime, timezone: str) -> tuple[Sequence[Count], Sequence[Feedback]]:
        """Months are those of that time zone."""
        return await self.store.counts(now - LOOK_BACK, timezone), await self.store.comments(COMMENTS)


def _id(person: Person, conversation_id: str | None, now: datetime) -> str:
    """One answer for each person and conversation; of a periodic survey one a day, whatever is pressed twice."""
    about = f"periodic.{now:%Y-%m-%d}" if conversation_id is None else conversation_id
    return f"{about}.feedback.{person.user_id}"
