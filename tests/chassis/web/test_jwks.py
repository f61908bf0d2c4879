"""The issuer's keys are fetched when needed and no oftener."""

import asyncio
from typing import Any

import pytest

from chassis.errors import Transient
from chassis.web.jwks import KeySet, UnknownKey
from chassis.web.testing import FakeIssuer


async def test_keys_are_fetched_once(source: Any) -> None:
    keys = source.key_set()
    for _ in range(3):
        await keys.key("test-key")
    assert source.fetched == 1


async def test_an_unknown_key_is_looked_for_again_but_not_oftener_than_every_30_seconds(source: Any) -> None:
    keys = source.key_set()
    await keys.key("test-key")
    for _ in range(5):
        with pytest.raises(UnknownKey):
            await keys.key("forged")
    assert source.fetched == 1
    source.issuer = FakeIssuer("rotated")
    source.now += 31
    await keys.key("rotated")
    with pytest.raises(UnknownKey):
        await keys.key("test-key")
    assert source.fetched == 2


async def test_old_keys_are_renewed_and_kept_while_the_issuer_is_away(source: Any) -> None:
    keys = source.key_set()
    await keys.key("test-key")
    source.now += 3601
    source.away = True
    await keys.key("test-key")
    assert source.fetched == 2


async def test_an_issuer_that_was_never_reached_is_transient_and_tried_again(source: Any) -> None:
    keys = source.key_set()
    source.away = True
    with pytest.raises(Transient):
        await keys.key("test-key")
    source.away = False
    await keys.key("test-key")


async def test_many_at_once_with_a_new_key_fetch_it_once(source: Any) -> None:
    keys = source.key_set()
    await keys.key("test-key")
    source.issuer, source.now = FakeIssuer("rotated"), source.now + 31
    await asyncio.gather(*(keys.key("rotated") for _ in range(20)))
    assert source.fetched == 2


async def test_a_key_of_another_kind_or_for_another_use_is_none() -> None:
    good = FakeIssuer("good").jwks()["keys"][0]
    odd = [
        good | {"kid": "encrypts", "use": "enc"},
        good | {"kid": "other-curve", "crv": "P-521"},
        {"kty": "oct", "kid": "shared", "k": "c2VjcmV0"},
        {"kid": "nothing"},
    ]

    async def fetch() -> dict[str, Any]:
        return {"keys": [*odd, good]}

    keys = KeySet(fetch, lambda: 0.0)
    assert (await keys.key("good")).algorithm_name == "ES256"
    for key in odd:
        with pytest.raises(UnknownKey):
            await keys.key(key["kid"])
