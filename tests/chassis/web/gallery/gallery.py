"""A demonstration service: every component on two pages, and the routes that the tests of chassis.web need."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, FastAPI, Form, WebSocket
from pydantic import Field
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from chassis.commands import Answer
from chassis.errors import Conflict, Forbidden, NotFound, Refused, Transient
from chassis.web import (
    Agent,
    Idempotent,
    LiveEvent,
    MaybeSignedIn,
    Pages,
    RequestModel,
    SignedIn,
    create_app,
    csrf_exempt,
    event_stream,
    is_fragment,
    last_event_id,
    toast,
)
from chassis.web.testing import FakeIssuer

FOLDER = Path(__file__).parent


class Say(RequestModel):
    text: str = Field(min_length=1, max_length=20)
    times: int = 1


def _rows(now: datetime) -> list[dict[str, object]]:
    people = ["Thandi Nkosi", "Lars Becker", "Mei Tan", "Kaya's Pottery & Glass", "SayPro Support"]
    return [
        {
            "name": people[n % 5],
            "text": "Hello, could you tell me when my parcel arrives? It has been a while.",
            "at": now - timedelta(minutes=7 * n * n + 1),
            "unread": n in {1, 2, 5},
            "badges": [{"text": "High", "tone": "danger"}, {"text": "Payment", "tone": "neutral"}]
            if n % 4 == 1
            else [],
            "due": now + timedelta(minutes=47) if n % 4 == 1 else None,
        }
        for n in range(14)
    ]


def pages_router(pages: Pages) -> APIRouter:  # noqa: C901 - a list of small routes, not a decision
    router = APIRouter()

    @router.get("/")
    async def gallery(request: Request, me: SignedIn) -> Response:
        now = datetime.now(UTC)
        dues = [now + timedelta(minutes=m) for m in (-3, 4, 47, 190, 600, 5000)]
        if is_fragment(request):
            return pages.render_block(request, "gallery.html", "title", me)
        return pages.render(request, "gallery.html", me, dues=dues, at=now - timedelta(minutes=5))

    @router.get("/talk")
    async def talk(request: Request, me: SignedIn) -> Response:
        now = datetime.now(UTC)
        return pages.render(
            request, "talk.html", me, rows=_rows(now), at=now - timedelta(minutes=5), due=now + timedelta(hours=3),
            earlier=now - timedelta(days=1, hours=3), script="<script>alert(1)</script>",
        )  # fmt: skip

    @router.get("/open")
    async def open_page(request: Request, visitor: MaybeSignedIn) -> Response:
        return pages.render(request, "signed_out.html", visitor)

    @router.get("/refuse")
    async def refuse(visitor: MaybeSignedIn) -> Response:
        raise Refused("subject: must not be empty", code="invalid", field="subject")

    @router.post("/archive")
    async def archive(me: SignedIn) -> Response:
        return toast(Response(status_code=204), "Archived", undo="/gallery/restore")

    @router.post("/restore")
    async def restore(me: SignedIn) -> Response:
        return toast(Response(status_code=204), "Restored")

    @router.post("/send")
    async def send(me: SignedIn) -> Response:
        return RedirectResponse("/gallery/talk", 303)

    @router.post("/order-form")
    async def order_form(text: Annotated[str, Form()] = "", *, command: Idempotent) -> Response:
        async def work() -> Answer:
            return Answer(200, {"ordered": text})

        await command.answer(work)
        return RedirectResponse("/gallery/", 303)

    @router.post("/unsubscribe/{token}")
    @csrf_exempt
    async def unsubscribe(token: str) -> Response:
        return Response("done")

    return router


def api_router() -> APIRouter:  # noqa: C901 - the same
    router = APIRouter(prefix="/v1")

    @router.get("/me")
    async def who_am_i(me: SignedIn) -> dict[str, str]:
        """Who is asking."""
        return {"user_id": me.user_id, "via": me.via, "zone": me.timezone}

    @router.get("/staff")
    async def staff_only(me: Agent) -> dict[str, str]:
        return {"user_id": me.user_id}

    @router.post("/say", status_code=201)
    async def say(body: Say, me: SignedIn) -> dict[str, str]:
        return {"said": body.text * body.times}

    @router.post("/order", status_code=201)
    async def order(body: Say, command: Idempotent) -> Response:
        async def work() -> Answer:
            return Answer(204, None) if body.text == "nothing" else Answer(201, {"ordered": body.text})

        return await command.run(work)

    @router.get("/search")
    async def search(limit: int = 10) -> dict[str, int]:
        return {"limit": limit}

    @router.get("/fail/{kind}")
    async def fail(kind: str) -> None:
        raise {
            "refused": Refused("Not like that.", code="not_so", field="text"),
            "missing": NotFound("No such thing."),
            "forbidden": Forbidden("Not yours to do."),
            "conflict": Conflict("Someone was faster."),
            "away": Transient("mongo"),
            "bug": ValueError("secret internals"),
        }[kind]

    @router.post("/upload")
    async def upload(request: Request) -> Response:
        return JSONResponse({"bytes": len(await request.body())})

    @router.get("/stream")
    async def stream(request: Request, me: SignedIn) -> Response:
        start = int(last_event_id(request) or 0)

        async def ticks() -> AsyncIterator[LiveEvent]:
            for count in range(start + 1, start + 4):
                yield LiveEvent(event="tick", data={"count": count}, id=str(count))
            await asyncio.sleep(3600)

        return event_stream(ticks(), until=me.until)

    @router.websocket("/socket")
    async def socket(websocket: WebSocket, me: SignedIn) -> None:
        await websocket.accept()
        await websocket.send_text(me.user_id)
        await websocket.close()

    return router


def gallery_app(settings: object, issuer: FakeIssuer, **more: object) -> FastAPI:
    """The app with both routers."""
    pages = Pages(service="gallery", prefix="gallery", folder=FOLDER, settings=settings)
    return create_app(
        service="gallery",
        prefix="gallery",
        settings=settings,
        routers=[api_router(), pages_router(pages)],
        pages=pages,
        http=issuer.client(),
        **more,
    )
