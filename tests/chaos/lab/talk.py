"""Somebody who goes on with one conversation, command by command, whatever happens to the surroundings."""

import asyncio
from collections import Counter
from itertools import pairwise
from typing import Any

import httpx

from lab.experiment import Run, until
from lab.instance import Instance
from lab.reconcile import Findings, read_topic

PATIENCE = 200
"""Attempts that may fail in all: about a minute's."""


class Talk:
    """What was said to one instance of messaging and accepted, to be compared with what was published."""

    def __init__(self, messaging: Instance, headers: dict[str, str]) -> None:
        self._url = f"{messaging.url}/messaging/v1/conversations"
        self._headers = headers
        self._id = ""
        self.accepted: list[str] = []
        self.refused = 0
        """How many attempts were not accepted."""

    async def say(self, count: int) -> None:
        """Send messages, each with its own key until it is accepted; the very first begins the conversation."""
        async with httpx.AsyncClient(timeout=20) as client:
            for _ in range(count):
                text = f"Message {len(self.accepted)}"
                while (answer := await self._post(client, text)) is None:
                    self.refused += 1
                    assert self.refused < PATIENCE, "nothing is accepted any more"
                    await asyncio.sleep(0.2)
                self._id = self._id or answer["conversation_id"]
                self.accepted.append(text)

    async def say_until_refused(self, most: int) -> httpx.Response:
        """Go on at ten a second until one is refused, within `most` attempts: that answer. It is said again later."""
        async with httpx.AsyncClient(timeout=20) as client:
            for _ in range(most):
                text = f"Message {len(self.accepted)}"
                answer = await self._attempt(client, text)
                if answer.status_code != 201:
                    return answer
                self.accepted.append(text)
                await asyncio.sleep(0.1)
        raise AssertionError(f"{most} more were accepted, and none refused")

    async def read(self) -> httpx.Response:
        """The conversation as it is now."""
        async with httpx.AsyncClient(timeout=20) as client:
            return await client.get(f"{self._url}/{self._id}", headers=self._headers)

    async def _post(self, client: httpx.AsyncClient, text: str) -> Any:
        """The answer to one attempt; None if it was not accepted."""
        try:
            answer = await self._attempt(client, text)
        except httpx.HTTPError:
            return None
        assert answer.status_code == 201 or answer.status_code >= 500, answer.text
        return answer.json() if answer.status_code == 201 else None

    async def _attempt(self, client: httpx.AsyncClient, text: str) -> httpx.Response:
        url = f"{self._url}/{self._id}/messages" if self._id else self._url
        body = {"text": text} if self._id else {"text": text, "kind": "support"}
        return await client.post(url, json=body, headers=self._headers | {"Idempotency-Key": text.replace(" ", "-")})

    async def verify(self, run: Run, name: str) -> None:
        """Wait until all is sent, compare, print the line, and insist that nothing is wrong."""
        outbox = run.cluster.mongo["saypro_messaging"]["outbox"]

        async def sent() -> bool:
            return not await outbox.count_documents({})

        await until(sent, what="an empty outbox of messaging")
        found = await self._reconcile(run.cluster.bootstrap)
        run.say(
            f"{name}: {len(self.accepted)} commands accepted, {self.refused} tried again, {len(found.lost)} lost, "
            f"{len(found.doubled)} doubled, {len(found.reordered)} reordered ({found.resent} records resent)"
        )
        assert found.clean, f"lost {found.lost[:5]} doubled {found.doubled[:5]} reordered {found.reordered[:5]}"

    async def _reconcile(self, bootstrap: str) -> Findings:
        records = [e for e in await read_topic(bootstrap, "message.sent") if e.data.conversation_id == self._id]
        unique = {record.id: record for record in records}
        texts = [record.data.text for record in unique.values() if not record.data.automatic]
        places = [self.accepted.index(text) for text in texts]
        return Findings(
            lost=[text for text in self.accepted if text not in texts],
            doubled=[text for text, count in Counter(texts).items() if count > 1],
            reordered=[self.accepted[b] for a, b in pairwise(places) if b < a],
            resent=len(records) - len(unique),
        )
