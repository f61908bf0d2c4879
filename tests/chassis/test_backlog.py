"""REQ P-03"""

from chassis.backlog import Backlog
from chassis.records import Record


def record(topic: str, offset: int) -> Record:
    return Record(topic, 0, offset, b"k", b"", ())


def test_a_flood_in_one_partition_leaves_room_for_the_others() -> None:
    waiting = Backlog()
    waiting.add(record("offers", n) for n in range(1000))
    waiting.add(record("orders", n) for n in range(3))
    batch = waiting.take(10)
    assert [one.offset for one in batch if one.topic == "orders"] == [0, 1, 2]
    assert [one.offset for one in batch if one.topic == "offers"] == list(range(7))
    assert waiting.of(("offers", 0)) == 993
    assert waiting.of(("orders", 0)) == 0


def test_everything_comes_out_once_and_in_order() -> None:
    waiting = Backlog()
    for topic, count in (("a", 17), ("b", 1), ("c", 40)):
        waiting.add(record(topic, n) for n in range(count))
    taken: list[Record] = []
    while len(waiting):
        batch = waiting.take(7)
        assert 0 < len(batch) <= 7
        taken += batch
    for topic, count in (("a", 17), ("b", 1), ("c", 40)):
        assert [one.offset for one in taken if one.topic == topic] == list(range(count))
    assert waiting.take(7) == []


def test_what_is_let_go_is_gone() -> None:
    waiting = Backlog()
    waiting.add([record("a", 1)])
    waiting.clear()
    assert len(waiting) == 0
