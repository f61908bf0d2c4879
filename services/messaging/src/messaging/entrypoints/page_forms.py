"""What the pages' forms do. Each answers a form with the page it came from, and htmx with a word and an undo."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Literal, TypeVar
from urllib.parse import urlencode
from uuid import uuid4

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from chassis.web import SignedIn, is_fragment, toast
from messaging.application.assign_conversation import Assignment
from messaging.application.change_conversation import Outcome
from messaging.application.drafts import Utterance
from messaging.application.sort_conversation import Sorting
from messaging.domain.values import MAX_MESSAGE, Category, Priority, Status
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.page_queries import HOME, is_ours
from messaging.entrypoints.people import person

Id = Annotated[str, Form(max_length=200)]
Key = Annotated[str, Form(max_length=200)]
T = TypeVar("T")
Chosen = Annotated[T | Literal[""], Form()]
"""One of a list, or the empty line at its top."""
Back = Annotated[str, Form(max_length=4000)]
STATUS_WORDS = {Status.OPEN: "Opened again", Status.PENDING: "Marked as pending", Status.RESOLVED: "Resolved"}


def back_to(back: str, conversation_id: str) -> str:
    """Give where to go on: the page that the form named, if it is one of ours, else the talk."""
    return back if is_ours(back) else f"{HOME}c/{conversation_id}"


def add(routes: APIRouter, deps: Deps) -> None:
    """Add the routes that take forms."""
    _talking(routes, deps)
    _handling(routes, deps)
    _sorting(routes, deps)


def _talking(routes: APIRouter, deps: Deps) -> None:
    @routes.post("/c/{conversation_id}/messages")
    async def send(
        conversation_id: str,
        me: SignedIn,
        text: Annotated[str, Form(min_length=1, max_length=MAX_MESSAGE)],
        note: Annotated[bool, Form()] = False,
        idempotency_key: Key = "",
        back: Back = "",
    ) -> Response:
        said = Utterance(text=text, client_id=idempotency_key or uuid4().hex, locale=me.locale)
        if note:
            await deps.note(conversation_id, person(me), said, deps.now())
        else:
            await deps.send(conversation_id, person(me), said, deps.now())
        return RedirectResponse(back_to(back, conversation_id), 303)

    @routes.post("/c/{conversation_id}/read")
    async def read(conversation_id: str, me: SignedIn, up_to: Annotated[int, Form(ge=0)], back: Back = "") -> Response:
        await deps.read(conversation_id, person(me), up_to, deps.now())
        return RedirectResponse(back_to(back, conversation_id), 303)


def _handling(routes: APIRouter, deps: Deps) -> None:
    @routes.post("/c/{conversation_id}/status/{status}")
    async def set_status(
        request: Request, conversation_id: str, status: Status, me: SignedIn, back: Back = ""
    ) -> Response:
        who = person(me)
        before = (await deps.show.one(conversation_id, who)).conversation.status

        async def command() -> Outcome:
            return await deps.status(conversation_id, who, status, deps.now())

        undo = f"{HOME}c/{conversation_id}/status/{before.value}"
        return await _done(request, command, back_to(back, conversation_id), STATUS_WORDS[status], undo)

    @routes.post("/c/{conversation_id}/take")
    async def take(request: Request, conversation_id: str, me: SignedIn, back: Back = "") -> Response:
        """Take it, if it is nobody's."""
        who = person(me)

        async def command() -> Outcome:
            return await deps.assign(conversation_id, who, Assignment(assignee_id=who.user_id), deps.now())

        undo = f"{HOME}c/{conversation_id}/assign?" + urlencode({"expected_id": who.user_id})
        return await _done(request, command, back_to(back, conversation_id), "It is yours", undo)

    @routes.post("/c/{conversation_id}/need/{needed}")
    async def mark_need(
        request: Request, conversation_id: str, needed: Literal["yes", "no"], me: SignedIn, back: Back = ""
    ) -> Response:
        """Say whether it needs an answer; by the seller who was asked."""
        who = person(me)

        async def command() -> Outcome:
            return await deps.need(conversation_id, who, deps.now(), needs_answer=needed == "yes")

        words = "Waits for your answer" if needed == "yes" else "No answer needed"
        undo = f"{HOME}c/{conversation_id}/need/{'no' if needed == 'yes' else 'yes'}"
        return await _done(request, command, back_to(back, conversation_id), words, undo)

    @routes.post("/c/{conversation_id}/assign")
    async def assign(
        request: Request,
        conversation_id: str,
        me: SignedIn,
        assignee_id: Id = "",
        expected_id: Id = "",
        back: Back = "",
    ) -> Response:
        """Give it to somebody; to nobody: back into the queue."""
        who = person(me)
        expected = expected_id or request.query_params.get("expected_id") or None
        wanted = Assignment(assignee_id=assignee_id or None, expected_id=expected)

        async def command() -> Outcome:
            return await deps.assign(conversation_id, who, wanted, deps.now())

        words = "Handed over" if assignee_id else "Back in the queue"
        return await _done(request, command, back_to(back, conversation_id), words, None)


def _sorting(routes: APIRouter, deps: Deps) -> None:
    @routes.post("/c/{conversation_id}/sort")
    async def sort(
        request: Request,
        conversation_id: str,
        me: SignedIn,
        category: Chosen[Category] = "",
        priority: Chosen[Priority] = "",
        back: Back = "",
    ) -> Response:
        who = person(me)
        sorting = Sorting(category=category.value if category else None, priority=priority or None)

        async def command() -> Outcome:
            return await deps.sort(conversation_id, who, sorting, deps.now())

        return await _done(request, command, back_to(back, conversation_id), "Saved", None)


async def _done(
    request: Request, command: Callable[[], Awaitable[Outcome]], back: str, words: str, undo: str | None
) -> Response:
    outcome = await command()
    if not is_fragment(request):
        return RedirectResponse(back, 303)
    if not outcome.changes:
        return Response(status_code=204)
    return toast(Response(status_code=204), words, undo=undo)
