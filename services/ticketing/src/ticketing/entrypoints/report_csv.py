"""The monthly report as one table for spreadsheets: a row for everything, each category, each person, each issue."""

import csv
import io
from collections.abc import Iterator

from ticketing.application.read_report import ReadMonth
from ticketing.domain.monthly_report import Figures

_SPREADS = ("first_answers", "first_answer", "solved", "solution")
COLUMNS = (
    "month", "of", "id", "name", "opened",
    *(f"{name}{part}" for count, name in (_SPREADS[:2], _SPREADS[2:])
      for name, part in ((count, ""), *((name, f"_{part}_minutes") for part in ("mean", "median", "p90")))),
    "ratings", "rating_mean",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = "\ufeff"
"""Tells Excel that this is UTF-8."""


def write(read: ReadMonth) -> bytes:
    """The file, in UTF-8. Times in minutes with a point, to two places."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in _rows(read):
        writer.writerow([str(read.month), *(_inert(cell) for cell in row)])
    return (_MARK + text.getvalue()).encode()


def _rows(read: ReadMonth) -> Iterator[list[str]]:
    report = read.report
    yield ["all", "", "", *_cells(report.total)]
    for name, figures in report.categories:
        yield ["category", name, "", *_cells(figures)]
    for user_id, figures in report.agents:
        yield ["person", user_id, read.names.get(user_id, ""), *_cells(figures, opens=False)]
    for issue in read.issues:
        about = "/".join(part for part in (issue.category, issue.subcategory) if part)
        yield ["issue", about, " ".join(issue.words), str(len(issue.numbers)), *[""] * (len(COLUMNS) - 5)]


def _cells(figures: Figures, *, opens: bool = True) -> list[str]:
    cells = [str(figures.opened) if opens else ""]
    for spread in (figures.first_response, figures.resolution):
        cells.append(str(spread.count))
        cells += [
            "" if seconds is None else f"{seconds / 60:.2f}" for seconds in (spread.mean, spread.median, spread.p90)
        ]
    mean = figures.rating.mean
    return [*cells, str(figures.rating.count), "" if mean is None else f"{mean:.2f}"]


def _inert(cell: str) -> str:
    """A text that a spreadsheet would take for a formula is told to be text."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
