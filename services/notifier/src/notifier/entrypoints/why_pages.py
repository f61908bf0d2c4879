"""Why did I get this: from what was recorded when it was decided."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from chassis.web import Pages, SignedIn
from notifier.domain.timing_words import quiet_in_words
from notifier.entrypoints.deps import Deps


def router(deps: Deps, pages: Pages) -> APIRouter:
    """`/notifier/why/{delivery}`."""
    router = APIRouter(include_in_schema=False)

    @router.get("/why/{delivery_id}")
    async def why(request: Request, delivery_id: str, me: SignedIn) -> Response:
        record, explained = await deps.explain.of_delivery(delivery_id, me.user_id)
        person = await deps.preferences.get(me.user_id)
        return pages.render(
            request,
            "why.html",
            me,
            record=record,
            row=deps.types[record["type"]],
            channels=explained["people"][0]["channels"],
            quiet_words=quiet_in_words(person.preferences, person.timezone, deps.now()),
        )

    return router
