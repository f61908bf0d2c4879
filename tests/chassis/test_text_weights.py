"""The file of weights: small, the same for the same weights, and no other file is taken for one."""

import json
import zlib

import pytest

from chassis.text_weights import Weights


def test_a_file_keeps_them(weights: Weights) -> None:
    kept = Weights.unpacked(weights.packed())
    assert (kept.labels, list(kept.keys), list(kept.rows)) == (weights.labels, list(weights.keys), list(weights.rows))
    assert (kept.bias, kept.scale, kept.belongs_to) == (weights.bias, weights.scale, weights.belongs_to)
    assert kept.packed() == weights.packed()


def test_a_file_that_is_cut_off_is_refused(weights: Weights) -> None:
    with pytest.raises(zlib.error):
        Weights.unpacked(weights.packed()[:-9])
    with pytest.raises(ValueError, match="cut off"):
        Weights.unpacked(zlib.compress(zlib.decompress(weights.packed())[:-1]))


@pytest.mark.parametrize("content", [b"", b"{}", json.dumps({"labels": ["a"]}).encode() + b"\n"])
def test_another_file_is_refused(content: bytes) -> None:
    with pytest.raises((ValueError, KeyError)):
        Weights.unpacked(zlib.compress(content))
