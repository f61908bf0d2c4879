import json
from pathlib import Path

import pytest

from ticketing.cli import triage


def write(folder: Path, *lines: bytes) -> Path:
    file = folder / "texts.jsonl"
    file.write_bytes(b"\n".join(lines))
    return file


# REQ T-02, REQ T-03
def test_each_line_is_answered_with_its_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    triage(write(tmp_path, b'{"id": "a", "text": "I was charged twice"}', b"", b'{"id": 7, "text": "hello"}', b""))
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {
        "id": "a",
        "category": "transaction",
        "subcategory": "payment_dispute",
        "priority": "high",
        "reason": "money was taken that the user disputes; it cannot wait",
        "words": ["charged"],
    }
    assert second["id"] == 7


def test_bad_lines_are_named_and_the_rest_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = [b"nonsense", b'{"id": 1}', b'{"text": "x"}', b"[]", b'{"id": 1, "text": 5}', b"\xff"]
    with pytest.raises(SystemExit) as stopped:
        triage(write(tmp_path, *bad, b'{"id": 2, "text": "\\ud800 hacked"}'))
    printed = capsys.readouterr()
    assert stopped.value.code == 1
    assert json.loads(printed.out)["subcategory"] == "security"
    assert [f"line {n}:" in line for n, line in enumerate(printed.err.splitlines(), 1)] == [True] * len(bad)


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        triage(tmp_path / "none.jsonl")
    assert "none.jsonl" in capsys.readouterr().err
