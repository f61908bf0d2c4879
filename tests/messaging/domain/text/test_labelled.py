"""The figures of the scan on labelled texts: those that it was tuned on, and those that were kept out of the tuning.

`labelled/tuning` and `labelled/kept_out` hold a file a label, one text a line, by language (`[de]`; `[xx]` is
a mixture of many). A text of `kept_out` was written before the rules that find it; whoever tunes
them reads `tuning` only.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from messaging.domain.text import scan

LABELLED = Path(__file__).parent / "labelled"
_LANGUAGE = re.compile(r"\[([a-z]{2})\]")


class Example(NamedTuple):
    language: str
    label: str
    text: str


class Figures(NamedTuple):
    """precision: of the texts reported, those that are not clean; recall: of those not clean, the ones reported;
    exact: of those, the ones reported with the right label."""

    texts: int
    precision: float
    recall: float
    exact: float

    def __str__(self) -> str:
        return f"{self.texts} texts, precision {self.precision:.3f}, recall {self.recall:.3f}, exact {self.exact:.3f}"


def read_labelled(part: str) -> list[Example]:
    found: list[Example] = []
    for file in sorted((LABELLED / part).glob("*.txt")):
        language = ""
        for line in file.read_text(encoding="utf-8").split("\n"):
            heading = _LANGUAGE.fullmatch(line)
            if heading:
                language = heading[1]
            elif line:
                found.append(Example(language, file.stem, line))
    return found


def measure(examples: Iterable[Example]) -> Figures:
    pairs = [(e.label, scan(e.text).label) for e in examples]
    present = [label == found for label, found in pairs if label != "clean"]
    reported = [label != "clean" for label, found in pairs if found != "clean"]
    seen = sum(label != "clean" != found for label, found in pairs)
    return Figures(
        len(pairs),
        sum(reported) / max(1, len(reported)),
        seen / max(1, len(present)),
        sum(present) / max(1, len(present)),
    )


# REQ M-11
def test_kept_out_part_is_precise_and_complete(capsys: pytest.CaptureFixture[str]) -> None:
    examples = read_labelled("kept_out")
    by_language: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_language[example.language].append(example)
    figures = measure(examples)
    with capsys.disabled():
        print(f"\nscan, kept out of the tuning: {figures}")
        for language, of_language in sorted(by_language.items(), key=lambda item: -len(item[1])):
            print(f"  {language}: {measure(of_language)}")
    assert figures.precision >= 0.97
    assert figures.recall >= 0.90


def test_tuned_part_stays_found(capsys: pytest.CaptureFixture[str]) -> None:
    figures = measure(read_labelled("tuning"))
    with capsys.disabled():
        print(f"\nscan, tuned on: {figures}")
    assert figures.precision >= 0.99
    assert figures.recall >= 0.95


@pytest.mark.parametrize("part", ["kept_out", "tuning"])
def test_each_part_is_large_and_about_half_plain_talk(part: str) -> None:
    examples = read_labelled(part)
    plain = sum(e.label == "clean" for e in examples) / len(examples)
    assert len(examples) >= 300
    assert 0.45 <= plain <= 0.6


def test_no_text_is_in_both_parts() -> None:
    texts = [e.text for part in ("kept_out", "tuning") for e in read_labelled(part)]
    assert len(texts) == len(set(texts))
