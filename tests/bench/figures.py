"""What a figure is: one JSON line with its floor, from the same run, beside it."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

Figure = dict[str, Any]


def figure(name: str, value: float, unit: str, n: int, floor: float | None = None, **more: Any) -> Figure:
    """One line of the result: `n` is how many were measured, `ratio` is value to floor. `more` is told beside it."""
    return {
        "name": name,
        "value": round(value, 3),
        "unit": unit,
        "floor": None if floor is None else round(floor, 3),
        "ratio": round(value / floor, 3) if floor else None,
        "n": n,
        **more,
    }


def quantile(values: Iterable[float], share: float) -> float:
    """The value that `share` of them do not exceed."""
    ordered: Sequence[float] = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def show(figures: Iterable[Figure]) -> None:
    """Print them, a line each, at once."""
    for one in figures:
        sys.stdout.write(json.dumps(one) + "\n")
    sys.stdout.flush()
