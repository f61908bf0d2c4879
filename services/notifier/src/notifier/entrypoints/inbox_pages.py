"""The inbox page and its fragments."""

from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Path
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from chassis.errors import NotFound
from chassis.web import Pages, Principal, SignedIn, is_fragment, toast
from notifier.application.inbox import MOST_COUNTED
from notifier.domain.notification_types import CATEGORIES
from notifier.entrypoints.deps import Deps

SHOWN_VIEWS = {"inbox": "Inbox", "unread": "Unread", "archived": "Archived"}
MOVES = {"read": "read", "unread": "unread", "archive": "archived", "restore": "read"}
LATEST_MARK = 10**14
DONE = {"read": "Marked as read", "unread": "Marked as unread", "archive": "Archived", "restore": "Back in the inbox"}

_BADGE = """<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20" rx="10" \
fill="{ground}"/><text x="15" y="14.5" text-anchor="middle" font-family="system-ui, sans-serif" font-size="12" \
font-weight="600" fill="#fff">{text}</text></svg>"""
_NO_BADGE = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>'


def routers(deps: Deps, pages: Pages) -> list[APIRouter]:
    """`/notifier/`, its rows, the badge, and what the buttons post to."""
    return [_views(deps, pages), _moves(deps, pages)]


def _views(deps: Deps, pages: Pages) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    async def inbox(
        request: Request,
        me: SignedIn,
        view: str = "inbox",
        category: str | None = None,
        cursor: str | None = None,
        marked: int | None = None,
    ) -> Response:
        return await _rows(request, deps, pages, me, Place(view, category or None, cursor), marked)

    @router.get("/fragments/unread")
    async def unread(me: SignedIn) -> Response:
        count = await deps.read.unread(me.user_id)
        return HTMLResponse(f'<span class="count">{_counted(count)}</span>' if count else "")

    @router.get("/unread.svg")
    async def unread_picture(me: SignedIn) -> Response:
        """The same for pages of browsers without scripts, which can embed a picture but no fragment."""
        count = await deps.read.unread(me.user_id)
        drawn = _BADGE.format(text=_counted(count), ground=pages.brand.accent_on_light) if count else _NO_BADGE
        return Response(drawn, media_type="image/svg+xml")

    @router.get("/open/{notification_id}")
    async def open_notification(notification_id: str, me: SignedIn) -> Response:
        async def work() -> str:
            record = await deps.read.one(me.user_id, notification_id)
            if record["box"] == "unread":
                await deps.move(me.user_id, notification_id, "read")
            return record["link"]

        return RedirectResponse(await deps.unit_of_work.run(work), 303)

    return router


def _counted(count: int) -> str:
    return str(count) if count < MOST_COUNTED else "99+"


def _moves(deps: Deps, pages: Pages) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.post("/items/read-all")
    async def read_all(
        request: Request, me: SignedIn, view: Annotated[str, Form()] = "inbox", category: Annotated[str, Form()] = ""
    ) -> Response:
        """What the person sees is marked: the category that they have chosen."""
        place = Place(view, category or None)
        done = await deps.unit_of_work.run(lambda: deps.move.read_all(me.user_id, place.category))
        if not is_fragment(request):
            return RedirectResponse(place.address(marked=done.mark if done.count else None), 303)
        undo = f"/notifier/items/read-all/{done.mark}/undo" if done.count else None
        return toast(await _rows(request, deps, pages, me, place), f"{done.count} marked as read", undo=undo)

    @router.post("/items/read-all/{mark}/undo")
    async def unread_again(
        request: Request,
        mark: Annotated[int, Path(ge=0, le=LATEST_MARK)],
        me: SignedIn,
        view: Annotated[str, Form()] = "inbox",
        category: Annotated[str, Form()] = "",
    ) -> Response:
        count = await deps.unit_of_work.run(lambda: deps.move.unread_again(me.user_id, mark))
        place = Place(view, category or None)
        if not is_fragment(request):
            return RedirectResponse(place.address(), 303)
        return toast(await _rows(request, deps, pages, me, place), f"{count} unread again")

    @router.post("/items/{notification_id}/{verb}")
    async def move(
        request: Request,
        notification_id: str,
        verb: str,
        me: SignedIn,
        view: Annotated[str, Form()] = "inbox",
        category: Annotated[str, Form()] = "",
        cursor: Annotated[str, Form()] = "",
    ) -> Response:
        if verb not in MOVES:
            raise NotFound("There is no such action.")

        async def work() -> str:
            before: str = (await deps.read.one(me.user_id, notification_id))["box"]
            await deps.move(me.user_id, notification_id, MOVES[verb])
            return before

        back = _back(verb, await deps.unit_of_work.run(work))
        place = Place(view, category or None, cursor or None)
        if not is_fragment(request):
            return RedirectResponse(place.address(), 303)
        answer = await _rows(request, deps, pages, me, place)
        return toast(answer, DONE[verb], undo=f"/notifier/items/{notification_id}/{back}")

    return router


def _back(verb: str, box: str) -> str:
    """The verb that undoes `verb` for what was in `box`: it lies there again, unread if it was."""
    if box == "read":
        return "restore" if verb == "archive" else "read"
    return "archive" if box == "archived" else "unread"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the inbox somebody is."""

    view: str
    category: str | None = None
    cursor: str | None = None

    def address(self, *, marked: int | None = None) -> str:
        """Its URL; `marked`: with the offer to undo what was just marked as read together."""
        view = None if self.view == "inbox" else self.view
        named = {"view": view, "category": self.category, "cursor": self.cursor, "marked": marked}
        query = urlencode({name: value for name, value in named.items() if value})
        return f"/notifier/?{query}" if query else "/notifier/"


async def _rows(
    request: Request, deps: Deps, pages: Pages, me: Principal, place: Place, marked: int | None = None
) -> Response:
    """The page, or its rows alone when htmx asks."""
    page = await deps.read(me.user_id, place.view, category=place.category, cursor=place.cursor)
    first = replace(place, cursor=None)
    context: dict[str, Any] = {
        "page": page,
        "view": place.view,
        "category": place.category,
        "here": place.address(),
        "cursor": place.cursor,
        "marked": marked,
        "older": replace(place, cursor=page.next).address() if page.next else None,
        "newer": first.address() if place.cursor else None,
        "views": [
            {"label": label, "href": replace(first, view=name).address(), "current": name == place.view}
            for name, label in SHOWN_VIEWS.items()
        ],
        "categories": [_chip(first, name) for name in (None, *CATEGORIES)],
    }
    if is_fragment(request):
        return pages.render_block(request, "inbox.html", "rows", me, **context)
    return pages.render(request, "inbox.html", me, **context)


def _chip(place: Place, category: str | None) -> dict[str, Any]:
    label = (category or "all").capitalize()
    return {"label": label, "href": replace(place, category=category).address(), "current": category == place.category}
