"""The API: conversations, what changed in them, and everything that can be done to them."""

from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Header, Query
from pydantic import Field, model_validator
from starlette.responses import JSONResponse, Response

from chassis.commands import Answer
from chassis.web import Idempotent, Principal, RequestModel, SignedIn
from messaging.application.assign_conversation import Assignment
from messaging.application.change_conversation import Outcome
from messaging.application.drafts import Utterance
from messaging.application.show_conversation import MOST_CHANGES
from messaging.application.sort_conversation import Sorting
from messaging.application.start_conversation import Request as Opening
from messaging.application.summaries import DeskFilter, MineFilter, Order, Page, View
from messaging.application.views import change_view, conversation_view, fresh, summary_view
from messaging.domain.conversation import Person
from messaging.domain.values import MAX_MESSAGE, MAX_SUBJECT, MAX_TAG, MAX_TAGS, Category, Kind, Priority, Status
from messaging.entrypoints import answers
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.people import ConversationRoute, person

ClientId = Annotated[str, Field(min_length=1, max_length=200)]
Id = Annotated[str, Field(min_length=1, max_length=200)]
Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="Makes a retry the same message: stands for `client_id` where that is not given.",
    ),
]


class StartBody(RequestModel):
    """A new conversation. `seller_id` is needed where the order does not tell it."""

    kind: Kind = Kind.SUPPORT
    text: str = Field(min_length=1, max_length=MAX_MESSAGE)
    subject: str = Field(default="", max_length=MAX_SUBJECT)
    category: Category | None = None
    order_id: Id | None = None
    product_id: Id | None = None
    seller_id: Id | None = None
    client_id: ClientId | None = None


class TextBody(RequestModel):
    """A message or a note. `client_id` (or the Idempotency-Key) makes a retry the same one.

    The same key with another text is refused: 422, `idempotency_key_reused`.
    """

    text: str = Field(min_length=1, max_length=MAX_MESSAGE)
    client_id: ClientId | None = None


class RewriteBody(RequestModel):
    """The new text of a message."""

    text: str = Field(min_length=1, max_length=MAX_MESSAGE)


class ReadBody(RequestModel):
    """The last `seq` that was seen."""

    up_to: int = Field(ge=0)


class StatusBody(RequestModel):
    """Open, pending or resolved."""

    status: Status


class AssignBody(RequestModel):
    """To whom (null: the queue), and whose it was as far as the asker knows (null: nobody's)."""

    assignee_id: Id | None
    expected_id: Id | None = None


class SortBody(RequestModel):
    """What to set; at least one."""

    category: Category | None = None
    priority: Priority | None = None
    tags: list[Annotated[str, Field(max_length=MAX_TAG)]] | None = Field(default=None, max_length=MAX_TAGS)

    @model_validator(mode="after")
    def _something(self) -> "SortBody":
        if self.category is None and self.priority is None and self.tags is None:
            raise ValueError("give category, priority or tags")
        return self


def utterance(body: StartBody | TextBody, key: str | None, me: Principal) -> Utterance:
    """Give the text with its key: the client's id, else the Idempotency-Key, else one that nobody can repeat."""
    return Utterance(text=body.text, client_id=body.client_id or key or uuid4().hex, locale=me.locale)


def outcome_view(outcome: Outcome, who: Person) -> dict[str, Any]:
    """Give the conversation after a command, and what the command changed."""
    conversation = outcome.conversation
    return {
        "conversation": conversation_view(conversation, who),
        "changes": [change_view(fresh(conversation.id, change)) for change in outcome.changes],
    }


def _page(page: Page, who: Person) -> Response:
    return JSONResponse({"conversations": [summary_view(row, who) for row in page.rows], "cursor": page.cursor})


def router(deps: Deps) -> APIRouter:
    """Give the routes under `/v1`."""
    routes = APIRouter(prefix="/v1", route_class=ConversationRoute)
    _reading(routes, deps)
    _desk(routes, deps)
    _talking(routes, deps)
    _rewriting(routes, deps)
    _handling(routes, deps)
    return routes


