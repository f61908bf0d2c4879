"""Months of the marketplace, in its own time zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ticketing.domain.errors import InvalidValueError
from ticketing.domain.month import Month

JOBURG = ZoneInfo("Africa/Johannesburg")


def test_a_month_is_that_of_the_marketplaces_clock() -> None:
    # REQ T-12
    late = datetime(2026, 5, 31, 23, tzinfo=UTC)
    assert Month.of(late, JOBURG) == Month(2026, 6)
    assert Month.of(late, ZoneInfo("UTC")) == Month(2026, 5)
    assert Month(2026, 6).start(JOBURG) == datetime(2026, 5, 31, 22, tzinfo=UTC)
    assert Month(2026, 6).title == "June 2026"


def test_a_month_in_which_the_clock_changes_is_whole() -> None:
    march, berlin = Month(2026, 3), ZoneInfo("Europe/Berlin")
    assert march.start(berlin) == datetime(2026, 2, 28, 23, tzinfo=UTC)
    assert march.end(berlin) == datetime(2026, 3, 31, 22, tzinfo=UTC)


@given(st.datetimes(min_value=datetime(2001, 1, 1), max_value=datetime(2098, 1, 1), timezones=st.just(UTC)))
def test_every_moment_lies_in_the_month_it_is_of_and_no_other(moment: datetime) -> None:
    for zone in (JOBURG, ZoneInfo("America/New_York"), ZoneInfo("Pacific/Auckland")):
        month = Month.of(moment, zone)
        assert month.start(zone) <= moment < month.end(zone)
        assert month.end(zone) == month.after.start(zone)
        assert month.before.after == month
        assert Month.parse(str(month)) == month


@pytest.mark.parametrize("text", ["", "2026-13", "2026-1", "1999-01", "2026-05-01", "may", "2026-00"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="2026-05"):
        Month.parse(text)
