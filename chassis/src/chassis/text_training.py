"""Makes the weights of a text model from labelled texts: `python -m chassis.text_training [--check] MODEL.toml ...`.

Multinomial logistic regression by stochastic gradient descent, in an order that a seed decides: the same corpus gives
the same weights. Needs NumPy, which no service needs to run.

A MODEL.toml names, relative to its own folder, the file of weights, the fields that make a label, and the corpora
(files of JSON lines with "text" and those fields) with how much a text of each counts.
"""

import argparse
import hashlib
import json
import math
import random
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chassis.text_features import feature_of_pair, features_of_word
from chassis.text_model import likelihoods
from chassis.text_negation import words_meant
from chassis.text_weights import Weights

_PROBE = "I can't pay!! L'été à Łódź: 12345 soooo पैसे 退款 アプリが؟"


@dataclass(frozen=True, slots=True)
class Example:
    """A text, what it is about, and how much it counts."""

    text: str
    label: str
    counts: float = 1.0


@dataclass(frozen=True, slots=True)
class Method:
    """How weights are found.

    orders: how many orders the examples are read in; the weights are the mean of what each gives, so that none is what
    it is by the accident of an order. seldom: in how many texts a feature other than a whole word occurs to be kept.
    """

    orders: int = 3
    rounds: int = 10
    rate: float = 0.1
    seed: int = 1
    seldom: int = 2
    levels: int = 15
    clipped: float = 0.999


@dataclass(frozen=True, slots=True)
class Model:
    """What a MODEL.toml says."""

    weights: Path
    examples: tuple[Example, ...]

    @classmethod
    def read(cls, path: Path) -> "Model":
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        examples = tuple(
            Example(line["text"], ".".join(line[field] for field in told["label"]), counts)
            for name, counts in told["corpora"].items()
            for line in map(json.loads, (path.parent / name).read_text(encoding="utf-8").splitlines())
        )
        return cls(path.parent / told["weights"], examples)


def fingerprint(examples: Sequence[Example], method: Method) -> str:
    """What weights belong to: the examples, the method, and what the model looks at in a text."""
    looks_at = [features_of_word(word.form) for word in words_meant(_PROBE)]
    whole = json.dumps([[astuple(one) for one in examples], astuple(method), looks_at])
    return hashlib.sha256(whole.encode()).hexdigest()


def train(examples: Sequence[Example], method: Method) -> Weights:
    """The weights that tell these examples' labels apart; a minute at most for ten thousand."""
    counted = [_features(example.text) for example in examples]
    rarity = _rarity(examples, counted, method)
    keys = sorted(rarity)
    rows = {key: row for row, key in enumerate(keys)}
    labels = sorted({example.label for example in examples})
    inputs = [_input(features, rows, rarity) for features in counted]
    targets = [labels.index(example.label) for example in examples]
    found, bias = np.zeros((len(keys), len(labels))), np.zeros(len(labels))
    for order in range(method.orders):
        one = replace(method, seed=method.seed + order)
        weights, biases = _descend(inputs, targets, [e.counts for e in examples], found.shape, one)
        found += weights / method.orders
        bias += biases / method.orders
    found *= np.array([rarity[key] for key in keys])[:, None]
    scale = float(np.quantile(np.abs(found).max(axis=1), method.clipped)) / method.levels
    whole = np.clip(np.rint(found / scale), -method.levels, method.levels).astype(np.int8)
    kept = np.flatnonzero(np.abs(whole).max(axis=1))
    return Weights(
        labels=tuple(labels),
        bias=tuple(round(float(one), 4) for one in bias),
        scale=scale,
        keys=[keys[row] for row in kept],
        rows=whole[kept].ravel().tolist(),
        belongs_to=fingerprint(examples, method),
    )


def _features(text: str) -> Counter[int]:
    """How often each feature occurs, in the way that the model counts them."""
    forms = dict.fromkeys(word.form for word in words_meant(text))
    counts: Counter[int] = Counter()
    for form in forms:
        counts.update(features_of_word(form))
    counts.update(feature_of_pair(*pair) for pair in set(pairwise(("", *(w.form for w in words_meant(text)), ""))))
    return counts


def _rarity(examples: Sequence[Example], counted: Sequence[Counter[int]], method: Method) -> dict[int, float]:
    """The features worth keeping, each with how telling it is by being rare."""
    texts = Counter(feature for features in counted for feature in features)
    words = {features_of_word(word.form)[0] for example in examples for word in words_meant(example.text)}
    return {
        feature: math.log((1 + len(counted)) / (1 + number)) + 1
        for feature, number in texts.items()
        if number >= method.seldom or feature in words
    }


_Input = tuple[NDArray[np.intp], NDArray[np.float64]]


def _input(features: Counter[int], rows: dict[int, int], rarity: dict[int, float]) -> _Input:
    known = [feature for feature in features if feature in rows]
    length = math.sqrt(max(1, sum(features[feature] for feature in known)))
    values = [features[feature] * rarity[feature] / length for feature in known]
    return np.array([rows[feature] for feature in known], dtype=np.intp), np.array(values)


def _descend(
    inputs: Sequence[_Input], targets: Sequence[int], counts: Sequence[float], shape: tuple[int, int], method: Method
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Gradient descent, an example at a time, in ever smaller steps."""
    weights, bias = np.zeros(shape), np.zeros(shape[1])
    order = list(range(len(inputs)))
    shuffle = random.Random(method.seed).shuffle  # noqa: S311  # an order, no secret
    for round_ in range(method.rounds):
        shuffle(order)
        rate = method.rate * (1 - round_ / method.rounds)
        for i in order:
            rows, values = inputs[i]
            scores = (values[:, None] * weights[rows]).sum(axis=0) + bias
            surprise = np.array(likelihoods(scores.tolist()))
            surprise[targets[i]] -= 1
            step = rate * counts[i] * surprise
            weights[rows] -= values[:, None] * step
            bias -= step
    return weights, bias


def main(arguments: Sequence[str] | None = None) -> int:
    """Write each model's weights, or with --check say which do not belong to their corpus."""
    parser = argparse.ArgumentParser(prog="chassis.text_training", description=main.__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("models", nargs="+", type=Path)
    asked = parser.parse_args(arguments)
    stale = 0
    for path in asked.models:
        model = Model.read(path)
        if not asked.check:
            model.weights.write_bytes(train(model.examples, Method()).packed())
        elif not model.weights.exists() or not _belongs(model):
            sys.stderr.write(f"{model.weights} was not made from {path}: run make train\n")
            stale += 1
    return 1 if stale else 0


def _belongs(model: Model) -> bool:
    return Weights.unpacked(model.weights.read_bytes()).belongs_to == fingerprint(model.examples, Method())


if __name__ == "__main__":
    raise SystemExit(main())
