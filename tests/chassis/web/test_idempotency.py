"""A request joins the idempotent commands under its key, its person and its whole content."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from types import ModuleType

import httpx
import pytest

from chassis.commands import Answer
from chassis.web.csrf_token import csrf_token
from chassis.web.idempotency import Work
from chassis.web.testing import ORIGIN, FakeIssuer, web_settings


@dataclass
class FakeCommands:
    """Runs everything, and remembers under what."""

    seen: list[tuple[str, str | None, str]] = field(default_factory=list)

    async def run(self, scope: str, key: str | None, fingerprint: str, work: Work) -> Answer:
        self.seen.append((scope, key, fingerprint))
        return await work()


@pytest.fixture
def commands() -> FakeCommands:
    return FakeCommands()


@pytest.fixture
async def client(gallery: ModuleType, issuer: FakeIssuer, commands: FakeCommands) -> AsyncIterator[httpx.AsyncClient]:
    app = gallery.gallery_app(web_settings(), issuer, commands=commands)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN) as made:
        yield made


async def order(client: httpx.AsyncClient, headers: dict[str, str], text: str = "tea") -> httpx.Response:
    return await client.post("/gallery/v1/order", json={"text": text}, headers=headers)


async def test_the_same_request_has_the_same_fingerprint_and_another_has_not(
    client: httpx.AsyncClient, issuer: FakeIssuer, commands: FakeCommands
) -> None:
    headers = issuer.bearer("u-thandi") | {"Idempotency-Key": "k-1"}
    for text in ("tea", "tea", "coffee"):
        answer = await order(client, headers, text)
        assert (answer.status_code, answer.json()) == (201, {"ordered": text})
    await client.post("/gallery/v1/order?rush=1", json={"text": "tea"}, headers=headers)
    fingerprints = [fingerprint for _, _, fingerprint in commands.seen]
    assert fingerprints[0] == fingerprints[1]
    assert len(set(fingerprints)) == 3
    assert {(scope, key) for scope, key, _ in commands.seen} == {("u-thandi", "k-1")}


async def test_without_a_key_there_is_none(
    client: httpx.AsyncClient, issuer: FakeIssuer, commands: FakeCommands
) -> None:
    await order(client, issuer.bearer("u-thandi"))
    assert commands.seen[0][1] is None


@pytest.mark.parametrize("key", ["with space", "x" * 201])
async def test_an_odd_key_is_refused(client: httpx.AsyncClient, issuer: FakeIssuer, key: str) -> None:
    answer = await order(client, issuer.bearer("u-thandi") | {"Idempotency-Key": key})
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_idempotency_key")


async def test_a_form_brings_its_key_in_a_field(
    client: httpx.AsyncClient, issuer: FakeIssuer, commands: FakeCommands
) -> None:
    session = issuer.token("u-mei")
    client.cookies["saypro_session"] = session
    token = csrf_token("test-secret-test-secret-test-secret", session)
    answer = await client.post("/gallery/order-form", data={"csrf_token": token, "idempotency_key": "f-1"})
    assert answer.status_code == 303
    assert commands.seen[0][:2] == ("u-mei", "f-1")


async def test_nothing_to_say_is_an_empty_answer(
    client: httpx.AsyncClient, issuer: FakeIssuer, commands: FakeCommands
) -> None:
    answer = await order(client, issuer.bearer("u-thandi"), text="nothing")
    assert (answer.status_code, answer.content) == (204, b"")
