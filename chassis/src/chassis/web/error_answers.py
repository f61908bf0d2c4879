"""How errors leave: problem+json for programs, a page in the shell for browsers."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from chassis.errors import Refused, Transient, is_transient
from chassis.web.pages import Pages
from chassis.web.problem import Problem, from_http, from_refusal, from_validation

log = structlog.get_logger("web")

MEDIA_TYPE = "application/problem+json"

_AWAY = Problem(503, "unavailable", "This is away for a moment; please try again.", headers={"Retry-After": "2"})
_FAULT = Problem(
    500, "internal", "Something went wrong on our side. Please try again; if it stays, quote the request id."
)


class Responder:
    """Turns a problem into the answer that this request can use."""

    def __init__(self, root: str, pages: Pages | None, headers: Mapping[str, str]) -> None:
        self._root = root
        self._pages = pages
        self._headers = headers

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
        page = pages.render(request, "error.html", principal, status=problem.status, problem=problem)
        page.headers.update(problem.headers)
        return page

    def _for_people(self, request: Request) -> bool:
        path = request.url.path
        is_api = path.startswith(f"{self._root}/v1/") or path == f"{self._root}/openapi.json"
        wants_page = "text/html" in request.headers.get("accept", "")
        return wants_page and not is_api and "hx-request" not in request.headers

    def _come_back(self, request: Request) -> str:
        if request.method in {"GET", "HEAD"}:
            return request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return f"{self._root}/"

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
