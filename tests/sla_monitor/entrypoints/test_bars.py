"""What the pages draw."""

from datetime import UTC, datetime, timedelta

from sla_monitor.application.ports import Score
from sla_monitor.domain.explanation import Explanation, Stretch
from sla_monitor.entrypoints.bars import DAYS, WIDTH, bar_of, columns_of

NOON = datetime(2026, 2, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_bar_is_to_scale_and_shows_where_we_are() -> None:
    # REQ S-05
    spans = (Stretch("worked", NOON, NOON + HOUR), Stretch("closed", NOON + HOUR, NOON + 3 * HOUR),
             Stretch("worked", NOON + 3 * HOUR, NOON + 4 * HOUR))  # fmt: skip
    pieces = bar_of(Explanation(NOON + 4 * HOUR, "", spans), NOON + 2 * HOUR)
    assert [(one.kind, one.x, one.width) for one in pieces] == [
        ("worked", 0, WIDTH / 4),
        ("closed", WIDTH / 4, WIDTH / 2),
        ("worked", WIDTH * 3 / 4, WIDTH / 4),
        ("now", WIDTH / 2, 3),
    ]
    assert [one.kind for one in bar_of(Explanation(NOON, "", spans), NOON + 9 * HOUR)] == ["worked", "closed", "worked"]
    assert bar_of(Explanation(None, "", ()), NOON) == []


def test_a_trend_has_every_day() -> None:
    # REQ S-05
    columns = columns_of([Score("2026-02-01", 3, 1, 60.0)], NOON)
    assert len(columns) == DAYS
    assert (columns[-2].day, columns[-2].met_height, columns[-2].breached_height) == ("1 Feb", 75.0, 25.0)
    assert (columns[-1].day, columns[-1].met) == ("2 Feb", 0)
    assert columns_of([], NOON)[0].met_height == 0
