"""The devtools' web application: /dev/issuer and /dev/mail."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from saypro_local.devtools.settings import DevtoolsSettings
from saypro_local.issuer.routes import Issuer
from saypro_local.issuer.tokens import TokenMaker
from saypro_local.mail.receiver import listen
from saypro_local.mail.routes import MailPages
from saypro_local.mail.store import MailStore
from saypro_local.ports import LOOPBACK

_HERE = Path(__file__).parent
# form-action would also judge the redirect back to the page that asked for the sign-in: same origin.
_POLICY = (
    b"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    b"frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    b"content-security-policy": _POLICY,
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"cache-control": b"no-cache",
}


def build_devtools(settings: DevtoolsSettings, store: MailStore) -> Starlette:
    """The application; its lifespan also runs the SMTP receiver."""
    templates = Jinja2Templates(directory=_HERE / "templates")
    issuer = Issuer(settings.origin, TokenMaker.of(settings.data, f"{settings.origin}/dev/issuer"), templates)
    pages = MailPages(store, templates, settings.origin)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        smtp = await listen(store, LOOPBACK, settings.smtp_port)
        yield
        smtp.close()
        store.close()

    app = Starlette(
        routes=[
            Route("/livez", _alive),
            Route("/dev/", _home),
            Mount("/dev/issuer", routes=issuer.routes()),
            Mount("/dev/mail", routes=pages.routes()),
            Mount("/dev/static", StaticFiles(directory=_HERE / "static")),
        ],
        exception_handlers={HTTPException: _error_page(templates)},
        lifespan=lifespan,
    )
    app.add_middleware(SecurityHeaders)
    return app


class SecurityHeaders:
    """Adds the headers that an answer does not have already."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name for name, _ in message["headers"]}
                missing = [(name, value) for name, value in _HEADERS.items() if name not in present]
                message = {**message, "headers": [*message["headers"], *missing]}
            await send(message)

        await self._app(scope, receive, guarded)


async def _alive(_: Request) -> Response:
    return PlainTextResponse("ok")


async def _home(_: Request) -> Response:
    return RedirectResponse("/dev/mail/", 302)


def _error_page(templates: Jinja2Templates) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def respond(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        words = error.detail if isinstance(error, HTTPException) else "Something went wrong."
        if request.url.path.endswith(".json"):
            problem = {"type": "about:blank", "title": words, "status": status}
            return JSONResponse(problem, status, media_type="application/problem+json")
        return templates.TemplateResponse(request, "error.html", {"words": words}, status_code=status)

    return respond
