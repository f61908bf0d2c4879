"""When inquiries come, how their number moves, and where they wait."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from ticketing.domain.monthly_report import Spread
from ticketing.domain.traffic import FEW, Arrival, Slot, analyse, since

ZONE = ZoneInfo("Africa/Johannesburg")
NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
"""A Wednesday, noon there."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def came(at: datetime, category: str = "account", after: timedelta | None = HOUR, *, active: bool = True) -> Arrival:
    """An inquiry, answered after a while; None: not yet."""
    return Arrival(category, at, None if after is None else at + after, active)


def test_weeks_are_whole_and_end_yesterday() -> None:
    # REQ M-12
    yesterday_late = datetime(2026, 6, 9, 21, 59, tzinfo=UTC)
    first = datetime(2026, 4, 14, 22, tzinfo=UTC)
    assert since(NOW, ZONE) == first
    found = analyse([came(yesterday_late), came(first), came(NOW), came(first - HOUR)], NOW, ZONE)
    assert (found.first, found.last) == (date(2026, 4, 15), date(2026, 6, 9))
    assert found.everything.weeks == (1, 0, 0, 0, 0, 0, 0, 1)
    assert (found.everything.recent, found.everything.change) == (1, 0)


def test_the_change_is_on_the_four_weeks_before() -> None:
    # REQ M-12
    last = [came(NOW - DAY * days) for days in range(1, 7)]
    assert analyse(last, NOW, ZONE).everything.change is None
    before = [came(NOW - DAY * days) for days in range(30, 34)]
    (stream,) = analyse(last + before, NOW, ZONE).streams
    assert (stream.recent, stream.change) == (6, 50)


def test_hours_are_those_of_the_marketplace_and_of_one_category_if_asked() -> None:
    # REQ M-12
    monday_first = datetime(2026, 6, 7, 22, 30, tzinfo=UTC)  # half past midnight there
    arrivals = [came(monday_first), came(monday_first + HOUR, "listing"), came(monday_first - 29 * DAY)]
    grid = analyse(arrivals, NOW, ZONE).grid
    assert (len(grid), {len(hours) for hours in grid}) == (7, {24})
    assert (grid[0][0], grid[0][1], sum(map(sum, grid))) == (1, 1, 2)
    assert sum(map(sum, analyse(arrivals, NOW, ZONE, "listing").grid)) == 1
    assert sum(map(sum, analyse(arrivals, NOW, ZONE, "technical").grid)) == 0


def test_what_waits_is_of_now_however_old_and_its_wait_so_far_counts() -> None:
    # REQ M-12
    old, fresh = NOW - 100 * DAY, NOW - DAY
    everything = analyse(
        [came(old, after=None), came(fresh, after=None), came(fresh), came(fresh, after=None, active=False)], NOW, ZONE
    ).everything
    assert (everything.waiting, everything.longest) == (2, 100 * 86400)
    assert everything.wait == Spread(2, (3600 + 86400) / 2, 3600, 86400)


def test_the_hours_in_which_most_is_waited_come_first() -> None:
    # REQ M-12
    tuesday, monday = datetime(2026, 6, 9, 8, tzinfo=UTC), datetime(2026, 6, 8, 8, tzinfo=UTC)
    few = [came(NOW - 6 * DAY, after=40 * HOUR)] * (FEW - 1)
    many = [came(tuesday)] * 20
    slow = [came(monday, after=10 * HOUR)] * FEW
    assert analyse(few + many + slow, NOW, ZONE).slowest == (
        Slot(0, 10, 5, 36000, 180000), Slot(1, 10, 20, 3600, 72000)
    )  # fmt: skip


def test_without_inquiries_there_is_nothing_to_see() -> None:
    found = analyse([], NOW, ZONE)
    assert (found.everything.weeks, found.streams, found.slowest) == ((0,) * 8, (), ())
    assert found.everything.wait == Spread()


@given(
    st.lists(
        st.tuples(st.integers(0, 60 * 24 * 70), st.sampled_from(["account", "listing"]), st.booleans(), st.booleans())
    )
)
def test_categories_and_hours_add_up_to_everything(drawn: list[tuple[int, str, bool, bool]]) -> None:
    # REQ M-12
    arrivals = [
        came(NOW - timedelta(minutes=ago), category, HOUR if answered else None, active=active)
        for ago, category, answered, active in drawn
    ]
    for zone in (ZONE, ZoneInfo("Europe/Berlin")):
        found = analyse(arrivals, NOW, zone)
        assert tuple(map(sum, zip((0,) * 8, *(one.weeks for one in found.streams), strict=True))) == (
            found.everything.weeks
        )
        assert sum(map(sum, found.grid)) == found.everything.recent
        assert sum(one.waiting for one in found.streams) == found.everything.waiting
