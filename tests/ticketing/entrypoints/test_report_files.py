"""The monthly report as CSV and PDF."""

import csv
import io
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from ticketing.application.read_report import ReadMonth
from ticketing.domain.month import Month
from ticketing.domain.monthly_report import Act, Step, Story, reckon
from ticketing.domain.recurring import Issue
from ticketing.entrypoints import report_csv, report_pdf, report_rows

START = datetime(2026, 5, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def story(category: str, who: str, hours: int) -> Story:
    at = START + HOUR
    return Story(category, START, (
        Step(Act.CHANGED, at, handed=True, assignee_id=who), Step(Act.FIRST_RESPONSE, at, who),
        Step(Act.RESOLVED, START + hours * HOUR, who), Step(Act.SURVEYED, START + hours * HOUR, rating=4),
    ))  # fmt: skip


def a_month(*stories: Story, names: dict[str, str] | None = None, issues: tuple[Issue, ...] = ()) -> ReadMonth:
    month, zone = Month(2026, 5), ZoneInfo("UTC")
    report = reckon(str(month), stories, month.start(zone), month.end(zone))
    return ReadMonth(month, report, issues, names or {}, None, running=False)


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages)


def test_a_service_that_has_drawn_no_pdf_holds_no_reportlab() -> None:
    code = "import sys, ticketing.bootstrap; print(sorted({'reportlab', 'PIL'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_csv_has_a_row_for_everything_each_category_person_and_issue() -> None:
    # REQ T-12
    issue = Issue(("refund", "missing"), "transaction", "refund", ("SP-1", "SP-2", "SP-3"), 0)
    read = a_month(story("account", "u-sam", 3), story("listing", "u-mei", 5), names={"u-sam": "Sam Okoro"},
                   issues=(issue,))  # fmt: skip
    content = report_csv.write(read)
    assert content.startswith("\ufeffmonth,of,id,name,opened,first_answers,".encode())
    rows = rows_of(content)
    assert [(row["of"], row["id"], row["name"], row["opened"]) for row in rows] == [
        ("all", "", "", "2"), ("category", "account", "", "1"), ("category", "listing", "", "1"),
        ("person", "u-mei", "", ""), ("person", "u-sam", "Sam Okoro", ""),
        ("issue", "transaction/refund", "refund missing", "3"),
    ]  # fmt: skip
    assert {row["month"] for row in rows} == {"2026-05"}
    everything = rows[0]
    assert (everything["first_answers"], everything["first_answer_median_minutes"]) == ("2", "60.00")
    assert (everything["solved"], everything["solution_mean_minutes"]) == ("2", "240.00")
    assert (everything["solution_median_minutes"], everything["solution_p90_minutes"]) == ("180.00", "300.00")
    assert (everything["ratings"], everything["rating_mean"]) == ("2", "4.00")
    assert all(None not in row and None not in row.values() for row in rows)


@pytest.mark.parametrize("name", ["=1+1", "+27", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_what_a_spreadsheet_takes_for_a_formula_is_text(name: str) -> None:
    # REQ T-12
    row = next(row for row in rows_of(report_csv.write(a_month(story("account", "u-x", 3), names={"u-x": name})))
               if row["of"] == "person")  # fmt: skip
    assert row["name"] == f"'{name}"
    by_id = rows_of(report_csv.write(a_month(story("account", name, 3))))
    assert any(row["id"] == f"'{name}" for row in by_id)


def test_a_name_with_commas_and_quotes_stays_one_cell() -> None:
    name = 'Okoro, "Sam"\nII'
    rows = rows_of(report_csv.write(a_month(story("account", "u-x", 3), names={"u-x": name})))
    assert next(row["name"] for row in rows if row["of"] == "person") == name


def test_an_empty_month_has_files_too() -> None:
    # REQ T-12
    read = a_month()
    assert [row["of"] for row in rows_of(report_csv.write(read))] == ["all"]
    text = text_of(report_pdf.write(read, "SayPro", "The whole month"))
    for words in ("Support in May 2026", "No ticket was opened or handled", "Nobody handled a ticket"):
        assert words in text


def test_the_pdf_says_what_the_page_says() -> None:
    # REQ T-12
    issue = Issue(("refund", "missing"), "transaction", "refund", ("SP-1", "SP-2", "SP-3"), 0)
    names = {"u-sam": "Sam <b>Okoro</b> & Co", "u-mei": "Ayşe Ő. Łukasz"}
    read = a_month(story("account", "u-sam", 3), story("listing", "u-mei", 5), names=names, issues=(issue,))
    content = report_pdf.write(read, "SayPro", "The whole month, days of Etc/UTC.")
    text = text_of(content)
    told = ["SayPro · The whole month, days of Etc/UTC.", "Sam <b>Okoro</b> & Co", "Ayşe O. Łukasz", "refund, missing",
            "Page 1", "2 tickets opened, 2 solved", "4.0 of 5 (2)", *report_rows.MEANINGS]  # fmt: skip
    told += [" ".join(row) for row in report_rows.category_rows(read)]
    told += [" ".join(row[1:]) for row in report_rows.agent_rows(read)]
    assert [words for words in told if words not in text] == []
    assert PdfReader(io.BytesIO(content)).metadata.title == "Support in May 2026"  # type: ignore[union-attr]


def test_names_in_letters_that_the_font_lacks_give_way_to_the_id() -> None:
    read = a_month(story("account", "u-wei", 3), names={"u-wei": "王伟"})
    assert "u-wei" in text_of(report_pdf.write(read, "SayPro", ""))


def test_many_people_go_on_over_pages_below_the_same_headings() -> None:
    # REQ T-12
    read = a_month(*(story("account", f"u-{number:03}", 3) for number in range(120)))
    pages = PdfReader(io.BytesIO(report_pdf.write(read, "SayPro", ""))).pages
    assert len(pages) > 2
    assert all("Answer: median" in " ".join(page.extract_text().split()) for page in list(pages)[1:-1])


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, "–"), (0, "0 s"), (59, "59 s"), (60, "1 min"), (5399, "90 min"), (5400, "1.5 h"), (172799, "48.0 h"),
     (172800, "2.0 d")],
)  # fmt: skip
def test_times_are_said_in_the_unit_that_fits(seconds: float | None, words: str) -> None:
    assert report_rows.said(seconds) == words
