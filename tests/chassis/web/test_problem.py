"""How other errors become the one kind that is answered (RFC 9457)."""

import pytest
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from chassis.errors import Conflict, Forbidden, Invalid, NotFound, Refused
from chassis.web.problem import Problem, from_http, from_refusal, from_validation


class Elsewhere(NotFound):
    code = "elsewhere"


@pytest.mark.parametrize(
    ("refused", "status", "code"),
    [(Refused("no"), 422, "refused"), (Invalid("no"), 422, "invalid"), (NotFound("no"), 404, "not_found"),
     (Forbidden("no"), 403, "forbidden"), (Conflict("no"), 409, "conflict"), (Elsewhere("no"), 404, "elsewhere"),
     (Conflict("no", code="merged"), 409, "merged")],
)  # fmt: skip
def test_a_refusal_keeps_its_code_and_has_the_status_of_its_kind(refused: Refused, status: int, code: str) -> None:
    problem = from_refusal(refused)
    assert (problem.status, problem.code, problem.detail, problem.errors) == (status, code, "no", [])


def test_a_refusal_of_a_field_points_to_it() -> None:
    problem = from_refusal(Invalid("Too short.", field="text"))
    assert problem.errors == [{"detail": "Too short.", "code": "invalid", "pointer": "#/text"}]


def validation(*where: object, kind: str = "missing") -> RequestValidationError:
    return RequestValidationError([{"loc": where, "msg": "Field required", "type": kind}])


def test_a_pointer_leads_into_lists_and_past_odd_names() -> None:
    problem = from_validation(validation("body", "items", 3, "a/b~c"))
    assert problem.errors == [{"detail": "Field required", "code": "missing", "pointer": "#/items/3/a~1b~0c"}]


def test_a_header_is_named_as_one() -> None:
    problem = from_validation(validation("header", "x-key"))
    assert problem.errors == [{"detail": "Field required", "code": "missing", "parameter": "x-key", "in": "header"}]


def test_what_is_no_json_is_not_blamed_on_a_field() -> None:
    problem = from_validation(validation("body", 7, kind="json_invalid"))
    assert (problem.status, problem.code, problem.errors) == (400, "malformed_json", [])


def test_the_frameworks_errors_keep_their_headers_and_get_our_words() -> None:
    problem = from_http(HTTPException(405, "Method Not Allowed", headers={"Allow": "GET"}))
    assert (problem.code, problem.headers) == ("method_not_allowed", {"Allow": "GET"})
    assert from_http(HTTPException(418, "short and stout")).code == "http_418"


def test_a_problem_says_its_detail_wherever_it_is_logged() -> None:
    assert str(Problem(409, "taken", "That name is taken.")) == "That name is taken."
