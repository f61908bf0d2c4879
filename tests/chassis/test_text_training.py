"""Weights are made from a corpus, the same from the same, and a corpus that has changed is told."""

import json
from pathlib import Path

import pytest

from chassis.text_model import TextModel
from chassis.text_training import Example, Method, fingerprint, main, train
from chassis.text_weights import Weights


def test_the_same_texts_give_the_same_weights(weights: Weights, examples: list[Example]) -> None:
    assert train(examples, Method(rounds=30)).packed() == weights.packed()


def test_an_example_that_counts_more_is_believed_more() -> None:
    said = [Example("late", "parcel", 1.0), Example("late", "login", 20.0)]
    chances = TextModel(train(said, Method(rounds=30))).read("late").chances
    assert chances["login"] > chances["parcel"]


def test_weights_belong_to_their_texts_and_their_method(examples: list[Example]) -> None:
    own = fingerprint(examples, Method())
    assert own == fingerprint(list(examples), Method())
    assert own != fingerprint(examples[1:], Method())
    assert own != fingerprint(examples, Method(seed=2))
    assert own != fingerprint([Example(one.text, one.label, 2.0) for one in examples], Method())


def test_weights_of_other_texts_are_told(
    examples: list[Example], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [json.dumps({"text": one.text, "topic": one.label}) for one in examples]
    (tmp_path / "texts.jsonl").write_text("\n".join(lines))
    (tmp_path / "model.toml").write_text('weights = "a.model"\nlabel = ["topic"]\n[corpora]\n"texts.jsonl" = 1.0\n')
    model = str(tmp_path / "model.toml")
    assert main(["--check", model]) == 1
    assert main([model]) == 0
    assert main(["--check", model]) == 0
    (tmp_path / "texts.jsonl").write_text("\n".join(lines[1:]))
    assert main(["--check", model]) == 1
    assert "make train" in capsys.readouterr().err
