"""Middleware: a token bucket per person (or address) and class of route, in this process's memory."""

import math
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.types import ASGIApp, Receive, Scope, Send

from chassis.web.authentication import Respond, refuse
from chassis.web.problem import Problem

BURST_SECONDS = 4


@dataclass(slots=True)
class _Bucket:
    tokens: float
    filled_at: float


class TokenBuckets:
    """`rate` tokens a second each, up to `burst`; at most `capacity` buckets: the longest unused goes."""

    def __init__(self, rate: float, burst: float, *, capacity: int = 50_000) -> None:
        self._rate = rate
        self._burst = max(burst, 1.0)
        self._capacity = capacity
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, key: str, now: float) -> float:
        """Take one token: 0 if there was one, else the seconds until there will be. `now` in seconds, never back."""
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = _Bucket(self._burst, now)
            if len(self._buckets) > self._capacity:
                self._buckets.popitem(last=False)
        else:
            self._buckets.move_to_end(key)
        bucket.tokens = min(self._burst, bucket.tokens + (now - bucket.filled_at) * self._rate)
        bucket.filled_at = now
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            return 0
        return (1 - bucket.tokens) / self._rate


class RateLimitMiddleware:
    """Answers 429 with Retry-After. `rates`: requests a second for the classes `read`, `write`, `signin`."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        rates: Mapping[str, float],
        root: str,
        clock: Callable[[], float],
        respond: Respond,
    ) -> None:
        self._app = app
        self._buckets = {name: TokenBuckets(rate, rate * BURST_SECONDS) for name, rate in rates.items()}
        self._signin = f"{root}/signin"
        self._static = f"{root}/static/"
        self._clock = clock
        self._respond = respond

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or scope["path"].startswith(self._static):
            await self._app(scope, receive, send)
            return
        wait = self._buckets[self._class_of(scope)].take(_who(scope), self._clock())
        if wait == 0:
            await self._app(scope, receive, send)
            return
        headers = {"Retry-After": str(math.ceil(wait))}
        problem = Problem(429, "too_many_requests", "Too many requests; please wait a moment.", headers=headers)
        await refuse(scope, receive, send, self._respond, problem)

    def _class_of(self, scope: Scope) -> str:
        if scope["path"].startswith(self._signin):
            return "signin"
        unsafe = scope["type"] == "http" and scope["method"] not in {"GET", "HEAD", "OPTIONS"}
        return "write" if unsafe else "read"


def _who(scope: Scope) -> str:
    principal = scope["state"].get("principal")
    if principal is not None:
        return f"user:{principal.user_id}"
    client = scope.get("client")
    return f"address:{client[0]}" if client else "address:unknown"
