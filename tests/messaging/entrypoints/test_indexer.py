"""The rounds that make what was said findable, over an index that only notes what it is asked."""

from collections.abc import Collection, Sequence

import pytest
from pymongo.errors import AutoReconnect

from messaging.entrypoints.indexer import A_PART, Indexer


class FakeIndex:
    """Notes what it caught up with. `lost` is overtaken once, `fails` fails once."""

    def __init__(self) -> None:
        self.caught: list[set[str]] = []
        self.renamed: list[str] = []
        self.old: list[str] = []
        self.lost: set[str] = set()
        self.fails: Exception | None = None

    async def catch_up(self, conversation_ids: Collection[str]) -> set[str]:
        if self.fails is not None:
            error, self.fails = self.fails, None
            raise error
        self.caught.append(set(conversation_ids))
        lost, self.lost = self.lost, set()
        return lost

    async def stale(self, limit: int) -> Sequence[str]:
        found, self.renamed = self.renamed, []
        return found

    async def behind(self, after: str, limit: int) -> tuple[str | None, Sequence[str]]:
        rest = [one for one in self.old if one > after]
        return (rest[limit - 1] if len(rest) > limit else None), rest[:limit]


@pytest.fixture
def index() -> FakeIndex:
    return FakeIndex()


# REQ M-02
async def test_what_was_touched_is_looked_at_a_part_at_a_time(index: FakeIndex) -> None:
    indexer = Indexer(index)
    for number in range(A_PART + 1):
        indexer.touch(f"c-{number}")
        indexer.touch(f"c-{number}")
    assert await indexer.turn()
    assert not await indexer.turn()
    assert [len(part) for part in index.caught] == [A_PART, 1]


async def test_what_was_overtaken_or_failed_is_looked_at_again(index: FakeIndex) -> None:
    indexer = Indexer(index)
    indexer.touch("c-1")
    index.fails = AutoReconnect()
    with pytest.raises(AutoReconnect):
        await indexer.turn()
    index.lost = {"c-1"}
    assert await indexer.turn()
    assert not await indexer.turn()
    assert index.caught == [{"c-1"}, {"c-1"}]


async def test_all_that_is_there_is_walked_over_once_and_what_is_stale_always(index: FakeIndex) -> None:
    indexer = Indexer(index)
    index.old = [f"c-{number:03}" for number in range(A_PART + 5)]
    await indexer.turn()
    await indexer.turn()
    assert set().union(*index.caught) == set(index.old)
    index.caught.clear()
    index.renamed = ["c-7"]
    await indexer.turn()
    assert index.caught == [{"c-7"}]


async def test_before_the_end_nothing_that_was_touched_is_left(index: FakeIndex) -> None:
    indexer = Indexer(index)
    for number in range(3 * A_PART):
        indexer.touch(f"c-{number}")
    await indexer.finish()
    assert sum(len(part) for part in index.caught) == 3 * A_PART
    indexer.touch("c-1")
    index.fails = AutoReconnect()
    await indexer.finish()
