"""Start a conversation with support, or with a seller about a product or an order (REQ M-01)."""

from dataclasses import dataclass
from datetime import datetime

from messaging.application.change_conversation import Outcome, load
from messaging.application.drafts import Utterance, derived_id, said_before
from messaging.application.ports import (
    AlreadySaid,
    Announcer,
    Categoriser,
    ConversationRepository,
    Directory,
    Orders,
    Transactions,
)
from messaging.application.reply_automatically import ReplyAutomatically
from messaging.domain.changes import Member
from messaging.domain.conversation import Person
from messaging.domain.errors import InvalidInput, NotVisible
from messaging.domain.permissions import Role
from messaging.domain.replay import replay
from messaging.domain.talk import Opening, start
from messaging.domain.values import Kind, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for. `other_id` is whom to write to, when that does not follow from the order."""

    kind: Kind
    subject: str
    utterance: Utterance
    category: str | None = None
    order_id: str | None = None
    product_id: str | None = None
    other_id: str | None = None


@dataclass(frozen=True, slots=True)
class StartConversation:
    """Opens it with its first message; the same key again gives the conversation that it opened."""

    transactions: Transactions
    conversations: ConversationRepository
    announcer: Announcer
    directory: Directory
    orders: Orders
    reply: ReplyAutomatically
    categoriser: Categoriser
    own_domains: tuple[str, ...] = ()

    async def __call__(self, person: Person, request: Request, now: datetime) -> Outcome:
        """Raises InvalidInput, NotVisible (somebody else's order), KeyReused."""
        opening = await self._opening(person, request)
        draft = request.utterance.draft(person)
        begun = start(opening, person, draft, now, self.own_domains)

        async def work() -> Outcome:
            changes = begun + await self.reply(replay(begun), begun, request.utterance.locale)
            conversation = replay(changes)
            await self.conversations.add(conversation, changes)
            self.announcer.announce(conversation, changes)
            return Outcome(conversation, changes)

        try:
            return await self.transactions.run(work)
        except AlreadySaid as earlier:
            found_id, _ = await said_before(self.conversations, earlier.message_id, draft.text)
            return Outcome(await load(self.conversations, found_id), ())

    async def _opening(self, person: Person, request: Request) -> Opening:
        part, other_id, by_order = await self._parts(person, request)
        members: tuple[Member, ...] = ()
        if request.kind is not Kind.SUPPORT and other_id:
            other = await self.directory.find(other_id)
            if part is Part.BUYER and not by_order and not _may_sell(other, request.kind):
                raise InvalidInput("seller_id", "nobody sells under this id")
            other_part = Part.BUYER if part is Part.SELLER else Part.SELLER
            members = (Member(user_id=other_id, part=other_part, name=other.name if other else ""),)
        return Opening(
            conversation_id=derived_id("c", person, request.utterance.client_id),
            kind=request.kind,
            subject=request.subject,
            part=part,
            members=members,
            category=request.category,
            order_id=request.order_id,
            product_id=request.product_id,
            proposed=self._proposed(request),
        )

    def _proposed(self, request: Request) -> str | None:
        if request.category is not None:
            return None
        proposal = self.categoriser.propose(f"{request.subject}\n{request.utterance.text}")
        return proposal.category if proposal.words else None

    async def _parts(self, person: Person, request: Request) -> tuple[Part, str | None, bool]:
        """Say in which part the person speaks, who is at the other end, and whether the order tells so."""
        if request.kind is Kind.PRODUCT and not request.product_id:
            raise InvalidInput("product_id", "say which product")
        if request.kind is Kind.ORDER and not request.order_id:
            raise InvalidInput("order_id", "say which order")
        order = await self.orders.parties(request.order_id) if request.order_id else None
        if order is not None:
            if person.user_id == order.seller_id:
                return Part.SELLER, order.buyer_id, True
            if person.user_id != order.buyer_id:
                raise NotVisible("order_not_found", "There is no such order.")
            return Part.BUYER, order.seller_id, True
        only_sells = Role.SELLER in person.roles and Role.BUYER not in person.roles
        as_seller = only_sells and request.kind is not Kind.PRODUCT
        return (Part.SELLER if as_seller else Part.BUYER), request.other_id, False


def _may_sell(other: Person | None, kind: Kind) -> bool:
    """Whether somebody can be asked as a seller. Order and seller may both be too new to be known of yet."""
    return kind is Kind.ORDER if other is None else Role.SELLER in other.roles
