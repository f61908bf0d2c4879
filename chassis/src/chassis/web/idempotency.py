"""`Idempotency-Key` for FastAPI routes: joins a request to `chassis.commands`."""

import re
from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chassis.commands import Answer, Commands
from chassis.web.principal import Principal, signed_in
from chassis.web.problem import Problem

HEADER = "Idempotency-Key"
FIELD = "idempotency_key"
KEY_PATTERN = r"^[\x21-\x7e]{1,200}$"
_KEY = re.compile(KEY_PATTERN)

Work = Callable[[], Awaitable[Answer]]


class IdempotentCommand:
    """This request as a command: run once per key and person, its answer replayed to a retry."""

    def __init__(self, commands: Commands, scope: str, key: str | None, fingerprint: str) -> None:
        self._commands = commands
        self._scope = scope
        self._key = key
        self._fingerprint = fingerprint

    async def answer(self, work: Work) -> Answer:
        """Run `work` in its one transaction, or give the answer of the first time (for pages that redirect next)."""
        return await self._commands.run(self._scope, self._key, self._fingerprint, work)

    async def run(self, work: Work) -> Response:
        """The same as a JSON response."""
        answer = await self.answer(work)
        if answer.body is None:
            return Response(status_code=answer.status)
        return JSONResponse(answer.body, answer.status)


async def idempotent(request: Request, principal: Annotated[Principal, Depends(signed_in)]) -> IdempotentCommand:
    """Key from the header, else from the form field that `ui.form_guard()` writes, else none (no replay).

    The fingerprint covers method, path, query and body: the same key with anything else is a conflict.
    """
    key = request.headers.get(HEADER) or await _from_form(request)
    if key is not None and not _KEY.fullmatch(key):
        raise Problem(400, "bad_idempotency_key", f"{HEADER} is 1 to 200 visible ASCII characters.")
    digest = request.state.body_digest.copy()
    digest.update(f"\n{request.method} {request.url.path}?{request.url.query}".encode())
    return IdempotentCommand(request.app.state.commands, principal.user_id, key, digest.hexdigest())


async def _from_form(request: Request) -> str | None:
    content_type = request.headers.get("content-type", "")
    if not content_type.startswith(("application/x-www-form-urlencoded", "multipart/form-data")):
        return None
    value = (await request.form()).get(FIELD)
    return value if isinstance(value, str) else None


Idempotent = Annotated[IdempotentCommand, Depends(idempotent)]
