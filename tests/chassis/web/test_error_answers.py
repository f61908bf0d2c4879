"""Every error leaves as problem+json for programs and as a page for people."""

import httpx
import pytest

from chassis.web.testing import FakeIssuer


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [("refused", 422, "not_so"), ("missing", 404, "not_found"), ("forbidden", 403, "forbidden"),
     ("conflict", 409, "conflict"), ("away", 503, "unavailable"), ("bug", 500, "internal")],
)  # fmt: skip
async def test_domain_errors_become_problems(client: httpx.AsyncClient, kind: str, status: int, code: str) -> None:
    answer = await client.get(f"/gallery/v1/fail/{kind}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == code
    assert answer.json()["request_id"] == answer.headers["x-request-id"]


async def test_a_refusal_names_the_field(client: httpx.AsyncClient) -> None:
    answer = await client.get("/gallery/v1/fail/refused")
    assert answer.json()["errors"] == [{"detail": "Not like that.", "code": "not_so", "pointer": "#/text"}]


async def test_a_fault_says_nothing_of_our_inside_and_keeps_the_protective_headers(client: httpx.AsyncClient) -> None:
    answer = await client.get("/gallery/v1/fail/bug")
    assert "secret internals" not in answer.text
    assert "ValueError" not in answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [({"text": "x", "more": 1}, "#/more"), ({"text": 7}, "#/text"), ({"text": "x" * 21}, "#/text"),
     ({}, "#/text"), ({"text": "x", "times": "many"}, "#/times")],
)  # fmt: skip
async def test_a_wrong_body_is_refused_with_a_pointer_to_what_is_wrong(
    client: httpx.AsyncClient, issuer: FakeIssuer, body: dict[str, object], pointer: str
) -> None:
    answer = await client.post("/gallery/v1/say", json=body, headers=issuer.bearer("u-lars"))
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


async def test_a_wrong_parameter_is_named(client: httpx.AsyncClient) -> None:
    answer = await client.get("/gallery/v1/search?limit=ten")
    (error,) = answer.json()["errors"]
    assert (error["parameter"], error["in"]) == ("limit", "query")


async def test_bad_json_is_a_bad_request(client: httpx.AsyncClient, issuer: FakeIssuer) -> None:
    headers = issuer.bearer("u-lars") | {"Content-Type": "application/json"}
    answer = await client.post("/gallery/v1/say", content=b'{"text": ', headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed_json")


async def test_unknown_paths_and_methods(client: httpx.AsyncClient) -> None:
    assert (await client.get("/gallery/v1/nothing")).json()["code"] == "not_found"
    answer = await client.delete("/gallery/v1/me")
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
    assert answer.headers["allow"] == "GET"


async def test_a_browser_gets_an_error_page_in_the_shell(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/gallery/nothing")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "Thandi Nkosi" in answer.text
    assert answer.headers["x-request-id"] in answer.text


async def test_a_page_says_a_refusal_once(browser: httpx.AsyncClient) -> None:
    refused = (await browser.get("/gallery/refuse")).text
    assert refused.count("subject: must not be empty") == 1
    assert "#/subject" not in refused


async def test_htmx_gets_a_document_that_becomes_a_toast(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/gallery/nothing", headers={"HX-Request": "true"})
    assert answer.headers["content-type"] == "application/problem+json"
