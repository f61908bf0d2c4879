"""`saypro sla due FILE`: a line per case of any file like the marketplace's; what is wrong is said (REQ S-02)."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from chassis.case_files import Refusal
from sla_monitor import cli

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "sla_cases.json").read_text(encoding="utf-8"))
ZONE = "an IANA name such as Africa/Johannesburg"
FIRST, SECOND = ({"id": case["id"], "due_at": case["expected_due_at"]} for case in CASES[:2])


def written(tmp_path: Path, content: str) -> Path:
    file = tmp_path / "cases.json"
    file.write_text(content, encoding="utf-8")
    return file


def changed(**fields: object) -> dict[str, object]:
    return CASES[0] | {"id": "changed"} | fields


def answered(case: object) -> list[str | Refusal]:
    return list(cli.answers(json.dumps([case]).encode()))


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
        f"\n{json.dumps(CASES[0])}\r\n\r\n{json.dumps(CASES[1])}\r\n",
        "\ufeff" + json.dumps(CASES[:2]),
    ],
    ids=["a list", "one a line", "with lines between", "from Windows"],
)
def test_cases_come_as_a_list_or_one_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str) -> None:
    assert cli.due(written(tmp_path, content)) == 0
    assert lines(capsys) == [FIRST, SECOND]


def test_no_cases_are_no_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.due(written(tmp_path, "[]")) == 0
    assert lines(capsys) == []


def test_bad_lines_are_named_and_the_others_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = [json.dumps(case).encode() for case in CASES[:2]]
    wrong = json.dumps(changed(timezone="Mars/Olympus")).encode()
    file = tmp_path / "cases.json"
    file.write_bytes(b"\n".join([good[0], b"", b"nonsense", b"7", b"\xff", wrong, b'{"timezone": 1}', good[1]]))
    assert cli.due(file) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line) for line in out.splitlines()] == [FIRST, SECOND]
    assert err.splitlines() == [
        f"{file}, line 3: not JSON: expected ident at column 2",
        f"{file}, line 4: the case: allowed is an object; 7",
        f"{file}, line 5: not JSON: expected value at column 1",
        f"{file}, line 6 (id changed): timezone: allowed is {ZONE}; 'Mars/Olympus' is not a known time zone",
        f"{file}, line 7: id: allowed is a text or a whole number; missing",
    ]


def test_the_command_answers_what_is_good_and_ends_with_1(tmp_path: Path) -> None:
    file = written(tmp_path, f"{json.dumps(CASES[0])}\n{json.dumps(changed(created_at='noon'))}\n")
    command = [sys.executable, "-m", "saypro_local", "sla", "due", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert [json.loads(line) for line in done.stdout.splitlines()] == [FIRST]
    assert done.stderr.startswith(f"{file}, line 2 (id changed): created_at: allowed is an ISO 8601 time")
    assert len(done.stderr.splitlines()) == 1


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
        (5, None, "the case", "5", "an object"),
        (None, None, "the case", "missing", "an object"),
        ("x", None, "the case", "a text", "an object"),
        ({}, None, "id", "missing", "a text or a whole number"),
        (changed(id=["x"]), None, "id", "['x']", "a text or a whole number"),
        (changed(id=True), None, "id", "True", "a text or a whole number"),
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
    where = "case 1" if name is None else f"case 1 (id {name})"
    assert answered(case) == [Refusal(where, f"{field}: allowed is {allowed}; {problem}")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty, where a JSON list of cases or one case a line is needed"),
        (" \n", "empty, where a JSON list of cases or one case a line is needed"),
        ('[{"id": 1},', "not JSON: EOF while parsing a value at line 1 column 11"),
        ("[" * 100_000, "not JSON: recursion limit exceeded at line 1 column 202"),
    ],
)
def test_a_file_that_holds_no_cases_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, said: str
) -> None:
    file = written(tmp_path, content)
    assert cli.due(file) == 1
    assert capsys.readouterr() == ("", f"{file}: {said}\n")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.due(tmp_path / "missing.json") == 1
    assert "missing.json" in capsys.readouterr().err


def test_fractions_of_a_second_are_kept_and_shown() -> None:
    [answer] = answered(changed(created_at="2026-02-02T08:00:00.250Z"))
    assert answer == '{"id":"changed","due_at":"2026-02-02T12:00:00.250000Z"}'
