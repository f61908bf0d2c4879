"""How errors leave: problem+json for programs, a page in the shell for browsers."""

import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlsplit

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute

from chassis.errors import Refused, Transient, is_transient
from chassis.web.csrf import OUT_OF_DATE
from chassis.web.pages import Pages
from chassis.web.problem import Problem, from_http, from_refusal, from_validation

log = structlog.get_logger("web")

MEDIA_TYPE = "application/problem+json"

_AWAY = Problem(503, "unavailable", "This is away for a moment; please try again.", headers={"Retry-After": "2"})
_FAULT = Problem(
    500, "internal", "Something went wrong on our side. Please try again; if it stays, quote the request id."
)


def readable_paths(routes: Sequence[BaseRoute]) -> list[re.Pattern[str]]:
    """The compiled paths of all that can be asked for with GET."""
    found = iter_route_contexts(routes)
    return [route.path_regex for route in found if "GET" in (getattr(route, "methods", None) or ())]


class Responder:
    """Turns a problem into the answer that this request can use. `readable`: the paths that can be come back to."""

    def __init__(
        self, root: str, pages: Pages | None, headers: Mapping[str, str], readable: Sequence[re.Pattern[str]]
    ) -> None:
        self._root = root
        self._pages = pages
        self._headers = headers
        self._readable = readable

    def respond(self, request: Request, problem: Problem) -> Response:
        """A browser without a session is sent to sign in; other browsers get a page, everyone else a document."""
        if self._pages is None or not self._for_people(request):
            return self._document(request, problem)
        if problem.status == HTTPStatus.UNAUTHORIZED:
            return RedirectResponse(f"{self._root}/signin?next={quote(self._come_back(request))}", HTTPStatus.SEE_OTHER)
        return self._page(self._pages, request, problem)

    def unexpected(self, request: Request, error: Exception) -> Response:
        """The answer to a fault of ours: says nothing of what happened but the request's id.

        It leaves outside of the middlewares, so it brings their headers itself.
        """
        problem = _AWAY if is_transient(error) else _FAULT
        log.error("request_failed", request_id=_request_id(request), method=request.method, error=type(error).__name__)
        response = self._document(request, problem)
        if self._pages is not None and self._for_people(request):
            response = self._page(self._pages, request, problem)
        for name, value in {**self._headers, "X-Request-Id": _request_id(request), "Cache-Control": "no-store"}.items():
            response.headers[name] = value
        return response

    def _page(self, pages: Pages, request: Request, problem: Problem) -> Response:
        principal = getattr(request.state, "principal", None)
        back = self._come_back(request) if problem.code == OUT_OF_DATE else None
        page = pages.render(request, "error.html", principal, status=problem.status, problem=problem, back=back)
        page.headers.update(problem.headers)
        return page

    def _for_people(self, request: Request) -> bool:
        path = request.url.path
        is_api = path.startswith(f"{self._root}/v1/") or path == f"{self._root}/openapi.json"
        wants_page = "text/html" in request.headers.get("accept", "")
        return wants_page and not is_api and "hx-request" not in request.headers

    def _come_back(self, request: Request) -> str:
        """The page itself; for a form, which cannot be asked for, the page of this service that held it."""
        if request.method in {"GET", "HEAD"}:
            return _local(request.url.path, request.url.query)
        try:
            page = urlsplit(request.headers.get("referer", ""))
        except ValueError:  # not an address
            return f"{self._root}/"
        is_ours = any(pattern.match(page.path) for pattern in self._readable)
        return _local(page.path, page.query) if is_ours else f"{self._root}/"

    def _document(self, request: Request, problem: Problem) -> Response:
        content: dict[str, Any] = {
            "type": f"urn:saypro:problem:{problem.code}",
            "title": HTTPStatus(problem.status).phrase,
            "status": int(problem.status),
            "detail": problem.detail,
            "code": problem.code,
            "instance": request.url.path,
            "request_id": _request_id(request),
        }
        if problem.errors:
            content["errors"] = problem.errors
        return JSONResponse(content, problem.status, headers=problem.headers, media_type=MEDIA_TYPE)


def _local(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path


def _request_id(request: Request) -> str:
    return str(getattr(request.state, "request_id", "-"))


def install(app: FastAPI, responder: Responder) -> None:
    """Route every kind of error through the responder."""

    async def on_problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)  # noqa: S101 - registered for that type only
        return responder.respond(request, error)

    async def on_refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)  # noqa: S101
        return responder.respond(request, from_refusal(error))

    async def on_invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101
        return responder.respond(request, from_validation(error))

    async def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101
        return responder.respond(request, from_http(error))

    async def on_transient(request: Request, _error: Exception) -> Response:
        return responder.respond(request, _AWAY)

    async def on_fault(request: Request, error: Exception) -> Response:
        return responder.unexpected(request, error)

    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(Refused, on_refused)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(Transient, on_transient)
    app.add_exception_handler(Exception, on_fault)