def _reading(routes: APIRouter, deps: Deps) -> None:
    @routes.get("/conversations", response_model=answers.ConversationPage, tags=["conversations"])
    async def list_conversations(
        me: SignedIn,
        status: Status | None = None,
        kind: Kind | None = None,
        unread: bool = False,
        q: Annotated[str | None, Query(max_length=200)] = None,
        cursor: Annotated[str | None, Query(max_length=400)] = None,
        limit: Annotated[int, Query(ge=1, le=100)] = 30,
    ) -> Response:
        """My conversations, newest message first.

        With `q` all in which it was said, filters aside, newest begun first.
        """
        who = person(me)
        if q:
            return _page(await deps.show.search(who, q, cursor, limit), who)
        wanted = MineFilter(status=status, kind=kind, unread=unread)
        return _page(await deps.show.mine(who, wanted, cursor, limit), who)

    @routes.get("/conversations/{conversation_id}", response_model=answers.ConversationRow, tags=["conversations"])
    async def get_conversation(conversation_id: str, me: SignedIn) -> Response:
        """One conversation."""
        who = person(me)
        return JSONResponse(summary_view(await deps.show.one(conversation_id, who), who))

    @routes.get("/conversations/{conversation_id}/changes", response_model=answers.Changes, tags=["conversations"])
    async def get_changes(
        conversation_id: str,
        me: SignedIn,
        after: Annotated[int, Query(ge=0)] = 0,
        limit: Annotated[int, Query(ge=1, le=MOST_CHANGES)] = 200,
    ) -> Response:
        """Everything after `after`, in order. Ask again from the last `seq` until nothing comes."""
        changes = await deps.show.after(conversation_id, person(me), after, limit)
        shown = [change_view(change) for change in changes]
        return JSONResponse({"conversation_id": conversation_id, "changes": shown})


def _desk(routes: APIRouter, deps: Deps) -> None:
    @routes.get("/desk", response_model=answers.ConversationPage, tags=["desk"])
    async def list_desk(
        me: SignedIn,
        view: View = View.OPEN,
        order: Order = Order.DUE,
        category: Category | None = None,
        department: Annotated[str | None, Query(max_length=40)] = None,
        priority: Priority | None = None,
        q: Annotated[str | None, Query(max_length=200)] = None,
        cursor: Annotated[str | None, Query(max_length=400)] = None,
        limit: Annotated[int, Query(ge=1, le=100)] = 50,
    ) -> Response:
        """What asks support, for staff; with `q` all in which it was said, filters aside, newest begun first."""
        who = person(me)
        if q:
            return _page(await deps.show.search(who, q, cursor, limit, desk=True), who)
        wanted = DeskFilter(
            view=view,
            agent_id=who.user_id,
            order=order,
            category=category and category.value,
            department=department,
            priority=priority,
        )
        return _page(await deps.show.desk(who, wanted, cursor, limit), who)


def _talking(routes: APIRouter, deps: Deps) -> None:
    @routes.post("/conversations", response_model=answers.Conversation, status_code=201, tags=["conversations"])
    async def start_conversation(body: StartBody, me: SignedIn, key: Key = None) -> Response:
        """Start a conversation. The same key again gives the one that it started."""
        who = person(me)
        opening = Opening(
            kind=body.kind,
            subject=body.subject,
            utterance=utterance(body, key, me),
            category=body.category.value if body.category else None,
            order_id=body.order_id,
            product_id=body.product_id,
            other_id=body.seller_id,
        )
        outcome = await deps.start(who, opening, deps.now())
        return JSONResponse(conversation_view(outcome.conversation, who), 201)

    @routes.post(
        "/conversations/{conversation_id}/messages",
        response_model=answers.SentMessage,
        status_code=201,
        tags=["messages"],
    )
    async def send_message(conversation_id: str, body: TextBody, me: SignedIn, key: Key = None) -> Response:
        """Send a message. The same key again is the same message, and the same answer."""
        said = utterance(body, key, me)
        sent = await deps.send(conversation_id, person(me), said, deps.now())
        return JSONResponse(
            {"conversation_id": conversation_id, **change_view(fresh(conversation_id, sent.message))}, 201
        )

    @routes.post("/conversations/{conversation_id}/read", response_model=answers.Outcome, tags=["messages"])
    async def mark_read(conversation_id: str, body: ReadBody, me: SignedIn) -> Response:
        """Mark as read up to a place. Repeating it changes nothing."""
        who = person(me)
        return JSONResponse(outcome_view(await deps.read(conversation_id, who, body.up_to, deps.now()), who))


