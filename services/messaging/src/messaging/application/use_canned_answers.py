"""Offer the canned answers in a reply box, their gaps filled from the conversation (REQ T-09)."""

from collections.abc import Sequence
from dataclasses import dataclass

from messaging.application.canned_answers import CannedAnswerRepository, Locales
from messaging.application.ports import Orders
from messaging.application.show_conversation import ShowConversations
from messaging.application.summaries import Summary
from messaging.domain.access import check
from messaging.domain.canned_answers import CannedAnswer, filled, for_reader
from messaging.domain.conversation import Person
from messaging.domain.permissions import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A canned answer as it reads in one conversation."""

    answer: CannedAnswer
    text: str


@dataclass(frozen=True, slots=True)
class UseCannedAnswers:
    """For the staff of a conversation. Nothing is sent: what is offered goes into the box, to be read and changed."""

    answers: CannedAnswerRepository
    show: ShowConversations
    orders: Orders
    locales: Locales

    async def __call__(self, conversation_id: str, person: Person) -> Sequence[Offered]:
        """All of them, those in the customer's language first. Raises NotVisible, NotAllowed."""
        summary = await self.show.one(conversation_id, person)
        check(summary.conversation, person, Action.USE_CANNED_ANSWERS)
        values = await self._values(summary, person)
        locale = await self.locales.locale_of(summary.conversation.requester_id)
        found = for_reader(await self.answers.all(), locale)
        return [Offered(answer=one, text=filled(one.wording.text, values)) for one in found]

    async def _values(self, summary: Summary, person: Person) -> dict[str, str]:
        talk = summary.conversation
        customer = talk.participant(talk.requester_id)
        order = await self.orders.parties(talk.order_id) if talk.order_id else None
        return {
            "customer_name": customer.name if customer else "",
            "agent_name": person.name,
            "order_number": order.number if order else "",
            "ticket_number": summary.ticket.number if summary.ticket else "",
        }
