"""The pages: everybody's messages, and the desk of the staff. All of them work by links and forms alone."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from chassis.web import Agent, Pages, Principal, SignedIn, is_fragment
from messaging.entrypoints import new_pages, page_forms
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.page_queries import (
    DESK,
    HOME,
    Address,
    DeskList,
    DeskQuery,
    HomeList,
    HomeQuery,
    OpenTalk,
    TalkQuery,
    is_ours,
)
from messaging.entrypoints.people import ConversationRoute, person
from messaging.entrypoints.screens import Screens

AS_IT_IS = TalkQuery()


def router(deps: Deps, pages: Pages) -> APIRouter:
    """Give the routes of the pages."""
    routes = APIRouter(route_class=ConversationRoute, include_in_schema=False)
    screens = Screens(deps, pages)
    _home(routes, screens)
    new_pages.add(routes, deps, pages)
    _desk(routes, screens)
    _fragments(routes, screens)
    page_forms.add(routes, deps)
    return routes


def _home(routes: APIRouter, screens: Screens) -> None:
    async def show(
        request: Request, me: Principal, query: HomeQuery, selected: str | None, opened: TalkQuery = AS_IT_IS
    ) -> Response:
        who = person(me)
        rows = await screens.home_rows(who, query)
        if is_fragment(request):
            return screens.pages.render_block(request, "home.html", "rows", me, selected=selected, **rows)
        talk: dict[str, Any] = {"selected": None, "talk": None}
        if selected is not None:
            talk = await screens.talk(selected, me, who, opened)
        response = await screens.response_time(who)
        return screens.pages.render(request, "home.html", me, **{**rows, **talk, "response": response})

    @routes.get("/")
    async def home(request: Request, me: SignedIn, query: HomeList) -> Response:
        return await show(request, me, query, None)

    @routes.get("/c/{conversation_id}")
    async def home_talk(
        request: Request, conversation_id: str, me: SignedIn, query: HomeList, opened: OpenTalk
    ) -> Response:
        return await show(request, me, query, conversation_id, opened)


def _desk(routes: APIRouter, screens: Screens) -> None:
    async def show(
        request: Request, me: Principal, query: DeskQuery, selected: str | None, opened: TalkQuery = AS_IT_IS
    ) -> Response:
        who = person(me)
        rows = await screens.desk_rows(who, query)
        if is_fragment(request):
            return screens.pages.render_block(request, "desk.html", "rows", me, selected=selected, **rows)
        talk: dict[str, Any] = {"selected": None, "talk": None}
        if selected is not None:
            talk = await screens.talk(selected, me, who, opened)
        return screens.pages.render(request, "desk.html", me, **{**rows, **talk})

    @routes.get("/desk")
    async def desk(request: Request, me: Agent, query: DeskList) -> Response:
        return await show(request, me, query, None)

    @routes.get("/desk/counts")
    async def desk_counts(request: Request, me: Agent, query: DeskList) -> Response:
        counts = await screens.desk_counts(person(me), query)
        return screens.pages.render(request, "desk_counts.html", me, query=query, counts=counts)

    @routes.get("/desk/c/{conversation_id}")
    async def desk_talk(
        request: Request, conversation_id: str, me: Agent, query: DeskList, opened: OpenTalk
    ) -> Response:
        return await show(request, me, query, conversation_id, opened)


def _fragments(routes: APIRouter, screens: Screens) -> None:
    @routes.get("/c/{conversation_id}/head")
    async def head(
        request: Request, conversation_id: str, me: SignedIn, back: Address = "", desk: bool = False
    ) -> Response:
        """The head of an open talk: who, how it stands, what can be done; and the way `back` to the list."""
        who = person(me)
        part = await screens.part(conversation_id, who)
        on_desk = desk and who.is_staff
        list_href = back if is_ours(back) else DESK if on_desk else HOME
        return screens.pages.render(request, "talk_head.html", me, on_desk=on_desk, list_href=list_href, **part)

    @routes.get("/c/{conversation_id}/side")
    async def side(request: Request, conversation_id: str, me: SignedIn, desk: bool = False) -> Response:
        """What stands beside a talk: order, ticket, people."""
        who = person(me)
        part = await screens.part(conversation_id, who)
        return screens.pages.render(request, "talk_side.html", me, on_desk=desk and who.is_staff, **part)

    @routes.get("/c/{conversation_id}/about")
    async def about(
        request: Request, conversation_id: str, me: SignedIn, back: Address = "", desk: bool = False
    ) -> Response:
        """The side as a page of its own, for screens without room beside the talk."""
        who = person(me)
        part = await screens.part(conversation_id, who)
        on_desk = desk and who.is_staff
        place = DESK if on_desk else HOME
        talk_href = back if is_ours(back) else f"{place.rstrip('/')}/c/{conversation_id}"
        return screens.pages.render(
            request, "about.html", me, on_desk=on_desk, current=place, talk_href=talk_href, **part
        )

    @routes.get("/c/{conversation_id}/lines")
    async def lines(
        request: Request, conversation_id: str, me: SignedIn, opened: OpenTalk, desk: bool = False
    ) -> Response:
        """The lines of a talk, as of an instant."""
        who = person(me)
        talk = await screens.talk(conversation_id, me, who, opened)
        return screens.pages.render(request, "talk_lines.html", me, on_desk=desk and who.is_staff, **talk)
