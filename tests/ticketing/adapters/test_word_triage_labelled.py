"""The figures of triage on the part of the labelled set that was kept out of the tuning."""

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

import pytest

from ticketing.adapters.word_triage import triage
from ticketing.domain.classification import SUBCATEGORIES, Priority

LABELLED = Path(__file__).parent / "labelled"
TRAINING = Path(__file__).parents[3] / "services" / "ticketing" / "training"
CATEGORY_OF = {sub: category for category, subs in SUBCATEGORIES.items() for sub in subs}
PRIORITY_OF = {"h": Priority.HIGH, "m": Priority.MEDIUM, "l": Priority.LOW}


class Example(NamedTuple):
    subcategory: str
    priority: Priority
    text: str

    @property
    def held_out(self) -> bool:
        """Two thirds by hash of the text: nobody chose which."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 3 != 0


def read_labelled(pattern: str = "*.txt") -> list[Example]:
    examples = []
    for file in sorted(LABELLED.glob(pattern)):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                subcategory, priority, text = line.split("|", 2)
                examples.append(Example(subcategory, PRIORITY_OF[priority], text))
    return examples


# REQ T-02, REQ T-03
def test_held_out_part_is_mostly_right(capsys: pytest.CaptureFixture[str]) -> None:
    examples = [e for e in read_labelled() if e.held_out]
    proposals = [triage(e.text).proposal for e in examples]
    pairs = list(zip(examples, proposals, strict=True))
    categories = sum(p.category == CATEGORY_OF[e.subcategory] for e, p in pairs) / len(pairs)
    subcategories = sum(p.subcategory == e.subcategory for e, p in pairs) / len(pairs)
    priorities = sum(p.priority == e.priority for e, p in pairs) / len(pairs)
    with capsys.disabled():
        print(
            f"\ntriage, {len(pairs)} held-out texts: categories {categories:.1%}, subcategories {subcategories:.1%},"
            f" priorities {priorities:.1%}"
        )
    assert len(pairs) >= 300
    assert categories >= 0.85
    assert priorities >= 0.80


# REQ T-02, REQ T-03
def test_what_was_tuned_on_stays_right() -> None:
    tuned = [e for e in read_labelled() if not e.held_out] + read_labelled("tuning/*.txt")
    proposals = [triage(e.text).proposal for e in tuned]
    right = sum(p.category == CATEGORY_OF[e.subcategory] for e, p in zip(tuned, proposals, strict=True))
    assert right / len(tuned) >= 0.95


def test_labelled_set_has_every_subcategory_and_no_text_twice() -> None:
    examples = read_labelled()
    assert {e.subcategory for e in examples} == set(CATEGORY_OF)
    assert len({e.text for e in examples}) == len(examples)


# REQ T-02
@pytest.mark.parametrize("held_out", [True, False])
def test_each_part_has_every_category(held_out: bool) -> None:
    assert {CATEGORY_OF[e.subcategory] for e in read_labelled() if e.held_out is held_out} == set(SUBCATEGORIES)


def test_the_model_has_seen_nothing_of_what_it_is_judged_by() -> None:
    seen = {json.loads(line)["text"].strip().lower() for file in TRAINING.glob("*.jsonl") for line in file.open("rb")}
    assert len(seen) > 5000
    assert not [e.text for e in read_labelled() if e.held_out and e.text.strip().lower() in seen]
