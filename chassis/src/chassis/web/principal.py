"""Who is asking, and the dependencies with which a route says who may."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from zoneinfo import available_timezones

from fastapi import Depends
from fastapi.params import Depends as DependsMarker
from starlette.exceptions import WebSocketException
from starlette.requests import HTTPConnection
from starlette.status import WS_1008_POLICY_VIOLATION

from chassis.web.problem import Problem
from chassis.web.tokens import LEEWAY_SECONDS

SESSION_COOKIE = "saypro_session"
_ZONES = available_timezones()


@dataclass(frozen=True, slots=True)
class Principal:
    """The person behind a verified token."""

    user_id: str
    name: str
    roles: frozenset[str]
    locale: str
    timezone: str
    until: float
    """When the token is taken no longer, in seconds since 1970: a stream that is open ends then."""
    via: Literal["cookie", "bearer"]

    def has_role(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)


def principal_from_claims(claims: Mapping[str, Any], via: Literal["cookie", "bearer"]) -> Principal:
    """OpenID Connect standard claims, and `roles` (list of words). What is missing or odd gets a harmless default."""
    roles = claims.get("roles")
    zone = claims.get("zoneinfo")
    return Principal(
        user_id=str(claims["sub"]),
        name=str(claims.get("name") or claims["sub"])[:200],
        roles=frozenset(str(role) for role in roles) if isinstance(roles, list) else frozenset(),
        locale=str(claims.get("locale") or "en")[:35],
        timezone=zone if isinstance(zone, str) and zone in _ZONES else "Etc/UTC",
        until=float(claims["exp"]) + LEEWAY_SECONDS,
        via=via,
    )


# Dependencies are coroutines although they await nothing: FastAPI runs plain functions in a thread, which costs more
# than all that they do.


async def maybe_signed_in(connection: HTTPConnection) -> Principal | None:
    """The person, or None for a visitor. A bad API token is an error even here: its sender believes to be someone."""
    principal: Principal | None = connection.scope["state"].get("principal")
    rejected = connection.scope["state"].get("token_rejected")
    if rejected and principal is None and "authorization" in connection.headers:
        raise _unauthorized(connection, f'Bearer error="invalid_token", error_description="{rejected}"', rejected)
    return principal


async def signed_in(
    connection: HTTPConnection, principal: Annotated[Principal | None, Depends(maybe_signed_in)]
) -> Principal:
    """The person; without one a page goes to sign-in, the API answers 401 and a WebSocket is refused."""
    if principal is None:
        raise _unauthorized(connection, "Bearer", "Sign in first.")
    return principal


def _unauthorized(connection: HTTPConnection, challenge: str, detail: str) -> Exception:
    if connection.scope["type"] == "websocket":
        return WebSocketException(WS_1008_POLICY_VIOLATION, detail)
    return Problem(401, "not_signed_in", detail, headers={"WWW-Authenticate": challenge})


def require_role(*roles: str) -> DependsMarker:
    """`Annotated[Principal, require_role("agent")]`: 401 without a session, 403 without one of the roles."""

    async def permitted(connection: HTTPConnection, principal: Annotated[Principal, Depends(signed_in)]) -> Principal:
        if not principal.has_role(*roles):
            if connection.scope["type"] == "websocket":
                raise WebSocketException(WS_1008_POLICY_VIOLATION, "Your role does not cover this.")
            raise Problem(403, "forbidden", "Your role does not cover this.")
        return principal

    marker = Depends(permitted)
    assert isinstance(marker, DependsMarker)  # noqa: S101 - FastAPI types its own marker as Any
    return marker


SignedIn = Annotated[Principal, Depends(signed_in)]
MaybeSignedIn = Annotated[Principal | None, Depends(maybe_signed_in)]
Agent = Annotated[Principal, require_role("agent", "senior", "manager", "admin")]
Manager = Annotated[Principal, require_role("manager", "admin")]
Admin = Annotated[Principal, require_role("admin")]
