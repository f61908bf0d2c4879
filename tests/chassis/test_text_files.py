"""Files of texts: what is good is answered, what is bad is named."""

import json
from pathlib import Path

import pytest

from chassis.text_files import print_answers


def length(text: str) -> dict[str, object]:
    return {"length": len(text)}


def test_a_wrong_line_is_named_and_the_others_are_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "texts.jsonl"
    lines = [b'{"id": 1, "text": "abc"}', b"", b"{", b'{"text": "no id"}', b'{"id": 2, "text": 3}', b"\xff"]
    file.write_bytes(b"\n".join([*lines, b'{"id": "\\ud800\\u00e9", "text": ""}']))
    with pytest.raises(SystemExit) as ended:
        print_answers(file, length)
    said = capsys.readouterr()
    assert ended.value.code == 1
    assert [json.loads(line) for line in said.out.splitlines()] == [
        {"id": 1, "length": 3},
        {"id": "\ud800\u00e9", "length": 0},
    ]
    assert [line.removeprefix(f"{file}, ").partition(":")[0] for line in said.err.splitlines()] == [
        f"line {number}" for number in (3, 4, 5, 6)
    ]


def test_good_lines_alone_end_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"id": 1, "text": "abc"}\n\n')
    print_answers(file, length)
    said = capsys.readouterr()
    assert (json.loads(said.out), said.err) == ({"id": 1, "length": 3}, "")


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        print_answers(tmp_path / "none.jsonl", length)
    assert capsys.readouterr().err == f"{tmp_path / 'none.jsonl'}: No such file or directory\n"
