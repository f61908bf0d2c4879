"""A token is verified once, and taken only where everything about it is right."""

import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from chassis.web.testing import ISSUER
from chassis.web.tokens import TokenRejected, TokenVerifier


def verifier(source: Any, *, capacity: int = 10) -> TokenVerifier:
    return TokenVerifier(source.key_set(), ISSUER, ["saypro", "api"], time.time, capacity=capacity)


async def test_a_second_audience_is_accepted(source: Any) -> None:
    claims = await verifier(source).verify(source.issuer.token("u-mei", aud="api"))
    assert claims["sub"] == "u-mei"


async def test_a_token_without_a_signature_or_signed_with_the_public_key_is_refused(source: Any) -> None:
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


@pytest.mark.parametrize("nobody", ["", "  "])
async def test_a_token_that_names_nobody_is_refused(source: Any, nobody: str) -> None:
    # Else everybody who comes so would be one person, and read the others' messages.
    with pytest.raises(TokenRejected, match="nobody"):
        await verifier(source).verify(source.issuer.token(nobody))


async def test_a_remembered_token_still_expires(source: Any) -> None:
    now = {"at": time.time()}
    checking = TokenVerifier(source.key_set(), ISSUER, ["saypro"], lambda: now["at"])
    token = source.issuer.token("u-mei")
    await checking.verify(token)
    now["at"] += 3600 + 29
    await checking.verify(token)  # within the leeway
    now["at"] += 2
    with pytest.raises(TokenRejected):
        await checking.verify(token)


async def test_memory_is_bounded(source: Any) -> None:
    checking = verifier(source, capacity=2)
    for number in range(5):
        await checking.verify(source.issuer.token(f"u-{number}"))
    assert len(checking._verified) == 2
