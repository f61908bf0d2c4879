"""Asking the running platform over its own HTTP API, as a persona."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from saypro_local.errors import CannotStart
from saypro_local.issuer.tokens import TokenMaker
from saypro_local.personas import PERSONAS, Persona, find_persona
from saypro_local.stack.ready import Ready

_SECONDS = 15.0
ADMIN = next(persona for persona in PERSONAS if "admin" in persona.roles)


def token_for(ready: Ready, person: Persona) -> str:
    """An API token of the local stack, good for twelve hours."""
    return TokenMaker.of(Path(ready.data), ready.issuer).access_token(person, datetime.now(UTC))


def named_persona(name: str) -> Persona:
    """By id. Raises CannotStart naming those there are."""
    persona = find_persona(name)
    if persona is None:
        names = ", ".join(one.user_id for one in PERSONAS)
        raise CannotStart(f"there is no persona {name}: choose one of {names}")
    return persona


def get(ready: Ready, path: str) -> Any:
    """GET as the admin persona; None where there is no such thing. Raises CannotStart when it is refused."""
    headers = {"Authorization": f"Bearer {token_for(ready, ADMIN)}", "Accept": "application/json"}
    try:
        answer = httpx.get(ready.origin + path, headers=headers, timeout=_SECONDS)
    except httpx.HTTPError as error:
        raise CannotStart(f"{ready.origin} does not answer ({type(error).__name__}): see `saypro doctor`") from error
    if answer.status_code == httpx.codes.NOT_FOUND:
        return None
    if answer.is_error:
        raise CannotStart(f"{path}: {answer.status_code} {_detail(answer)}: see `saypro doctor`")
    return answer.json()


def _detail(answer: httpx.Response) -> str:
    try:
        problem = answer.json()
    except ValueError:
        return answer.reason_phrase
    return str(problem.get("detail") or problem.get("title")) if isinstance(problem, dict) else answer.reason_phrase
