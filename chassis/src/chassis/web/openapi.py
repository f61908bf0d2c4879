"""The OpenAPI document: only the API, its sign-in, and the problem that every route may answer."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute, iter_route_contexts

from chassis.web.error_answers import MEDIA_TYPE
from chassis.web.principal import SESSION_COOKIE, signed_in

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
    document = get_openapi(title=title, version=version, routes=routes)
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    schemas["Problem"] = _PROBLEM
    components["securitySchemes"] = _SCHEMES
    for route in routes:
        needs_person = _asks(route.dependant, signed_in)
        for method in route.methods or ():
            operation = document["paths"].get(route.path_format, {}).get(method.lower())
            if operation is not None:
                _complete(operation, needs_person=needs_person)
    return document


def _complete(operation: dict[str, Any], *, needs_person: bool) -> None:
    answer = {"description": "Problem", "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    operation["responses"].pop("422", None)
    operation["responses"]["4XX"] = answer
    operation["responses"]["5XX"] = answer
    if needs_person:
        operation["security"] = [{"bearer": []}, {"session": []}]


def _asks(dependant: Dependant, dependency: Callable[..., object]) -> bool:
    return any(each.call is dependency or _asks(each, dependency) for each in dependant.dependencies)
