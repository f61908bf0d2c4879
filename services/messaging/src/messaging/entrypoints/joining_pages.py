"""The pages on which conversations are merged and split, and the buttons that undo it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import quote, urlencode
from uuid import uuid4

from fastapi import APIRouter, Depends, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from chassis.commands import Answer
from chassis.web import Idempotent, Pages, Principal, SignedIn
from messaging.application.drafts import derived_id
from messaging.application.show_conversation import MOST_CHANGES
from messaging.application.summaries import StoredChange
from messaging.domain.access import check
from messaging.domain.changes import Noted, Said
from messaging.domain.conversation import Conversation
from messaging.domain.joining import Cut
from messaging.domain.permissions import Action
from messaging.domain.values import MAX_SUBJECT
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.page_queries import DESK, HOME
from messaging.entrypoints.people import ConversationRoute, person
from messaging.entrypoints.refusal import NOTHING_REFUSED, Refusal, submit
from messaging.entrypoints.rows import desk_row

Id = Annotated[str, Form(min_length=1, max_length=200)]
Looked = Annotated[str, Query(max_length=200)]
Place = Annotated[int, Query(alias="from", ge=0)]


@dataclass(frozen=True, slots=True)
class Side:
    """Whether the talk is open on the desk or among the own ones: where to go on."""

    desk: bool

    @property
    def entry(self) -> str:
        """What the navigation marks as the place where this is."""
        return DESK if self.desk else HOME

    def talk(self, conversation_id: str, **query: str) -> str:
        """Give the address of a talk."""
        address = (f"{DESK}/c/" if self.desk else f"{HOME}c/") + quote(conversation_id)
        return f"{address}?{urlencode(query)}" if query else address


async def _side(desk: bool = False) -> Side:
    return Side(desk)


OnSide = Annotated[Side, Depends(_side)]


def router(deps: Deps, pages: Pages) -> APIRouter:
    """Give the routes."""
    routes = APIRouter(prefix="/c/{conversation_id}", route_class=ConversationRoute, include_in_schema=False)
    _merging(routes, deps, _Screens(deps, pages))
    _splitting(routes, deps, _Screens(deps, pages))
    return routes


class _Screens:
    """Gathers what the pages show."""

    def __init__(self, deps: Deps, pages: Pages) -> None:
        self._deps = deps
        self._pages = pages

    async def merge(
        self,
        request: Request,
        me: Principal,
        conversation_id: str,
        side: Side,
        q: str = "",
        refused: Refusal = NOTHING_REFUSED,
    ) -> Response:
        who = person(me)
        targets = await self._deps.merge_targets(conversation_id, who, q)
        talk = (await self._deps.show.one(conversation_id, who)).conversation
        return self._pages.render(
            request,
            "merge.html",
            me,
            status=refused.status,
            talk=talk,
            side=side,
            current=side.entry,
            q=q,
            rows=[replace(desk_row(row, who), title=row.conversation.subject) for row in targets.found],
            elsewhere=targets.elsewhere,
            refused=refused,
        )

    async def split(
        self,
        request: Request,
        me: Principal,
        conversation_id: str,
        side: Side,
        place: int = 0,
        refused: Refusal = NOTHING_REFUSED,
    ) -> Response:
        who = person(me)
        talk = (await self._deps.show.one(conversation_id, who)).conversation
        check(talk, who, Action.SPLIT)
        after = place - 1 if place else max(talk.seq - MOST_CHANGES, 0)
        changes = await self._deps.show.after(conversation_id, who, after, MOST_CHANGES)
        return self._pages.render(
            request,
            "split.html",
            me,
            status=refused.status,
            talk=talk,
            side=side,
            current=side.entry,
            messages=own_messages(talk, changes),
            ticked=refused.chosen("split", "messages", [str(one.change.seq) for one in changes] if place else []),
            limit=MAX_SUBJECT,
            refused=refused,
        )


def own_messages(talk: Conversation, changes: Sequence[StoredChange]) -> list[StoredChange]:
    """Those of these changes that are messages or notes, and are shown in this conversation."""
    gone = {seq for _, seqs in talk.given for seq in seqs}
    return [one for one in changes if isinstance(one.change, Said | Noted) and one.change.seq not in gone]


def _merging(routes: APIRouter, deps: Deps, screens: _Screens) -> None:
    @routes.get("/merge")
    async def choose(request: Request, conversation_id: str, me: SignedIn, side: OnSide, q: Looked = "") -> Response:
        return await screens.merge(request, me, conversation_id, side, q.strip())

    @routes.post("/merge")
    async def merge(request: Request, conversation_id: str, me: SignedIn, side: OnSide, target_id: Id) -> Response:
        async def work() -> str:
            outcome = await deps.join.merge(conversation_id, target_id, person(me), deps.now())
            return side.talk(outcome.conversation.id, merged=conversation_id)

        async def again(refused: Refusal) -> Response:
            return await screens.merge(request, me, conversation_id, side, refused=refused)

        return await submit(request, "merge", work, str, again)

    @routes.post("/unmerge")
    async def unmerge(conversation_id: str, me: SignedIn, side: OnSide, target_id: Id) -> Response:
        """Let it stand alone again."""
        await deps.join.undo_merge(conversation_id, target_id, person(me), deps.now())
        return RedirectResponse(side.talk(conversation_id), 303)


def _splitting(routes: APIRouter, deps: Deps, screens: _Screens) -> None:
    @routes.get("/split")
    async def choose(request: Request, conversation_id: str, me: SignedIn, side: OnSide, place: Place = 0) -> Response:
        return await screens.split(request, me, conversation_id, side, place)

    @routes.post("/split")
    async def split(
        request: Request,
        conversation_id: str,
        me: SignedIn,
        side: OnSide,
        command: Idempotent,
        subject: Annotated[str, Form(max_length=MAX_SUBJECT)] = "",
        messages: Annotated[list[int] | None, Form(max_length=MOST_CHANGES)] = None,
        idempotency_key: Annotated[str, Form(max_length=200)] = "",
        place: Place = 0,
    ) -> Response:
        who = person(me)
        new_id = derived_id("c", who, f"split {conversation_id} {idempotency_key or uuid4().hex}")
        cut = Cut(new_id=new_id, subject=subject, seqs=tuple(messages or ()))

        async def work() -> Answer:
            outcome = await deps.join.split(conversation_id, cut, who, deps.now())
            return Answer(303, side.talk(outcome.conversation.id, split="1"))

        async def answered() -> str:
            return str((await command.answer(work)).body)

        async def again(refused: Refusal) -> Response:
            return await screens.split(request, me, conversation_id, side, place, refused)

        return await submit(request, "split", answered, str, again)

    @routes.post("/unsplit")
    async def unsplit(conversation_id: str, me: SignedIn, side: OnSide, other_id: Id) -> Response:
        """Take the messages back that went to the other one."""
        await deps.join.undo_split(conversation_id, other_id, person(me), deps.now())
        return RedirectResponse(side.talk(conversation_id), 303)
