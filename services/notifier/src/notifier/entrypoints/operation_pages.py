"""Operations: what waits, what could not be read or handled and why, another try, and giving it up."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from chassis.commands import Answer
from chassis.core import Core
from chassis.errors import NotFound
from chassis.mongo import Document
from chassis.web import Admin, Idempotent, Pages
from notifier.entrypoints.deps import Deps

SHOWN = 50
DISMISSED = 10
REASON = 2000
Kind = Literal["dead", "parked"]
Place = Annotated[str, Query(max_length=400)]


@dataclass(frozen=True, slots=True)
class Lag:
    """Records of one topic that were published and not handled yet."""

    topic: str
    records: int


def router(deps: Deps, pages: Pages, core: Core, mails_waiting: Callable[[], Awaitable[int]]) -> APIRouter:
    """`/notifier/operations`, for admins."""
    router = APIRouter(prefix="/operations", include_in_schema=False)

    @router.get("")
    async def operations(request: Request, me: Admin, event: str = "") -> Response:
        depth, age = await core.outbox.depth()
        context: dict[str, Any] = {
            "outbox": depth,
            "outbox_age": round(age),
            "mails": await mails_waiting(),
            "timers": await core.timers.count_due(deps.now()),
            "parked_count": await core.parking.count(),
            "dead_count": await core.dead_letters.count(),
            "parked": await core.parking.newest(SHOWN),
            "dead": await core.dead_letters.newest(SHOWN),
            "dismissed": await _dismissed(core),
            "lags": _lags(core),
            "event": event.strip(),
            "explained": None,
            "not_found": None,
        }
        if event.strip():
            try:
                context["explained"] = await deps.explain(event.strip(), progress=True)
            except NotFound as missing:
                context["not_found"] = missing.detail
        return pages.render(request, "operations.html", me, **context)

    @router.post("/redrive")
    async def redrive(me: Admin) -> Response:
        await core.parking.request_redrive()
        await core.dead_letters.request_redrive()
        return RedirectResponse("/notifier/operations", 303)

    router.include_router(_dismissing(pages, core))
    return router


def _dismissing(pages: Pages, core: Core) -> APIRouter:
    router = APIRouter(prefix="/dismiss")

    @router.get("")
    async def ask(request: Request, me: Admin, kind: Kind, id: Place) -> Response:  # noqa: A002 - the address says id
        item = await _waiting(core, kind, id)
        return pages.render(request, "dismiss.html", me, kind=kind, item=item, why="", refused=None)

    @router.post("")
    async def dismiss(
        request: Request,
        me: Admin,
        command: Idempotent,
        kind: Annotated[Kind, Form()],
        id: Annotated[str, Form(max_length=400)],  # noqa: A002
        why: Annotated[str, Form()] = "",
    ) -> Response:
        reason = why.strip()
        if not reason or len(reason) > REASON:
            refused = "Say why, for whoever asks later." if not reason else f"At most {REASON} characters."
            item = await _waiting(core, kind, id)
            return pages.render(request, "dismiss.html", me, 422, kind=kind, item=item, why=why, refused=refused)

        async def work() -> Answer:
            await _waiting(core, kind, id)
            if kind == "dead":
                await core.dead_letters.dismiss([id], me.user_id, reason)
            else:
                await core.parking.dismiss(id, me.user_id, reason)
            return Answer(200, {})

        await command.answer(work)
        return RedirectResponse("/notifier/operations#dismissed", 303)

    return router


async def _waiting(core: Core, kind: Kind, place: str) -> Document:
    """The dead letter or parked event that waits there. Raises NotFound."""
    found = await (core.dead_letters if kind == "dead" else core.parking).newest(1, ids=[place])
    if not found:
        raise NotFound("It does not wait any more: somebody has tried it again or dismissed it.")
    return found[0]


async def _dismissed(core: Core) -> list[Document]:
    """What was given up last, with who did so and why."""
    letters = await core.dead_letters.newest(SHOWN, dismissed=True)
    parked = await core.parking.newest(SHOWN, dismissed=True)
    return sorted(letters + parked, key=lambda one: one["dismissed"]["at"], reverse=True)[:DISMISSED]


def _lags(core: Core) -> list[Lag]:
    samples = [sample for metric in core.lane_metrics.lag.collect() for sample in metric.samples]
    found = [Lag(sample.labels["topic"], int(sample.value)) for sample in samples]
    return sorted(found, key=lambda lag: (-lag.records, lag.topic))
