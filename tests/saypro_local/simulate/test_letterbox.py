"""People's messages are posted as themselves, once, and a refusal is in nobody's way."""

import asyncio
import contextlib
import json
from collections.abc import Sequence

import httpx
import jwt

from saypro_local.issuer.tokens import TokenMaker
from saypro_local.simulate.inquiries import Inquiry
from saypro_local.simulate.letterbox import Letterbox
from saypro_local.simulate.people import BUYERS


async def _post(tmp_path, answers: Sequence[httpx.Response | Exception]) -> tuple[Letterbox, list[httpx.Request]]:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        given = answers[len(seen) - 1]
        if isinstance(given, Exception):
            raise given
        return given

    tokens = TokenMaker.of(tmp_path, "http://localhost:8080/dev/issuer")
    letterbox = Letterbox("http://localhost:8080", tokens, httpx.MockTransport(answer))
    posting = asyncio.create_task(letterbox.run())
    for number in range(len(answers)):
        letterbox.drop(Inquiry(BUYERS[0], f"k-{number}", {"kind": "support", "text": "Help"}))
    await letterbox.emptied()
    posting.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await posting
    return letterbox, seen


# REQ M-01
async def test_a_message_is_posted_as_the_person_with_a_key_of_its_own(tmp_path):
    letterbox, (first, second) = await _post(tmp_path, [httpx.Response(201), httpx.Response(201)])
    assert letterbox.posted == 2
    assert first.url.path == "/messaging/v1/conversations"
    assert json.loads(first.content) == {"kind": "support", "text": "Help"}
    token = first.headers["authorization"].removeprefix("Bearer ")
    assert jwt.decode(token, options={"verify_signature": False})["sub"] == BUYERS[0].profile.user_id
    assert first.headers["idempotency-key"] != second.headers["idempotency-key"]


async def test_what_is_refused_or_gets_no_answer_is_counted_and_the_next_goes_on(tmp_path):
    answers = [httpx.Response(422, text="too short"), httpx.ConnectError("refused"), httpx.Response(201)]
    letterbox, _ = await _post(tmp_path, answers)
    assert (letterbox.posted, letterbox.refused) == (1, 2)
    assert letterbox.last_refusal == "ConnectError"
