"""Records that were fetched and wait for their lane, by partition."""

from collections import deque
from collections.abc import Iterable

from chassis.records import Place, Record


class Backlog:
    """In order within a partition; a batch takes from all of them, so that a flood in one holds up no other."""

    def __init__(self) -> None:
        self._waiting: dict[Place, deque[Record]] = {}

    def __len__(self) -> int:
        return sum(len(records) for records in self._waiting.values())

    def of(self, place: Place) -> int:
        """How many wait of one partition."""
        return len(self._waiting.get(place, ()))

    def add(self, records: Iterable[Record]) -> None:
        """Put records behind those of their partition."""
        for record in records:
            self._waiting.setdefault(record.place, deque()).append(record)

    def take(self, most: int) -> list[Record]:
        """At most `most` records: an equal share of each partition, and more where others have fewer."""
        batch: list[Record] = []
        while self._waiting and len(batch) < most:
            share = max(1, (most - len(batch)) // len(self._waiting))
            for place, records in list(self._waiting.items()):
                batch += [records.popleft() for _ in range(min(share, len(records), most - len(batch)))]
                if not records:
                    del self._waiting[place]
        return batch

    def clear(self) -> None:
        """Let go of all of them."""
        self._waiting.clear()
