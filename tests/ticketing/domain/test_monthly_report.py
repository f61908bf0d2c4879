"""What a month's figures count, and for whom."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ticketing.domain.monthly_report import (
    Act,
    Figures,
    MonthlyReport,
    Ratings,
    Spread,
    Step,
    Story,
    reckon,
    spread,
)

START, END = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def of(*stories: Story) -> MonthlyReport:
    return reckon("2026-05", stories, START, END)


def given_to(user_id: str | None, at: datetime) -> Step:
    return Step(Act.CHANGED, at, handed=True, assignee_id=user_id)


def test_a_ticket_is_counted_where_it_belongs() -> None:
    # REQ T-12
    story = Story("account", START, (
        given_to("u-sam", START), Step(Act.FIRST_RESPONSE, START + HOUR, "u-sam"),
        Step(Act.RESOLVED, START + 3 * HOUR, "u-sam"), Step(Act.SURVEYED, START + 4 * HOUR, "u-thandi", rating=4),
    ))  # fmt: skip
    handled = {"first_response": Spread(1, 3600, 3600, 3600), "resolution": Spread(1, 10800, 10800, 10800),
               "rating": Ratings(1, 4.0)}  # fmt: skip
    assert of(story) == MonthlyReport(
        "2026-05",
        Figures(opened=1, **handled),  # type: ignore[arg-type]
        (("account", Figures(opened=1, **handled)),),  # type: ignore[arg-type]
        (("u-sam", Figures(**handled)),),  # type: ignore[arg-type]
    )


def test_what_happened_in_another_month_is_counted_there() -> None:
    # REQ T-12
    before, after = START - HOUR, END
    story = Story("account", before, (Step(Act.FIRST_RESPONSE, START, "u-sam"), Step(Act.RESOLVED, after, "u-sam")))
    total = of(story).total
    assert (total.opened, total.first_response.count, total.resolution.count) == (0, 1, 0)
    assert of(Story("account", after)).total == Figures()
    assert of() == MonthlyReport("2026-05", Figures())


def test_a_reopened_ticket_is_solved_twice_each_time_from_its_own_beginning() -> None:
    # REQ T-12
    steps = (Step(Act.RESOLVED, START + HOUR, "u-sam"), Step(Act.REOPENED, START + 50 * HOUR, "u-thandi"),
             Step(Act.RESOLVED, START + 53 * HOUR, "u-sam"))  # fmt: skip
    found = of(Story("account", START, steps)).total.resolution
    assert (found.count, found.mean, found.p90) == (2, 2 * 3600, 3 * 3600)


def test_each_figure_is_of_whoever_had_the_ticket_then() -> None:
    # REQ T-12
    story = Story("account", START, (
        given_to("u-sam", START), Step(Act.FIRST_RESPONSE, START + HOUR, "u-mei"), given_to("u-noor", START + HOUR),
        Step(Act.RESOLVED, START + HOUR, "u-olga"), given_to("u-last", START + HOUR),
        Step(Act.SURVEYED, START + 2 * HOUR, rating=2),
    ))  # fmt: skip
    counts = {who: (one.first_response.count, one.resolution.count, one.rating.count) for who, one in of(story).agents}
    assert counts == {"u-sam": (1, 0, 0), "u-noor": (0, 1, 0), "u-last": (0, 0, 1)}


def test_nobodys_ticket_is_of_whoever_did_it() -> None:
    steps = (Step(Act.FIRST_RESPONSE, START, "u-mei"), given_to("u-sam", START), given_to(None, START),
             Step(Act.RESOLVED, START, None), Step(Act.SURVEYED, START, rating=5))  # fmt: skip
    report = of(Story("account", START, steps))
    assert [who for who, _ in report.agents] == ["u-mei"]
    assert (report.total.resolution.count, report.total.rating.count) == (1, 1)


def test_a_clock_that_was_behind_makes_no_negative_time() -> None:
    assert (
        of(Story("account", START + HOUR, (Step(Act.FIRST_RESPONSE, START, "u-sam"),))).total.first_response.mean == 0
    )


@pytest.mark.parametrize(
    ("count", "median", "p90"), [(1, 1, 1), (2, 1, 2), (3, 2, 3), (10, 5, 9), (11, 6, 10), (100, 50, 90)]
)
def test_percentiles_are_values_that_occurred(count: int, median: float, p90: float) -> None:
    # REQ T-12
    found = spread([float(number) for number in range(count, 0, -1)])
    assert (found.count, found.median, found.p90) == (count, median, p90)


@given(st.lists(st.floats(min_value=0, max_value=1e7), min_size=1, max_size=200))
def test_no_more_than_a_tenth_exceeds_what_nine_tenths_did_not(seconds: list[float]) -> None:
    found = spread(seconds)
    assert found.median is not None
    assert found.p90 is not None
    assert found.median in seconds
    assert found.p90 in seconds
    assert sum(one > found.p90 for one in seconds) <= len(seconds) / 10
    assert sum(one > found.median for one in seconds) <= len(seconds) / 2


@given(st.lists(st.tuples(st.sampled_from(["account", "listing"]), st.sampled_from(["u-sam", "u-mei"]))))
def test_categories_add_up_and_so_do_people(handled: list[tuple[str, str]]) -> None:
    # REQ T-12
    stories = [
        Story(category, START, (given_to(who, START), Step(Act.RESOLVED, START + HOUR, who)))
        for category, who in handled
    ]
    report = of(*stories)
    assert sum(one.opened for _, one in report.categories) == report.total.opened == len(handled)
    for parts in (report.categories, report.agents):
        assert sum(one.resolution.count for _, one in parts) == report.total.resolution.count
