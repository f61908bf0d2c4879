"""Reading old versions: a registered pure function turns the data of one version into that of the next."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from saypro_events.base import EventData


@dataclass(frozen=True, slots=True)
class Upcast:
    """One step: `convert` takes the data of `old` and returns that of `new`. Pure: no clock, no look-ups."""

    old: type[EventData]
    new: type[EventData]
    convert: Callable[[Any], EventData]


class Upcasts:
    """The registered steps. A reader that knows version 3 reads version 1 by way of 2."""

    def __init__(self, steps: Iterable[Upcast] = ()) -> None:
        self._next: dict[type[EventData], Upcast] = {}
        for step in steps:
            if step.old in self._next:
                msg = f"{step.old.TYPE} has two ways up"
                raise ValueError(msg)
            self._next[step.old] = step

    def path(self, old: type[EventData], newest: type[EventData]) -> Callable[[Any], EventData] | None:
        """The function from `old` to `newest`; None when they are the same. Raises ValueError when there is no way."""
        steps: list[Callable[[Any], EventData]] = []
        at = old
        while at is not newest:
            step = self._next.get(at)
            if step is None or len(steps) > len(self._next):
                msg = f"no upcast leads from {old.TYPE} to {newest.TYPE}"
                raise ValueError(msg)
            steps.append(step.convert)
            at = step.new
        return _compose(steps) if steps else None


def _compose(steps: list[Callable[[Any], EventData]]) -> Callable[[Any], EventData]:
    def upcast(data: Any) -> EventData:
        for step in steps:
            data = step(data)
        upcasted: EventData = data
        return upcasted

    return upcast


UPCASTS = Upcasts()
"""Every step there is: none yet, all types are in their first version."""
