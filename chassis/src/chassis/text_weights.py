"""The weights of a text model and the file that holds them."""

import json
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, Self

_KEY_BYTES = 4


@dataclass(frozen=True, slots=True)
class Weights:
    """What a text model knows.

    keys ascend: the features that have weights, 32 bits each. rows: for each key one signed byte per label, which times
    `scale` is the weight. bias: what speaks for each label before a word is read. belongs_to: the fingerprint of what
    the weights were made from.
    """

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    scale: float
    keys: Sequence[int]
    rows: Sequence[int]
    belongs_to: str

    def packed(self) -> bytes:
        """The weights as a file; the same weights give the same bytes."""
        told = {"labels": self.labels, "bias": self.bias, "scale": self.scale, "belongs_to": self.belongs_to}
        steps = array("I", (after - before for before, after in pairwise((0, *self.keys))))
        rows = array("b", self.rows).tobytes()
        columns = b"".join(rows[i :: len(self.labels)] for i in range(len(self.labels)))
        return zlib.compress(json.dumps(told).encode() + b"\n" + steps.tobytes() + columns, 9)

    @classmethod
    def unpacked(cls, packed: bytes) -> Self:
        """The weights from a file; ValueError, KeyError or zlib.error when it is none."""
        header, _, body = zlib.decompress(packed).partition(b"\n")
        told: dict[str, Any] = json.loads(header)
        count, rest = divmod(len(body), _KEY_BYTES + len(told["labels"]))
        if rest:
            raise ValueError("the file of weights is cut off")
        steps = array("I", body[: _KEY_BYTES * count])
        rows = bytearray(body[_KEY_BYTES * count :])
        columns = bytes(rows)
        for i in range(len(told["labels"])):
            rows[i :: len(told["labels"])] = columns[i * count : (i + 1) * count]
        return cls(
            labels=tuple(told["labels"]),
            bias=tuple(told["bias"]),
            scale=told["scale"],
            keys=array("I", accumulate(steps)),
            rows=array("b", bytes(rows)),
            belongs_to=told["belongs_to"],
        )
