"""Files of cases: one that is wrong takes nothing from the others."""

import json
from pathlib import Path

import pytest

from chassis.case_files import CaseRefused, Refusal, answers, print_answers


def double(case: object) -> dict[str, object]:
    if not isinstance(case, dict):
        raise CaseRefused(None, "not an object")
    if not isinstance(case["value"], int):
        raise CaseRefused(case["id"], "value: not a number")
    return {"id": case["id"], "twice": case["value"] * 2}


GOOD, BAD = {"id": "a", "value": 2}, {"id": 7, "value": "x"}
ANSWER = '{"id":"a","twice":4}'


@pytest.mark.parametrize("content", [json.dumps(GOOD), json.dumps([GOOD], indent=2), f"\n{json.dumps(GOOD)}\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "with a byte-order mark"])
def test_one_case_a_list_and_a_case_a_line_are_answered_alike(content: str, mark: str) -> None:
    assert list(answers((mark + content).encode(), double)) == [ANSWER]


def test_in_a_list_the_wrong_ones_are_named_by_place_and_id() -> None:
    found = list(answers(json.dumps([5, BAD, GOOD]).encode(), double))
    assert found == [Refusal("case 1", "not an object"), Refusal("case 2 (id 7)", "value: not a number"), ANSWER]


def test_lines_are_counted_with_the_empty_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text(f"{json.dumps(BAD)}\n\n{{\n{json.dumps(GOOD)}\n")
    assert print_answers(file, double) == 1
    out, err = capsys.readouterr()
    assert out == ANSWER + "\n"
    assert err.splitlines() == [
        f"{file}, line 1 (id 7): value: not a number",
        f"{file}, line 3: not JSON: EOF while parsing an object at column 1",
    ]


def test_all_good_is_exit_0_and_nothing_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([GOOD]))
    assert print_answers(file, double) == 0
    assert capsys.readouterr() == (ANSWER + "\n", "")


def test_text_beyond_ascii_is_printed_so_that_every_terminal_takes_it() -> None:
    assert list(answers('{"id": "é", "value": 1}'.encode(), double)) == ['{"id":"\\u00e9","twice":2}']