def _rewriting(routes: APIRouter, deps: Deps) -> None:
    @routes.put(
        "/conversations/{conversation_id}/messages/{message_id}", response_model=answers.Outcome, tags=["messages"]
    )
    async def edit_message(
        conversation_id: str, message_id: str, body: RewriteBody, me: SignedIn, command: Idempotent
    ) -> Response:
        """Change an own message, within 15 minutes."""
        who = person(me)

        async def work() -> Answer:
            outcome = await deps.rewrite(conversation_id, message_id, who, body.text, deps.now())
            return Answer(200, outcome_view(outcome, who))

        return await command.run(work)

    @routes.delete(
        "/conversations/{conversation_id}/messages/{message_id}", response_model=answers.Outcome, tags=["messages"]
    )
    async def delete_message(conversation_id: str, message_id: str, me: SignedIn, command: Idempotent) -> Response:
        """Take a message back: an own one within an hour, any one by senior staff."""
        who = person(me)

        async def work() -> Answer:
            outcome = await deps.rewrite(conversation_id, message_id, who, None, deps.now())
            return Answer(200, outcome_view(outcome, who))

        return await command.run(work)


def _handling(routes: APIRouter, deps: Deps) -> None:
    @routes.post(
        "/conversations/{conversation_id}/notes", response_model=answers.Outcome, status_code=201, tags=["desk"]
    )
    async def add_note(conversation_id: str, body: TextBody, me: SignedIn, key: Key = None) -> Response:
        """Write an internal note. The same key again is the same note."""
        who = person(me)
        said = utterance(body, key, me)
        return JSONResponse(outcome_view(await deps.note(conversation_id, who, said, deps.now()), who), 201)

    @routes.put("/conversations/{conversation_id}/status", response_model=answers.Outcome, tags=["desk"])
    async def set_status(conversation_id: str, body: StatusBody, me: SignedIn, command: Idempotent) -> Response:
        """Mark open, pending or resolved."""
        who = person(me)

        async def work() -> Answer:
            outcome = await deps.status(conversation_id, who, body.status, deps.now())
            return Answer(200, outcome_view(outcome, who))

        return await command.run(work)

    @routes.put("/conversations/{conversation_id}/assignment", response_model=answers.Outcome, tags=["desk"])
    async def assign(conversation_id: str, body: AssignBody, me: SignedIn, command: Idempotent) -> Response:
        """Give it to somebody or back to the queue; 409 when another has just taken it."""
        who = person(me)
        wanted = Assignment(assignee_id=body.assignee_id, expected_id=body.expected_id)

        async def work() -> Answer:
            return Answer(200, outcome_view(await deps.assign(conversation_id, who, wanted, deps.now()), who))

        return await command.run(work)

    @routes.patch("/conversations/{conversation_id}", response_model=answers.Outcome, tags=["desk"])
    async def sort(conversation_id: str, body: SortBody, me: SignedIn, command: Idempotent) -> Response:
        """Set category, priority, tags."""
        who = person(me)
        sorting = Sorting(
            category=body.category.value if body.category else None,
            priority=body.priority,
            tags=None if body.tags is None else tuple(body.tags),
        )

        async def work() -> Answer:
            return Answer(200, outcome_view(await deps.sort(conversation_id, who, sorting, deps.now()), who))

        return await command.run(work)
