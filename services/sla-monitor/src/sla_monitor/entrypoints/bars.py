"""What the pages draw: the way to a deadline as a bar, and a trend as columns. Numbers for SVG attributes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sla_monitor.application.ports import Score
from sla_monitor.domain.explanation import Explanation

WIDTH = 1000
DAYS = 14


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: `kind` is worked, paused, closed or now; `x` and `width` of WIDTH."""

    kind: str
    x: float
    width: float
    title: str


@dataclass(frozen=True, slots=True)
class Column:
    """One day of a trend, heights of 100."""

    day: str
    met: int
    breached: int
    met_height: float
    breached_height: float


def bar_of(explanation: Explanation, now: datetime) -> list[Piece]:
    """The stretches of a deadline to scale, and where we are."""
    spans = explanation.stretches
    if not spans:
        return []
    start, end = spans[0].start, spans[-1].end
    whole = max((end - start).total_seconds(), 1.0)

    def place(moment: datetime) -> float:
        return round(WIDTH * (moment - start).total_seconds() / whole, 2)

    words = {"worked": "counts", "paused": "waiting for the customer", "closed": "closed"}
    pieces = [
        Piece(span.kind, place(span.start), max(place(span.end) - place(span.start), 1.0), words[span.kind])
        for span in spans
    ]
    if start <= now <= end:
        pieces.append(Piece("now", min(place(now), WIDTH - 3), 3.0, "now"))
    return pieces


def columns_of(scores: Sequence[Score], now: datetime) -> list[Column]:
    """The last days up to that of `now` in its time zone, also those on which nothing ended."""
    by_day = {score.who: score for score in scores}
    days = [(now - timedelta(days=back)).date().isoformat() for back in reversed(range(DAYS))]
    most = max((score.met + score.breached for score in scores), default=1) or 1
    found = [by_day.get(day, Score(day, 0, 0, None)) for day in days]
    return [
        Column(
            _said(one.who), one.met, one.breached, round(100 * one.met / most, 1), round(100 * one.breached / most, 1)
        )
        for one in found
    ]


def _said(day: str) -> str:
    """An ISO date as people say it, such as 7 Nov."""
    return f"{date.fromisoformat(day):%-d %b}"
