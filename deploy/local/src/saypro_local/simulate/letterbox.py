"""Posting inquiries through the messaging API, beside the stream of events."""

import asyncio
from datetime import UTC, datetime

import httpx

from saypro_local.issuer.tokens import TokenMaker
from saypro_local.simulate.inquiries import Inquiry

_WAITING = 100
_SECONDS = 10.0


class Letterbox:
    """Takes inquiries and posts them one after the other; what the platform refuses is counted, never in the way."""

    def __init__(self, origin: str, tokens: TokenMaker, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._origin = origin
        self._transport = transport
        self._tokens = tokens
        self._waiting: asyncio.Queue[Inquiry] = asyncio.Queue(_WAITING)
        self.posted = 0
        self.refused = 0
        self.last_refusal = ""

    def drop(self, inquiry: Inquiry) -> None:
        """Post it later; at high rates most people have no time to write."""
        if not self._waiting.full():
            self._waiting.put_nowait(inquiry)

    async def run(self) -> None:
        """Post until cancelled."""
        async with httpx.AsyncClient(base_url=self._origin, transport=self._transport, timeout=_SECONDS) as client:
            while True:
                await self._post(client, await self._waiting.get())
                self._waiting.task_done()

    async def emptied(self) -> None:
        """Wait until everything that was dropped in is posted."""
        await self._waiting.join()

    async def _post(self, client: httpx.AsyncClient, inquiry: Inquiry) -> None:
        token = self._tokens.access_token(inquiry.person.profile, datetime.now(UTC))
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": inquiry.key}
        try:
            answer = await client.post("/messaging/v1/conversations", json=inquiry.body, headers=headers)
        except httpx.HTTPError as error:
            self._refusal(type(error).__name__)
            return
        if answer.is_success:
            self.posted += 1
        else:
            self._refusal(f"{answer.status_code} {answer.text[:200]}")

    def _refusal(self, words: str) -> None:
        self.refused += 1
        self.last_refusal = words
