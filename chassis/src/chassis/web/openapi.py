"""The OpenAPI document: only the API, and for each operation what every route of ours takes and may answer.

That is its sign-in, the problems (RFC 9457) that can come instead of the answer, and the Idempotency-Key of writes.
"""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute, iter_route_contexts

from chassis.web.error_answers import MEDIA_TYPE
from chassis.web.idempotency import HEADER, KEY_PATTERN, idempotent
from chassis.web.principal import SESSION_COOKIE, signed_in

_ABOUT = (
    "Times are RFC 3339 in UTC. What goes wrong is answered as a problem document (RFC 9457). Every write takes an "
    f"{HEADER}. Ignore fields that you do not know: new ones are added without a new version."
)
_PROBLEM = {
    "title": "Problem",
    "type": "object",
    "description": "RFC 9457 problem details.",
    "required": ["type", "title", "status", "detail", "code", "request_id"],
    "properties": {
        "type": {"type": "string", "format": "uri", "examples": ["urn:saypro:problem:not_found"]},
        "title": {"type": "string", "examples": ["Not Found"]},
        "status": {"type": "integer", "examples": [404]},
        "detail": {"type": "string", "description": "A sentence for people."},
        "code": {"type": "string", "description": "A stable word for programs."},
        "instance": {"type": "string", "description": "The path that was asked."},
        "request_id": {"type": "string", "description": "Quote it to support."},
        "errors": {
            "type": "array",
            "description": "Each wrong input: `pointer` (JSON pointer into the body) or `parameter` and `in`.",
            "items": {
                "type": "object",
                "required": ["detail", "code"],
                "properties": {name: {"type": "string"} for name in ("detail", "code", "pointer", "parameter", "in")},
            },
        },
    },
}
_SCHEMES = {
    "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT", "description": "A token of the issuer."},
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": SESSION_COOKIE,
        "description": "Set by signing in on the pages; unsafe requests need X-CSRF-Token too.",
    },
}

_INSTEAD = {
    400: f"The body is no JSON, or the {HEADER} is malformed.",
    401: "Nobody is signed in, or the token is not valid.",
    403: "The role does not cover this, or a page's request came without its CSRF token.",
    404: "There is no such thing, or it is not yours to see.",
    409: f"Somebody else changed it first, its state does not allow it, or the {HEADER} came with another request.",
    413: "The body is larger than this address takes.",
    422: "Something that was sent is not allowed; each mistake is named.",
    429: "Too many requests: Retry-After says for how many seconds to wait.",
}
_BROKEN = "A fault of ours, or something is away for a moment: with Retry-After it is worth trying again."
_KEY = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": "Makes a retry the same write: with the same key it is done once, and answered as it was. Kept for "
    "two days. The same key with another request is refused.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": KEY_PATTERN},
}
_NEEDLESS_KEY = {**_KEY, "description": "Taken as by every write; doing this twice is the same as doing it once."}
_WRITES = frozenset({"post", "put", "patch", "delete"})


def openapi_of(app: FastAPI, root: str, title: str, version: str) -> Callable[[], dict[str, Any]]:
    """A replacement for `app.openapi`, made once on first use."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app, root, title, version)
        return app.openapi_schema

    return document


def _document(app: FastAPI, root: str, title: str, version: str) -> dict[str, Any]:
    routes = [
        route
        for route in iter_route_contexts(app.routes)
        if isinstance(route.original_route, APIRoute) and (route.path or "").startswith(f"{root}/v1/")
    ]
    document = get_openapi(title=title, version=version, description=_ABOUT, routes=routes)
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    schemas["Problem"] = _PROBLEM
    components["securitySchemes"] = _SCHEMES
    components["responses"] = {_name(status): _answer(text) for status, text in _INSTEAD.items()}
    for route in routes:
        for method in route.methods or ():
            operation = document["paths"].get(route.path_format, {}).get(method.lower())
            if operation is not None:
                _complete(operation, route.dependant, writes=method.lower() in _WRITES)
    return document


def _complete(operation: dict[str, Any], dependant: Dependant, *, writes: bool) -> None:
    needs_person = _asks(dependant, signed_in)
    if needs_person:
        operation["security"] = [{"bearer": []}, {"session": []}]
    parameters = operation.get("parameters", [])
    if writes and all(each["name"] != HEADER for each in parameters):
        key = _KEY if _asks(dependant, idempotent) else _NEEDLESS_KEY
        operation["parameters"] = [*parameters, key]
    answers = operation["responses"]
    answers.pop("422", None)
    for status in _possible(operation, writes=writes, needs_person=needs_person):
        answers[str(status)] = {"$ref": f"#/components/responses/{_name(status)}"}
    answers["5XX"] = _answer(_BROKEN)


def _possible(operation: dict[str, Any], *, writes: bool, needs_person: bool) -> Iterator[int]:
    """Which problems this operation can answer."""
    places = {each["in"] for each in operation.get("parameters", ())}
    if writes:
        yield from (400, 409, 413, 422)
    elif places & {"path", "query"}:
        yield 422
    if needs_person:
        yield 401
    if needs_person or writes:
        yield 403
    if needs_person or writes or "path" in places:
        yield 404  # also a list that is not for everyone
    yield 429


def _answer(text: str) -> dict[str, Any]:
    return {"description": text, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _name(status: int) -> str:
    return "".join(HTTPStatus(status).phrase.split())


def _asks(dependant: Dependant, dependency: Callable[..., object]) -> bool:
    return any(each.call is dependency or _asks(each, dependency) for each in dependant.dependencies)
