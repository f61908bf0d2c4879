"""From the person of a verified token to the person of the domain, and from the domain's refusals to the web's."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from chassis import errors as web
from chassis.commands import KeyReused
from chassis.web import Principal
from messaging.application.ports import Moved
from messaging.domain import errors as domain
from messaging.domain.conversation import Person
from messaging.domain.permissions import Role

_ROLES = {role.value: role for role in Role}


def person(principal: Principal) -> Person:
    """Give the person; roles that this service does not know count for nothing."""
    roles = frozenset(_ROLES[role] for role in principal.roles if role in _ROLES)
    return Person(user_id=principal.user_id, name=principal.name, roles=roles or frozenset({Role.BUYER}))


def refusal(error: domain.ConversationError) -> web.Refused:
    """Give the refusal that the web answers with its status."""
    match error:
        case domain.NotVisible():
            return web.NotFound(error.detail, code=error.code)
        case domain.NotAllowed():
            return web.Forbidden(error.detail, code=error.code)
        case domain.InvalidInput():
            return web.Invalid(f"{error.why[:1].upper()}{error.why[1:]}.", code=error.code, field=error.field)
        case domain.KeyReused():
            return KeyReused(error.detail)
        case _:
            return web.Conflict(error.detail, code=error.code)


class ConversationRoute(APIRoute):
    """A route whose domain refusals are answered as what they are."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap the route's handler."""
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                return await handle(request)
            except domain.ConversationError as error:
                raise refusal(error) from error
            except Moved as error:
                raise web.Conflict("Somebody else changed this conversation first.", code="moved") from error

        return handled
