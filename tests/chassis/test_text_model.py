"""A text model that is trained here, packed, unpacked, and asked what decided (REQ T-03)."""

import json
import zlib
from pathlib import Path

import pytest

from chassis.text_features import words_of
from chassis.text_model import TextModel
from chassis.text_negation import words_meant
from chassis.text_training import Example, Method, main, train
from chassis.text_weights import Weights

PARCEL = ["where is my parcel", "my parcel is late", "the parcel never came", "wo ist mein Paket", "no parcel yet"]
LOGIN = ["i cannot log in", "my password is wrong", "login does not work", "Passwort vergessen", "no login"]
EXAMPLES = [Example(text, "parcel") for text in PARCEL] + [Example(text, "login") for text in LOGIN]


@pytest.fixture(scope="module")
def weights() -> Weights:
    return train(EXAMPLES, Method(rounds=30))


@pytest.fixture(scope="module")
def model(weights: Weights) -> TextModel:
    return TextModel(weights)


def likeliest(model: TextModel, text: str) -> str:
    chances = model.read(text).chances
    assert sum(chances.values()) == pytest.approx(1)
    return max(chances, key=chances.__getitem__)


@pytest.mark.parametrize("text", [*PARCEL, "WHERE is my PARCELL???", "mein paket fehlt", "paaaarcel"])
def test_what_it_learned_it_knows_in_other_spellings_too(model: TextModel, text: str) -> None:
    assert likeliest(model, text) == "parcel"


def test_it_says_which_words_decided_as_they_were_written(model: TextModel) -> None:
    words = model.read("Hello, my PARCEL, please").words_for("parcel")
    assert "PARCEL" in " ".join(words)
    assert model.read("qqqq").words_for("parcel") == ()


def test_what_is_ruled_out_is_not_read() -> None:
    meant = [word.form for word in words_meant("I don't want a refund, where is my parcel")]
    assert "refund" not in meant
    assert "parcel" in meant


def test_a_word_is_compared_without_case_accents_and_drawn_out_letters() -> None:
    assert [word.form for word in words_of("Ça   COOOOOL 12345!!")] == ["ca", "cool", "0000", "!"]


def test_the_same_texts_give_the_same_weights_and_a_file_keeps_them(weights: Weights) -> None:
    again = train(EXAMPLES, Method(rounds=30))
    assert again.packed() == weights.packed()
    kept = Weights.unpacked(weights.packed())
    assert (kept.labels, list(kept.keys), list(kept.rows)) == (weights.labels, list(weights.keys), list(weights.rows))
    with pytest.raises(zlib.error):
        Weights.unpacked(weights.packed()[:-9])


def test_weights_of_other_texts_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [json.dumps({"text": one.text, "topic": one.label}) for one in EXAMPLES]
    (tmp_path / "texts.jsonl").write_text("\n".join(lines))
    (tmp_path / "model.toml").write_text('weights = "a.model"\nlabel = ["topic"]\n[corpora]\n"texts.jsonl" = 1.0\n')
    model = str(tmp_path / "model.toml")
    assert main(["--check", model]) == 1
    assert main([model]) == 0
    assert main(["--check", model]) == 0
    (tmp_path / "texts.jsonl").write_text("\n".join(lines[1:]))
    assert main(["--check", model]) == 1
    assert "make train" in capsys.readouterr().err
