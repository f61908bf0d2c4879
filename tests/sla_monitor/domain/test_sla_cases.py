"""The cases that the marketplace gave, and files like theirs."""

import json
from pathlib import Path

import pytest

from sla_monitor import cli

CASES = json.loads((Path(__file__).parents[1] / "sla_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, object]) -> None:
    # REQ S-01 S-02
    assert list(cli.answers([case])) == [{"id": case["id"], "due_at": case["expected_due_at"]}]


def test_a_file_gives_one_line_per_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "cases.json"
    open_pause = CASES[0] | {"id": "open", "pauses": [{"from": "2026-02-02T09:00:00Z", "to": None}]}
    file.write_text(json.dumps([CASES[0], open_pause, CASES[1]]), encoding="utf-8")
    assert cli.due(file) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        {"id": CASES[0]["id"], "due_at": CASES[0]["expected_due_at"]},
        {"id": "open", "due_at": None},
        {"id": CASES[1]["id"], "due_at": CASES[1]["expected_due_at"]},
    ]


def test_a_case_that_is_refused_names_its_field_and_the_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([CASES[0] | {"timezone": "Mars/Olympus"}, CASES[1]]), encoding="utf-8")
    assert cli.due(file) == 1
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first["error"]["field"] == "timezone"
    assert second["due_at"] == CASES[1]["expected_due_at"]


@pytest.mark.parametrize("content", ["{", '{"id": 1}', ""])
def test_a_file_that_is_no_list_of_cases_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    file = tmp_path / "cases.json"
    file.write_text(content, encoding="utf-8")
    assert cli.due(file) == 1
    assert str(file) in capsys.readouterr().err


def test_fractions_of_a_second_are_kept_and_shown() -> None:
    case = CASES[0] | {"created_at": "2026-02-02T08:00:00.250Z"}
    assert next(cli.answers([case]))["due_at"] == "2026-02-02T12:00:00.250000Z"
