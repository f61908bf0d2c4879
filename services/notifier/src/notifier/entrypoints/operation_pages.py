"""Operations: what waits, what could not be read or handled and why, and another try."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from chassis.core import Core
from chassis.errors import NotFound
from chassis.web import Admin, Pages
from notifier.entrypoints.deps import Deps

SHOWN = 50


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

    return router


def _lags(core: Core) -> list[Lag]:
    samples = [sample for metric in core.lane_metrics.lag.collect() for sample in metric.samples]
    found = [Lag(sample.labels["topic"], int(sample.value)) for sample in samples]
    return sorted(found, key=lambda lag: (-lag.records, lag.topic))
