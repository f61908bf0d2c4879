"""While too much waits for the broker nothing that writes is taken, and all else goes on (FAULTS 14)."""

from collections.abc import AsyncIterator
from types import ModuleType

import httpx
import pytest

from chassis.web.testing import ORIGIN, FakeIssuer, web_settings


class Outbox:
    full = True


@pytest.fixture
def outbox() -> Outbox:
    return Outbox()


@pytest.fixture
async def thandi(gallery: ModuleType, issuer: FakeIssuer, outbox: Outbox) -> AsyncIterator[httpx.AsyncClient]:
    app = gallery.gallery_app(web_settings(), issuer, outbox_full=lambda: outbox.full)
    headers = issuer.bearer("u-thandi")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN, headers=headers) as client:
        yield client


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_no_command_is_taken_and_the_answer_says_when_to_come_back(
    thandi: httpx.AsyncClient, method: str
) -> None:
    refused = await thandi.request(method, "/gallery/v1/say", json={"text": "x"})
    assert (refused.status_code, refused.headers["content-type"]) == (503, "application/problem+json")
    assert refused.json()["code"] == "outbox_full"
    assert "try again in a few minutes" in refused.json()["detail"]
    assert int(refused.headers["retry-after"]) > 0


async def test_a_form_of_a_page_is_answered_with_a_page(thandi: httpx.AsyncClient) -> None:
    refused = await thandi.post("/gallery/send", data={"text": "x"}, headers={"Accept": "text/html"})
    assert (refused.status_code, refused.headers["content-type"]) == (503, "text/html; charset=utf-8")
    assert "Nothing that was done is lost" in refused.text
    assert int(refused.headers["retry-after"]) > 0


async def test_reads_and_signing_out_go_on(thandi: httpx.AsyncClient) -> None:
    assert (await thandi.get("/gallery/v1/me")).status_code == 200
    assert (await thandi.get("/gallery/", headers={"Accept": "text/html"})).status_code == 200
    assert (await thandi.head("/gallery/v1/me")).status_code == 200
    assert (await thandi.post("/gallery/signout")).status_code == 303


async def test_it_takes_commands_again_by_itself(thandi: httpx.AsyncClient, outbox: Outbox) -> None:
    assert (await thandi.post("/gallery/v1/say", json={"text": "x"})).status_code == 503
    outbox.full = False
    assert (await thandi.post("/gallery/v1/say", json={"text": "x"})).status_code == 201
