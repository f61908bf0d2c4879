"""Keys are fetched when needed and no oftener; tokens are verified once."""

import time
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from chassis.errors import Transient
from chassis.web.jwks import KeySet, UnknownKey
from chassis.web.testing import ISSUER, FakeIssuer
from chassis.web.tokens import TokenRejected, TokenVerifier


class Source:
    """A JWKS address and a clock."""

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


async def test_keys_are_fetched_once(source: Source) -> None:
    keys = source.key_set()
    for _ in range(3):
        await keys.key("test-key")
    assert source.fetched == 1


async def test_an_unknown_key_is_looked_for_again_but_not_oftener_than_every_30_seconds(source: Source) -> None:
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


async def test_old_keys_are_renewed_and_kept_while_the_issuer_is_away(source: Source) -> None:
    keys = source.key_set()
    await keys.key("test-key")
    source.now += 3601
    source.away = True
    await keys.key("test-key")
    assert source.fetched == 2


async def test_an_issuer_that_was_never_reached_is_transient_and_tried_again(source: Source) -> None:
    keys = source.key_set()
    source.away = True
    with pytest.raises(Transient):
        await keys.key("test-key")
    source.away = False
    await keys.key("test-key")


def verifier(source: Source, *, capacity: int = 10) -> TokenVerifier:
    return TokenVerifier(source.key_set(), ISSUER, ["saypro", "api"], time.time, capacity=capacity)


async def test_a_second_audience_is_accepted(source: Source) -> None:
    claims = await verifier(source).verify(source.issuer.token("u-mei", aud="api"))
    assert claims["sub"] == "u-mei"


async def test_a_token_without_a_signature_or_signed_with_the_public_key_is_refused(source: Source) -> None:
    checking = verifier(source)
    claims = jwt.decode(source.issuer.token("u-ops"), options={"verify_signature": False})
    unsigned = jwt.encode(claims, None, algorithm="none", headers={"kid": "test-key"})
    symmetric = jwt.encode(claims, "x" * 40, algorithm="HS256", headers={"kid": "test-key"})
    other_kind = jwt.encode(
        claims,
        rsa.generate_private_key(public_exponent=65537, key_size=2048),
        algorithm="RS256",
        headers={"kid": "test-key"},
    )
    for token in (unsigned, symmetric, other_kind):
        with pytest.raises(TokenRejected):
            await checking.verify(token)


async def test_a_remembered_token_still_expires(source: Source) -> None:
    now = {"at": time.time()}
    checking = TokenVerifier(source.key_set(), ISSUER, ["saypro"], lambda: now["at"])
    token = source.issuer.token("u-mei")
    await checking.verify(token)
    now["at"] += 3600 + 29
    await checking.verify(token)  # within the leeway
    now["at"] += 2
    with pytest.raises(TokenRejected):
        await checking.verify(token)


async def test_memory_is_bounded(source: Source) -> None:
    checking = verifier(source, capacity=2)
    for number in range(5):
        await checking.verify(source.issuer.token(f"u-{number}"))
    assert len(checking._verified) == 2
