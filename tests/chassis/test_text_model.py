"""A text model that is trained here and asked what it makes of a text, and what decided (REQ T-03)."""

from pathlib import Path

import pytest

from chassis.text_model import TextModel, likelihoods
from chassis.text_weights import Weights


@pytest.fixture(scope="module")
def model(weights: Weights) -> TextModel:
    return TextModel(weights)


def likeliest(model: TextModel, text: str) -> str:
    chances = model.read(text).chances
    assert sum(chances.values()) == pytest.approx(1)
    return max(chances, key=chances.__getitem__)


LEARNED = ["where is my parcel", "my parcel is late", "the parcel never came", "wo ist mein Paket", "no parcel yet"]


@pytest.mark.parametrize("text", [*LEARNED, "WHERE is my PARCELL???", "mein paket fehlt", "paaaarcel"])
def test_what_it_learned_it_knows_in_other_spellings_too(model: TextModel, text: str) -> None:
    assert likeliest(model, text) == "parcel"


def test_it_says_which_words_decided_as_they_were_written(model: TextModel) -> None:
    words = model.read("Hello, my PARCEL, please").words_for("parcel")
    assert "PARCEL" in " ".join(words)
    assert model.read("qqqq").words_for("parcel") == ()


def test_saying_it_again_makes_it_no_surer(model: TextModel) -> None:
    once, thrice = model.read("parcel").chances["parcel"], model.read("parcel parcel parcel").chances["parcel"]
    assert thrice == pytest.approx(once, abs=0.1)


@pytest.mark.parametrize("text", ["", "   ", "\x00\ud800", "?!", "word " * 100_000])
def test_any_text_is_read(model: TextModel, text: str) -> None:
    assert sum(model.read(text).chances.values()) == pytest.approx(1)


def test_it_reads_the_same_from_a_file(model: TextModel, weights: Weights, tmp_path: Path) -> None:
    (tmp_path / "a.model").write_bytes(weights.packed())
    text = "my parcel and my login"
    assert TextModel.load(tmp_path / "a.model").read(text).chances == model.read(text).chances


def test_scores_of_any_size_become_chances() -> None:
    assert likelihoods([1000.0, 1000.0]) == [0.5, 0.5]
    assert likelihoods([-1e6, 0.0]) == [0.0, 1.0]
