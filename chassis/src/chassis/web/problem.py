"""The error that an answer can be, and how other errors become one (RFC 9457)."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from chassis.errors import Conflict, Forbidden, NotFound, Refused


class Problem(Exception):
    """An answer that is not the one asked for. `code` is for programs, `detail` for people; no internals in either."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        field: str | None = None,
        errors: Sequence[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        named = [{"detail": detail, "code": code, "pointer": f"#/{field}"}] if field else []
        self.errors = [*named, *errors]
        self.headers = dict(headers or {})


def from_refusal(refused: Refused) -> Problem:
    """The status of a domain refusal."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    for kind, kind_status in (
        (NotFound, HTTPStatus.NOT_FOUND),
        (Forbidden, HTTPStatus.FORBIDDEN),
        (Conflict, HTTPStatus.CONFLICT),
    ):
        if isinstance(refused, kind):
            status = kind_status
    return Problem(status, refused.code, refused.detail, field=refused.field)


def from_validation(error: RequestValidationError) -> Problem:
    """Names each wrong input: a JSON pointer into the body, or the parameter."""
    found = error.errors()
    if any(each["type"] == "json_invalid" for each in found):
        return Problem(HTTPStatus.BAD_REQUEST, "malformed_json", "The body is not valid JSON.")
    errors = [_named(each) for each in found]
    return Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY, "invalid_request", "Some of what was sent is not valid.", errors=errors
    )


def _named(error: Mapping[str, Any]) -> dict[str, str]:
    where, *path = [str(part) for part in error["loc"]]
    named = {"detail": str(error["msg"]), "code": str(error["type"])}
    if where == "body":
        return {**named, "pointer": "#" + "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in path)}
    return {**named, "parameter": "/".join(path), "in": where}


_WORDS = {
    404: ("not_found", "There is nothing at this address, or it is not yours to see."),
    405: ("method_not_allowed", "This address does not take that method."),
    413: ("too_large", "That is more than this address takes."),
}


def from_http(error: HTTPException) -> Problem:
    """What the framework itself raises: unknown path, wrong method, a body that breaks off."""
    fallback = (f"http_{error.status_code}", str(error.detail))
    code, detail = _WORDS.get(error.status_code, fallback)
    return Problem(error.status_code, code, detail, headers=error.headers)
