"""How reliably a seller answers, and the mark that a conversation needs no answer (REQ M-07)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from messaging.application.change_conversation import ChangeConversation, Outcome
from messaging.domain.changes import Change
from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import NotVisible
from messaging.domain.handling import mark_need
from messaging.domain.response_measure import WINDOW, Measure, Thread, measure


class Threads(Protocol):
    """What each seller was asked, kept as conversations begin and are answered."""

    async def asked_of(self, seller_id: str, since: datetime) -> Sequence[Thread]:
        """The conversations in which others asked this seller, begun at `since` or later."""
        ...


@dataclass(frozen=True, slots=True)
class ShowResponseTime:
    """For the seller and for staff; to anyone else there is nothing here."""

    threads: Threads

    async def __call__(self, person: Person, seller_id: str, now: datetime) -> Measure:
        """The measure as of `now`. Raises NotVisible."""
        if person.user_id != seller_id and not person.is_staff:
            raise NotVisible("response_time_not_found", "There is no such response time.")
        return measure(await self.threads.asked_of(seller_id, now - WINDOW), now)


@dataclass(frozen=True, slots=True)
class MarkNeed:
    """Marking what is marked changes nothing."""

    change: ChangeConversation

    async def __call__(self, conversation_id: str, person: Person, now: datetime, *, needs_answer: bool) -> Outcome:
        """Raises NotVisible, NotAllowed."""

        async def decide(conversation: Conversation) -> tuple[Change, ...]:
            return mark_need(conversation, person, now, needs_answer=needs_answer)

        return await self.change(conversation_id, decide)
