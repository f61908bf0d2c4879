"""The issuer's public keys, kept until an unknown one is named or they grow old."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import jwt

from chassis.errors import Transient

FetchKeys = Callable[[], Awaitable[dict[str, Any]]]
ALGORITHMS = {"RSA": "RS256", "EC": "ES256"}


class UnknownKey(Exception):
    """No key of the issuer has this id."""


class KeySet:
    """Signature keys by id.

    `fetch` gets the JWKS document; `clock` gives seconds. Forged key ids cannot make us hammer the issuer: there are
    at least `min_interval` seconds between two fetches. Keys older than `max_age` seconds are fetched again, and kept
    if that fails (the issuer being away must not sign everyone out).
    """

    def __init__(
        self, fetch: FetchKeys, clock: Callable[[], float], *, min_interval: float = 30, max_age: float = 3600
    ) -> None:
        self._fetch = fetch
        self._clock = clock
        self._min_interval = min_interval
        self._max_age = max_age
        self._keys: dict[str, jwt.PyJWK] = {}
        self._tried_at = float("-inf")
        self._fetched_at = float("-inf")
        self._lock = asyncio.Lock()

    async def key(self, key_id: str) -> jwt.PyJWK:
        """Raises UnknownKey, or Transient if the issuer has never been reached."""
        if key_id not in self._keys or self._clock() - self._fetched_at > self._max_age:
            async with self._lock:
                await self._refresh()
        try:
            return self._keys[key_id]
        except KeyError:
            raise UnknownKey(key_id) from None

    async def _refresh(self) -> None:
        if self._clock() - self._tried_at < self._min_interval:
            return
        self._tried_at = self._clock()
        try:
            keys = _usable(await self._fetch())
        except (httpx.HTTPError, jwt.PyJWTError, Transient) as error:
            if self._keys:
                return
            self._tried_at = float("-inf")  # nothing to go on with: the next request may try at once
            raise Transient("the sign-in issuer's keys cannot be fetched") from error
        self._keys = {key.key_id: key for key in keys if key.key_id}
        self._fetched_at = self._clock()


def _usable(document: dict[str, Any]) -> list[jwt.PyJWK]:
    """Signature keys of the allowed kinds; each is bound to the one algorithm of its kind."""
    found = document.get("keys")
    keys = found if isinstance(found, list) else []
    return [
        jwt.PyJWK(key, algorithm=ALGORITHMS[key["kty"]])
        for key in keys
        if key.get("kty") in ALGORITHMS and key.get("use", "sig") == "sig" and key.get("crv", "P-256") == "P-256"
    ]
