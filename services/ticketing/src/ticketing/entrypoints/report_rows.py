"""The monthly report in words and rows, as its page and its PDF show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from ticketing.application.read_report import ReadMonth
from ticketing.domain.monthly_report import Figures, Ratings
from ticketing.entrypoints.wording import CATEGORY_WORDS, humanised

NOBODY = "–"
CATEGORY_COLUMNS = (
    "Category", "Opened", "First answers", "Answer: median", "Answer: mean", "Answer: 90 %", "Solved",
    "Solution: median", "Solution: mean", "Solution: 90 %", "Rated",
)  # fmt: skip
AGENT_COLUMNS = ("Person", *CATEGORY_COLUMNS[2:])
MEANINGS = (
    "Each figure counts what happened within the month. What is opened in one and solved in the next counts in both.",
    "Times are from the inquiry to the first answer, and from the inquiry or its reopening to the solution.",
    "They include nights and weekends. Half of them did not exceed the median; nine of ten not what stands under 90 %.",
    "By person: whoever had the ticket then. Ratings are the customers', from 1 to 5, and how many there are.",
)


@dataclass(frozen=True, slots=True)
class IssueRow:
    """What many wrote about. `number`: the latest ticket of them."""

    words: tuple[str, ...]
    about: str
    tickets: int
    number: str


def category_rows(read: ReadMonth) -> list[tuple[str, ...]]:
    """A row for each category, as CATEGORY_COLUMNS name it, and all together where there are several."""
    rows = [(CATEGORY_WORDS.get(name, name), *_with_opened(one)) for name, one in read.report.categories]
    return [*rows, ("All", *_with_opened(read.report.total))] if len(rows) > 1 else rows


def agent_rows(read: ReadMonth) -> list[tuple[str, ...]]:
    """A row for each person, as AGENT_COLUMNS name it, by name."""
    rows = [(read.names.get(user_id, user_id), *_handled(one)) for user_id, one in read.report.agents]
    return sorted(rows, key=lambda row: row[0].casefold())


def issue_rows(read: ReadMonth) -> list[IssueRow]:
    """What recurred, that with most tickets first."""
    return [
        IssueRow(issue.words, _about(issue.category, issue.subcategory, CATEGORY_WORDS), len(issue.numbers),
                 issue.numbers[-1])
        for issue in read.issues
    ]  # fmt: skip


def said(seconds: float | None) -> str:
    """How long, in the unit that fits: `42 min`, `3.5 h`, `2.1 d`."""
    if seconds is None:
        return NOBODY
    if seconds < 60:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    hours = seconds / 3600
    return f"{hours:.1f} h" if hours < 48 else f"{hours / 24:.1f} d"


def rated(ratings: Ratings) -> str:
    """`4.4 of 5 (12)`."""
    return NOBODY if ratings.mean is None else f"{ratings.mean:.1f} of 5 ({ratings.count})"


def _with_opened(figures: Figures) -> tuple[str, ...]:
    return (str(figures.opened), *_handled(figures))


def _handled(figures: Figures) -> tuple[str, ...]:
    cells: list[str] = []
    for spread in (figures.first_response, figures.resolution):
        cells += (str(spread.count), said(spread.median), said(spread.mean), said(spread.p90))
    return (*cells, rated(figures.rating))


def _about(category: str, subcategory: str | None, words: Mapping[str, str]) -> str:
    said_of_it = words.get(category, category)
    return f"{said_of_it} · {humanised(subcategory)}" if subcategory else said_of_it
