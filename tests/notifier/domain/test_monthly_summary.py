"""Which month a person is told of, when, and what of it (REQ N-19)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.domain.local_time import zone
from notifier.domain.monthly_summary import (
    SHOWN,
    STILL_TO_COME,
    Account,
    Offer,
    Order,
    Points,
    month_before,
    next_summary,
    offers_of,
    orders_of,
    points_of,
)

NOW = datetime(2026, 6, 1, 7, tzinfo=UTC)
ZONES = ("Africa/Johannesburg", "America/New_York", "Pacific/Apia", "Pacific/Kiritimati", "Australia/Lord_Howe")


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("after", "zone_name", "due"),
    [
        (utc(2026, 5, 31, 23), "Africa/Johannesburg", utc(2026, 6, 1, 7)),
        (utc(2026, 6, 1, 7), "Africa/Johannesburg", utc(2026, 7, 1, 7)),
        (utc(2026, 12, 24), "Europe/Berlin", utc(2027, 1, 1, 8)),
        (utc(2026, 5, 31, 22), "Pacific/Kiritimati", utc(2026, 6, 30, 19)),
        (utc(2026, 6, 1, 7), "America/New_York", utc(2026, 6, 1, 13)),
    ],
)
def test_it_is_due_at_nine_on_the_first_where_the_person_lives(after: datetime, zone_name: str, due: datetime) -> None:
    assert next_summary(after, zone_name) == due


def test_the_month_is_the_whole_local_one_before() -> None:
    month = month_before(NOW, "Africa/Johannesburg")
    assert (month.first, month.begins, month.ends) == (
        date(2026, 5, 1),
        utc(2026, 4, 30, 22),
        utc(2026, 5, 31, 22),
    )
    assert month_before(utc(2027, 1, 1, 8), "Europe/Berlin").first == date(2026, 12, 1)


@given(st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)), st.sampled_from(ZONES))
def test_every_month_is_told_once_and_none_is_left_out(after: datetime, zone_name: str) -> None:
    due = next_summary(after, zone_name)
    following = next_summary(due, zone_name)
    assert after < due < following
    assert following - due > STILL_TO_COME
    local = due.astimezone(zone(zone_name))
    assert (local.day, local.hour) == (1, 9)
    assert month_before(due, zone_name).ends == month_before(following, zone_name).begins


def order(name: str, status: str = "placed", minute: int = 0, position: int = 0) -> Order:
    return Order(name, name.upper(), status, 100, "ZAR", NOW + timedelta(minutes=minute), position)


def test_an_order_is_told_as_it_stood_last_and_the_newest_first() -> None:
    month = [
        order("o-1", "delivered", 2, 9),
        order("o-1", "placed", 1, 1),
        order("o-2", "cancelled", 3, 2),
        order("o-2", "placed", 3, 1),
    ]
    told = orders_of(month)
    assert [(line.number, line.status) for line in told.lines] == [("O-2", "cancelled"), ("O-1", "delivered")]
    assert told.more == 0


def test_of_many_only_the_number_is_told() -> None:
    told = orders_of([order(f"o-{n}", minute=n) for n in range(SHOWN + 3)])
    assert [line.order_id for line in told.lines] == [f"o-{n}" for n in range(SHOWN + 2, 2, -1)]
    assert told.more == 3


def test_points_are_summed_up_and_the_last_balance_counts() -> None:
    # REQ N-12
    month = [
        Points(-30, 170, NOW + timedelta(minutes=2), 3),
        Points(200, 200, NOW, 1),
        Points(5, 175, NOW + timedelta(minutes=2), 4),
    ]
    assert points_of(month) == Account(earned=205, gone=30, balance=175)


def test_an_offer_that_has_ended_is_not_told() -> None:
    offers = [
        Offer("ended", NOW - timedelta(days=3), NOW),
        Offer("open", NOW - timedelta(days=2), NOW + timedelta(seconds=1)),
        Offer("endless", NOW - timedelta(days=1)),
    ]
    assert [offer.title for offer in offers_of(offers, NOW).lines] == ["endless", "open"]


def test_of_nothing_there_is_nothing_to_tell() -> None:
    assert points_of([]) is None
    assert points_of([Points(0, 10, NOW, 1)]) is None
    assert [(list(told.lines), told.more) for told in (orders_of([]), offers_of([], NOW))] == [([], 0)] * 2
