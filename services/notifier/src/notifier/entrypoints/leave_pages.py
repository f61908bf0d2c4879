"""One-click unsubscribe (RFC 8058), and taking it back. The signed link is the proof: no sign-in."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from chassis.web import MaybeSignedIn, Pages, csrf_exempt
from notifier.entrypoints.deps import Deps


def router(deps: Deps, pages: Pages) -> APIRouter:
    """`/notifier/unsubscribe/{token}`: GET asks (link checkers follow links), POST does it."""
    router = APIRouter(include_in_schema=False)

    def shown(request: Request, me: MaybeSignedIn, token: str, type_: str, state: str) -> Response:
        label = type_.replace("_", " ")
        return pages.render(request, "unsubscribe.html", me, token=token, label=label, state=state)

    @router.get("/unsubscribe/{token}")
    async def ask(request: Request, token: str, me: MaybeSignedIn) -> Response:
        return shown(request, me, token, deps.unsubscribe.what(token).type, "ask")

    @router.post("/unsubscribe/{token}")
    @csrf_exempt
    async def leave(request: Request, token: str, me: MaybeSignedIn) -> Response:
        left = await deps.unit_of_work.run(lambda: deps.unsubscribe(token))
        return shown(request, me, token, left.type, "left")

    @router.post("/unsubscribe/{token}/undo")
    @csrf_exempt
    async def undo(request: Request, token: str, me: MaybeSignedIn) -> Response:
        back = await deps.unit_of_work.run(lambda: deps.unsubscribe.undo(token))
        return shown(request, me, token, back.type, "back")

    return router
