"""Committed events wait whole, in order, until they are forgotten by name."""

from collections.abc import Callable
from typing import Any

import pytest

from chassis import outbox
from chassis.outbox import RECORD_BYTES
from chassis.unit_of_work import publish

pytestmark = pytest.mark.infra


async def committed(lab: Any, *events: Any) -> None:
    async def work() -> None:
        publish(*events)

    await lab.core.unit_of_work.run(work)


async def waiting(lab: Any) -> list[str]:
    return [packed[4] for record in await lab.core.outbox.oldest(100) for packed in record["events"]]


async def test_one_transactions_events_are_one_record_and_come_back_as_they_were(
    lab: Any, an_event: Callable[..., Any]
) -> None:
    first = an_event("a", "orders", b"\x00\xff", b'{"n": 1}', (("ce_id", b"a"), ("ce_type", "ü".encode())))
    await committed(lab, first, an_event("b", value=b""))
    (record,) = await lab.core.outbox.oldest(10)
    topic, key, value, headers, name = record["events"][0]
    assert (topic, key, value, name) == ("orders", b"\x00\xff", b'{"n": 1}', "a")
    assert [tuple(header) for header in headers] == list(first.headers)
    assert record["events"][1][2] == b""


async def test_the_oldest_come_first_and_what_is_forgotten_is_gone(lab: Any, an_event: Callable[..., Any]) -> None:
    for name in "abcd":
        await committed(lab, an_event(name))
    first, second = await lab.core.outbox.oldest(2)
    assert [first["events"][0][4], second["events"][0][4]] == ["a", "b"]
    await lab.core.outbox.delete([first["_id"]])
    assert await waiting(lab) == ["b", "c", "d"]


async def test_what_is_too_much_for_one_document_is_several_in_order(lab: Any, an_event: Callable[..., Any]) -> None:
    large = RECORD_BYTES // 3
    await committed(lab, *(an_event(str(n), value=b"x" * large) for n in range(10)))
    records = await lab.core.outbox.oldest(100)
    assert len(records) > 3
    assert all(sum(len(packed[2]) for packed in record["events"]) <= RECORD_BYTES for record in records)
    assert await waiting(lab) == [str(n) for n in range(10)]


async def test_one_event_larger_than_a_record_is_one_by_itself(lab: Any, an_event: Callable[..., Any]) -> None:
    await committed(lab, an_event("a"), an_event("b", value=b"x" * (RECORD_BYTES + 1)), an_event("c"))
    assert [len(record["events"]) for record in await lab.core.outbox.oldest(10)] == [1, 1, 1]
    assert await waiting(lab) == ["a", "b", "c"]


async def test_a_transaction_without_events_leaves_nothing_and_wakes_nobody(lab: Any) -> None:
    await committed(lab)
    assert await lab.core.outbox.depth() == (0, 0.0)
    assert not lab.core.outbox.wake.is_set()


async def test_a_commit_wakes_the_relay_and_shows_in_depth_and_age(lab: Any, an_event: Callable[..., Any]) -> None:
    await committed(lab, an_event("a"))
    await committed(lab, an_event("b"))
    assert lab.core.outbox.wake.is_set()
    depth, age = await lab.core.outbox.depth()
    assert depth == 2
    assert 0 <= age < 60


async def test_more_than_is_counted_one_by_one_is_told_about_right(
    lab: Any, an_event: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "COUNTED", 2)
    for name in "abcd":
        await committed(lab, an_event(name))
    depth, _ = await lab.core.outbox.depth()
    assert depth == 4
