"""The figures of the scan on the part of the labelled set that was kept out of the tuning."""

import hashlib
from pathlib import Path
from typing import NamedTuple

import pytest

from messaging.domain.text import scan

LABELLED = Path(__file__).parent / "labelled"


class Example(NamedTuple):
    label: str
    text: str

    @property
    def held_out(self) -> bool:
        """Three fifths by hash of the text: nobody chose which."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 5 >= 2


def read_labelled() -> list[Example]:
    """One text a line; the file's name is its label."""
    return [
        Example(file.stem, text)
        for file in sorted(LABELLED.glob("*.txt"))
        for text in file.read_text(encoding="utf-8").split("\n")
        if text
    ]


# REQ M-11
def test_held_out_part_is_precise_and_complete(capsys: pytest.CaptureFixture[str]) -> None:
    examples = [e for e in read_labelled() if e.held_out]
    found = [scan(e.text).label for e in examples]
    pairs = list(zip(examples, found, strict=True))
    right = sum(label == e.label != "clean" for e, label in pairs)
    reported = sum(label != "clean" for label in found)
    present = sum(e.label != "clean" for e in examples)
    precision, recall = right / reported, right / present
    with capsys.disabled():
        print(
            f"\nscan, {len(pairs)} held-out texts ({present} to find): precision {precision:.3f}, recall {recall:.3f}"
        )
    assert precision >= 0.97
    assert recall >= 0.90


def test_the_set_is_large_and_about_half_plain_talk() -> None:
    examples = read_labelled()
    plain = sum(e.label == "clean" for e in examples) / len(examples)
    assert len(examples) == len({e.text for e in examples}) >= 300
    assert 0.45 <= plain <= 0.6
