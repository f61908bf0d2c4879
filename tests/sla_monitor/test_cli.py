"""`saypro sla due FILE`: a line per case of any file like the marketplace's; what is wrong is said (REQ S-02)."""

import json
from pathlib import Path
from typing import Any

import pytest

from sla_monitor import cli

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "sla_cases.json").read_text(encoding="utf-8"))
FIRST, SECOND = ({"id": case["id"], "due_at": case["expected_due_at"]} for case in CASES[:2])
WANTED = "a JSON list of cases is needed, or one case a line"


def written(tmp_path: Path, content: str) -> Path:
    file = tmp_path / "cases.json"
    file.write_text(content, encoding="utf-8")
    return file


def changed(**fields: object) -> dict[str, object]:
    return CASES[0] | {"id": "changed"} | fields


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_file_gives_one_line_per_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    open_pause = changed(pauses=[{"from": "2026-02-02T09:00:00Z", "to": None}])
    assert cli.due(written(tmp_path, json.dumps([CASES[0], open_pause, CASES[1]]))) == 0
    assert lines(capsys) == [FIRST, {"id": "changed", "due_at": None}, SECOND]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(CASES[:2], indent=2),
        "\n".join(json.dumps(case) for case in CASES[:2]),
        f"\n{json.dumps(CASES[0])}\n\n{json.dumps(CASES[1], indent=2)}\n",
        "\ufeff" + json.dumps(CASES[:2]),
    ],
    ids=["a list", "one a line", "one after the other", "from Windows"],
)
def test_cases_come_as_a_list_or_one_after_the_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    assert cli.due(written(tmp_path, content)) == 0
    assert lines(capsys) == [FIRST, SECOND]


def test_no_cases_are_no_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.due(written(tmp_path, "[]")) == 0
    assert lines(capsys) == []


def test_a_case_that_is_refused_names_its_field_and_the_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, json.dumps([changed(timezone="Mars/Olympus"), CASES[1]]))
    assert cli.due(file) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line) for line in out.splitlines()] == [
        {
            "id": "changed",
            "error": {
                "field": "timezone",
                "problem": "'Mars/Olympus' is not a known time zone",
                "allowed": "an IANA name such as Africa/Johannesburg",
            },
        },
        SECOND,
    ]
    assert err == f"{file}: 1 of 2 cases refused\n"


OFFICE = {"name": "c", "hours": {"mon": [["09:00", "17:00"]]}}
EVERY_DAY = {
    "weekdays": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
    "holidays": True,
    "due": "end_of_next_business_day",
    "close": "17:00",
}
YEARS = "years 1970 to 9000"


@pytest.mark.parametrize(
    ("case", "name", "field", "problem", "allowed"),
    [
        (5, None, "cases[0]", "5", "an object"),
        (None, None, "cases[0]", "missing", "an object"),
        ("x", None, "cases[0]", "a text", "an object"),
        ({}, None, "cases[0].id", "missing", "a text or a number"),
        (changed(id=["x"]), ["x"], "cases[0].id", "['x']", "a text or a number"),
        (changed(id=True), True, "cases[0].id", "True", "a text or a number"),
        (changed(id=7, timezone=None), 7, "timezone", "missing", "an IANA name such as Africa/Johannesburg"),
        (changed(created_at="1969-12-31T23:59:59Z"), "changed", "created_at", "too far away", YEARS),
        (changed(created_at="0001-01-01T00:00:00+14:00"), "changed", "created_at", "too far away", YEARS),
        (changed(created_at="9999-12-31T23:59:59-12:00"), "changed", "created_at", "too far away", YEARS),
        (
            changed(policy={"target_minutes": 50_000_000}, calendar=OFFICE),
            "changed",
            "policy.target_minutes",
            "not reached within 100 years on calendar 'c'",
            "a target that the calendar's open time can hold",
        ),
        (
            changed(policy={"target_minutes": 5, "non_working_arrival": EVERY_DAY}),
            "changed",
            "policy.non_working_arrival",
            "no business day follows",
            "a calendar with a day that the rule does not name",
        ),
        (
            changed(pauses=[{"from": "2026-02-02T08:00:00Z", "to": "9000-01-01T00:00:00Z"}]),
            "changed",
            "pauses.to",
            "more than 100 years after the arrival",
            "a nearer time",
        ),
    ],
)
def test_what_cannot_be_answered_is_told_by_case_and_field(
    case: object, name: object, field: str, problem: str, allowed: str
) -> None:
    assert list(cli.answers([case])) == [
        {"id": name, "error": {"field": field, "problem": problem, "allowed": allowed}}
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ('[{"id": 1},', "Expecting value: line 1 column 12 (char 11)"),
        ('{"id": 1}\n{"id" 2}', "Expecting ':' delimiter: line 2 column 7 (char 16)"),
        ("[" * 100_000, "maximum recursion depth exceeded"),
    ],
)
def test_a_file_that_holds_no_cases_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, said: str
) -> None:
    file = written(tmp_path, content)
    assert cli.due(file) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{file}: {said}")
    assert err.endswith(f"; {WANTED}\n")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file, content in ((tmp_path / "missing.json", None), (tmp_path / "binary.json", b"\x80")):
        if content is not None:
            file.write_bytes(content)
        assert cli.due(file) == 1
        assert str(file) in capsys.readouterr().err


def test_fractions_of_a_second_are_kept_and_shown() -> None:
    case = changed(created_at="2026-02-02T08:00:00.250Z")
    assert list(cli.answers([case])) == [{"id": "changed", "due_at": "2026-02-02T12:00:00.250000Z"}]
