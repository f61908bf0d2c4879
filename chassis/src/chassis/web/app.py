"""The FastAPI application of a service: everything around its own routes."""

import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx
from fastapi import APIRouter, FastAPI

from chassis.commands import Commands
from chassis.web import error_answers
from chassis.web.authentication import AuthenticationMiddleware
from chassis.web.body_limit import BodyLimitMiddleware
from chassis.web.csrf import CsrfMiddleware, exempt_paths
from chassis.web.head import HeadMiddleware
from chassis.web.jwks import KeySet
from chassis.web.oidc import Provider
from chassis.web.openapi import openapi_of
from chassis.web.outbox_guard import OutboxGuardMiddleware
from chassis.web.pages import Pages
from chassis.web.rate_limit import RateLimitMiddleware
from chassis.web.request_id import RequestIdMiddleware
from chassis.web.security_headers import SecurityHeadersMiddleware, security_headers
from chassis.web.settings import WebSettings
from chassis.web.signin import SignIn
from chassis.web.tokens import TokenVerifier

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[Any]]
API_VERSION = "1"


def create_app(
    *,
    service: str,
    prefix: str,
    settings: WebSettings,
    routers: Sequence[APIRouter],
    pages: Pages | None = None,
    commands: Commands | None = None,
    outbox_full: Callable[[], bool] = lambda: False,
    lifespan: Lifespan | None = None,
    http: httpx.AsyncClient | None = None,
    images: Sequence[str] = (),
) -> FastAPI:
    """Mount `routers` under `/<prefix>` with sign-in, limits, CSRF, security headers, problems and OpenAPI.

    `commands` is needed by routes that take `Idempotent`; while `outbox_full()` nothing that writes is taken; `http`
    talks to the sign-in issuer (tests hand in their own); `images` are origins that pictures may come from. Connects to
    nothing.
    """
    root = f"/{prefix}"
    client = http or httpx.AsyncClient()
    title = f"{service.replace('-', ' ').capitalize()} API"
    app = FastAPI(
        title=title,
        version=API_VERSION,
        openapi_url=f"{root}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_closing(client, lifespan),
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.commands = commands
    provider = Provider(settings, client)
    verifier = TokenVerifier(
        KeySet(provider.keys, time.monotonic),
        settings.oidc_issuer,
        sorted({settings.oidc_client_id, settings.oidc_audience}),
        time.time,
    )
    signin = SignIn(prefix=prefix, settings=settings, provider=provider, verifier=verifier, pages=pages)
    for router in (signin.router(), *routers):
        app.include_router(router, prefix=root)
    if pages is not None:
        app.mount(f"{root}/static", pages.assets, name="static")
        app.add_api_route(f"{root}/favicon.ico", pages.favicon, include_in_schema=False)
    _protect(app, root, settings, verifier, pages, images, outbox_full)
    app.openapi = openapi_of(app, root, title, API_VERSION)  # type: ignore[method-assign]  # FastAPI's documented way
    return app


def _closing(client: httpx.AsyncClient, inner: Lifespan | None) -> Lifespan:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            stack.push_async_callback(client.aclose)
            if inner is not None:
                await stack.enter_async_context(inner(app))
            yield

    return lifespan


def _protect(
    app: FastAPI,
    root: str,
    settings: WebSettings,
    verifier: TokenVerifier,
    pages: Pages | None,
    images: Sequence[str],
    outbox_full: Callable[[], bool],
) -> None:
    """Errors and middlewares. The last one added is the outermost."""
    headers = security_headers(
        https=settings.origin.startswith("https://"), form_targets=_issuer_origins(settings), images=images
    )
    responder = error_answers.Responder(root, pages, headers, error_answers.readable_paths(app.routes))
    error_answers.install(app, responder)
    respond = responder.respond
    rates = {
        "read": settings.rate_read_per_second,
        "write": settings.rate_write_per_second,
        "signin": settings.rate_signin_per_second,
    }
    app.add_middleware(
        CsrfMiddleware,
        secret=settings.secret_key.get_secret_value(),
        origin=settings.origin,
        exempt=exempt_paths(app.routes),
        respond=respond,
    )
    app.add_middleware(BodyLimitMiddleware, max_bytes=settings.max_body_bytes, respond=respond)
    app.add_middleware(OutboxGuardMiddleware, full=outbox_full, root=root, respond=respond)
    app.add_middleware(RateLimitMiddleware, rates=rates, root=root, clock=time.monotonic, respond=respond)
    app.add_middleware(AuthenticationMiddleware, verifier=verifier, respond=respond, public=f"{root}/static/")
    app.add_middleware(SecurityHeadersMiddleware, headers=headers)
    app.add_middleware(RequestIdMiddleware)
    app.add_middleware(HeadMiddleware)


def _issuer_origins(settings: WebSettings) -> list[str]:
    """A form that ends at sign-in (the session ran out) is redirected there: the policy must allow it."""
    origins = set()
    for address in (settings.oidc_issuer, settings.oidc_authorization_url):
        parts = urlsplit(address)
        if parts.scheme and parts.netloc:
            origins.add(f"{parts.scheme}://{parts.netloc}")
    return sorted(origins - {settings.origin})
