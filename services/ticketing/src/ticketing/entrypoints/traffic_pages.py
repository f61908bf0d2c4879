"""Traffic: when inquiries come, how their number moves, and where they wait (REQ M-12)."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from chassis.clock import Now
from chassis.web import Manager, Pages
from ticketing.application.analyse_traffic import AnalyseTraffic
from ticketing.domain.classification import Category
from ticketing.domain.traffic import CLOSELY, FEW, WEEKS, Traffic
from ticketing.entrypoints.report_rows import said
from ticketing.entrypoints.wording import CATEGORY_WORDS

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHADES = 4
BAR = 28
"""Height of the bars of a trend."""


@dataclass(frozen=True)
class TrafficPages:
    """The page and what it needs."""

    analyse: AnalyseTraffic
    pages: Pages
    now: Now

    def router(self) -> APIRouter:
        """The route, for managers and admins."""
        router = APIRouter(include_in_schema=False)

        @router.get("/traffic")
        async def traffic(request: Request, me: Manager, category: Category | None = None) -> Response:
            found = await self.analyse(category, self.now())
            zone = self.analyse.zone.key.replace("_", " ")
            return self.pages.render(request, "traffic.html", me, zone=zone, **_context(found, category))

        return router


def _context(found: Traffic, category: Category | None) -> dict[str, Any]:
    most = max(max(hours) for hours in found.grid)
    return {
        "found": found,
        "chosen": category,
        "grid": [
            (day, [(count, shade(count, most)) for count in hours])
            for day, hours in zip(WEEKDAYS, found.grid, strict=True)
        ],
        "busiest": busiest(found) if most else None,
        "bars": {one.category: bars(one.weeks) for one in (found.everything, *found.streams)},
        "chips": [
            {"label": label, "href": f"/ticketing/traffic{query}#hours-title", "current": chosen == category}
            for label, query, chosen in (
                ("All", "", None),
                *((words, f"?category={name}", name) for name, words in CATEGORY_WORDS.items()),
            )
        ],
        "category_words": CATEGORY_WORDS,
        "weekdays": WEEKDAYS,
        "said": said,
        "numbers": {"weeks": WEEKS, "closely": CLOSELY, "few": FEW},
    }


def shade(count: int, most: int) -> int:
    """How dark a cell is: 0 for none, SHADES for the most."""
    return -(-SHADES * count // most) if most else 0


def busiest(found: Traffic) -> tuple[str, int, int]:
    """Weekday, hour and number of the hour in which most came, the first of several."""
    count, day, hour = max(
        (count, -day, -hour) for day, hours in enumerate(found.grid) for hour, count in enumerate(hours)
    )
    return WEEKDAYS[-day], -hour, count


def bars(weeks: tuple[int, ...]) -> list[float]:
    """The heights of a trend, the highest BAR."""
    most = max(weeks)
    return [round(BAR * count / most, 1) if most else 0.0 for count in weeks]
