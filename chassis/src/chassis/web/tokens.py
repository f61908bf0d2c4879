"""Verify a JWT once, then remember it until it expires: a signature check costs more than a page."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jwt

from chassis.web.jwks import ALGORITHMS, KeySet, UnknownKey

LEEWAY_SECONDS = 30
MAX_TOKEN_CHARS = 8_000


class TokenRejected(Exception):
    """Why this token is not taken; the text is safe to send back."""


@dataclass(frozen=True, slots=True)
class _Verified:
    claims: Mapping[str, Any]
    expires_at: float


class TokenVerifier:
    """Signature by one of the issuer's keys (RS256, ES256), `iss`, `aud` (one of `audiences`), `exp`, `nbf`, `sub`.

    `clock` gives seconds since 1970. At most `capacity` verified tokens are remembered, by hash.
    """

    def __init__(
        self, keys: KeySet, issuer: str, audiences: Sequence[str], clock: Callable[[], float], *, capacity: int = 20_000
    ) -> None:
        self._keys = keys
        self._issuer = issuer
        self._audiences = audiences
        self._clock = clock
        self._capacity = capacity
        self._verified: OrderedDict[bytes, _Verified] = OrderedDict()

    async def verify(self, token: str) -> Mapping[str, Any]:
        """The claims. Raises TokenRejected, or Transient if the issuer cannot be reached."""
        digest = hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
        known = self._verified.get(digest)
        if known is not None and known.expires_at > self._clock():
            self._verified.move_to_end(digest)
            return known.claims
        claims = await self._check(token)
        self._verified[digest] = _Verified(claims, float(claims["exp"]) + LEEWAY_SECONDS)
        if len(self._verified) > self._capacity:
            self._verified.popitem(last=False)
        return claims

    async def _check(self, token: str) -> Mapping[str, Any]:
        if len(token) > MAX_TOKEN_CHARS:
            raise TokenRejected("The token is too long.")
        try:
            key = await self._keys.key(str(jwt.get_unverified_header(token).get("kid", "")))
            claims: dict[str, Any] = jwt.decode(
                token,
                key,
                algorithms=list(ALGORITHMS.values()),
                issuer=self._issuer,
                audience=self._audiences,
                leeway=LEEWAY_SECONDS,
                options={"require": ["exp", "iss", "aud", "sub"], "verify_exp": False},
            )
        except UnknownKey:
            raise TokenRejected("The token is signed with an unknown key.") from None
        except jwt.InvalidTokenError as error:
            why = f"The token is not valid ({type(error).__name__})."
            raise TokenRejected(why) from None
        expires_at = claims["exp"]
        if not isinstance(expires_at, int | float) or expires_at + LEEWAY_SECONDS <= self._clock():
            raise TokenRejected("The token has expired.")
        if not str(claims["sub"]).strip():  # else all who come so would be one person
            raise TokenRejected("The token names nobody.")
        return claims
