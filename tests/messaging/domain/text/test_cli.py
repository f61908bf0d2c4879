import json
from pathlib import Path

import pytest

from messaging.cli import scan


def write(folder: Path, *lines: bytes) -> Path:
    file = folder / "messages.jsonl"
    file.write_bytes(b"\n".join(lines))
    return file


# REQ M-11
def test_each_line_is_answered_with_its_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scan(write(tmp_path, b'{"id": "a", "text": "call 082 123 4567"}', b"", b'{"id": 7, "text": "size 42?"}'))
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {"id": "a", "label": "contact", "confidence": 0.9, "spans": [[5, 17]]}
    assert (second["id"], second["label"], second["spans"]) == (7, "clean", [])


def test_bad_lines_are_named_and_the_rest_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = [b"nonsense", b'{"id": 1}', b'{"text": "x"}', b"[]", b'{"id": 1, "text": 5}', b"\xff"]
    with pytest.raises(SystemExit) as stopped:
        scan(write(tmp_path, *bad, b'{"id": 2, "text": "\\ud800 hello"}'))
    printed = capsys.readouterr()
    assert stopped.value.code == 1
    assert json.loads(printed.out)["label"] == "clean"
    assert [f"line {n}:" in line for n, line in enumerate(printed.err.splitlines(), 1)] == [True] * len(bad)


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        scan(tmp_path / "none.jsonl")
    assert "none.jsonl" in capsys.readouterr().err
