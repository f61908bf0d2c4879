"""The gallery as an app, an issuer that needs no network, and a client for each."""

import importlib.util
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from chassis.web.jwks import KeySet
from chassis.web.testing import ORIGIN, FakeIssuer, web_settings


@pytest.fixture(scope="session")
def gallery() -> ModuleType:
    """The demonstration service's module."""
    spec = importlib.util.spec_from_file_location("gallery", Path(__file__).parent / "gallery" / "gallery.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["gallery"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def issuer() -> FakeIssuer:
    return FakeIssuer()


@pytest.fixture(scope="session")
def app(gallery: ModuleType, issuer: FakeIssuer) -> FastAPI:
    made: FastAPI = gallery.gallery_app(web_settings(), issuer)
    return made


def client_of(app: FastAPI, **more: object) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url=ORIGIN, **more)  # type: ignore[arg-type]


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(app) as made:
        yield made


@pytest.fixture
async def browser(app: FastAPI, issuer: FakeIssuer) -> AsyncIterator[httpx.AsyncClient]:
    """A client with a session, that asks for pages."""
    cookies = {"saypro_session": issuer.token("u-thandi", name="Thandi Nkosi")}
    async with client_of(app, cookies=cookies, headers={"Accept": "text/html"}) as made:
        yield made


class Source:
    """The address of an issuer's keys, and a clock."""

    def __init__(self, issuer: FakeIssuer) -> None:
        self.issuer = issuer
        self.now = 1_000.0
        self.fetched = 0
        self.away = False

    async def fetch(self) -> dict[str, Any]:
        self.fetched += 1
        if self.away:
            raise httpx.ConnectError("away")
        return self.issuer.jwks()

    def key_set(self) -> KeySet:
        return KeySet(self.fetch, lambda: self.now)


@pytest.fixture
def source() -> Source:
    return Source(FakeIssuer())
