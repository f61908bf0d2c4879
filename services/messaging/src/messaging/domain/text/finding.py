"""What a scan finds."""

from dataclasses import dataclass
from typing import Literal

Label = Literal["clean", "contact", "payment"]

#: From this confidence on a finding is reported; below it the text is clean.
ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason: a piece of the text, as a half-open span of the text searched, and how sure it is, 0..1."""

    label: Label
    confidence: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on a text.

    label: "payment" when money is to pass the platform by, "contact" when only a way to meet elsewhere is given or
    asked for, else "clean". confidence: 0..1 that the label is right. spans: half-open offsets [start, end) in the
    original text of what was found, ascending, not overlapping; empty when clean.
    """

    label: Label
    confidence: float
    spans: tuple[tuple[int, int], ...]
