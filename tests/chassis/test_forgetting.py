"""After an erasure nothing that was set aside says anything of the person, and nobody waits for it."""

from dataclasses import dataclass
from typing import Any

import pytest

from chassis.forgetting import BY, WHY, SetAside, forgetting, naming
from chassis.mongo import find_all
from chassis.parking import block_id
from chassis.records import Record

ERASED = "user.erased.v1"


@dataclass(frozen=True)
class User:
    user_id: str


@dataclass(frozen=True)
class Asked:
    id: str
    type: str
    data: User


def about(offset: int, value: bytes, key: bytes = b"o-1", topic: str = "order.updated") -> Record:
    return Record(topic, 1, offset, key, value, [("ce_id", b"e")])


async def set_aside(lab: Any, letters: list[Record], parked: list[Record]) -> None:
    async def work() -> None:
        await lab.core.dead_letters.add([(one, "bad_json", f"not JSON: {one.value!r}") for one in letters])
        for one in parked:
            await lab.core.parking.park(one, f"e-{one.offset}", "failed")

    await lab.core.unit_of_work.run(work)


async def forget(lab: Any, user_id: str, event_id: str = "ask") -> list[Any]:
    """Handle an erasure as a lane does; what the service's own handler was given."""
    given: list[Any] = []

    async def handle(events: Any) -> None:
        given.extend(events)

    wrapped = forgetting(handle, SetAside(lab.core.dead_letters, lab.core.parking), ERASED)
    other = Asked("other", "user.updated.v1", User("u-lars"))
    await lab.core.unit_of_work.run(lambda: wrapped([other, Asked(event_id, ERASED, User(user_id))]))
    return given


@pytest.mark.infra
async def test_what_names_the_person_is_blanked_and_waits_no_more(lab: Any) -> None:
    # REQ P-06
    mine, others = about(1, b'{"buyer":"u-thandi","street":"secret'), about(2, b'{"buyer":"u-lars","street":"kept')
    await set_aside(lab, [mine, others], [about(3, b'{"to":"u-thandi","text":"secret"}', b"o-3")])
    assert [event.id for event in await forget(lab, "u-thandi")] == ["other", "ask"]
    for name in ("dead_letters", "parked"):
        assert "secret" not in str(await find_all(lab.core.mongo.db[name].find({})))
    assert [letter["offset"] for letter in await lab.core.dead_letters.newest()] == [2]
    assert await lab.core.parking.count() == 0
    assert await lab.core.parking.blocked([("order.updated", 1)]) == {}
    (letter,) = await lab.core.dead_letters.newest(dismissed=True)
    assert (letter["dismissed"]["by"], letter["dismissed"]["why"], letter["value"]) == (BY, WHY, None)


@pytest.mark.infra
async def test_what_was_dismissed_already_is_blanked_and_keeps_its_place(lab: Any) -> None:
    # REQ P-06
    first, second = about(1, b'"u-thandi" secret'), about(2, b"of somebody else")
    await set_aside(lab, [first], [first, second])
    await lab.core.dead_letters.dismiss(None, "thabo", "a test")
    parked = (await lab.core.parking.newest(ids=["order.updated/1/00000000000000000001"]))[0]["_id"]
    await lab.core.unit_of_work.run(lambda: lab.core.parking.dismiss(parked, "thabo", "a test"))
    await forget(lab, "u-thandi")
    for name in ("dead_letters", "parked"):
        assert "secret" not in str(await find_all(lab.core.mongo.db[name].find({})))
    # What is behind it waits on, and is counted once.
    assert [one["offset"] for one in await lab.core.parking.of_key(block_id(first), 9)] == [2]
    (key,) = await find_all(lab.core.mongo.db["parked_keys"].find({}))
    assert key["events"] == 1


@pytest.mark.infra
async def test_the_erasure_itself_is_handled_not_forgotten(lab: Any) -> None:
    # REQ P-06
    ask = about(5, b'{"user_id":"u-thandi"}', b"u-thandi", "user.erased")
    await set_aside(lab, [], [ask])
    await forget(lab, "u-thandi", "e-5")
    assert await lab.core.parking.count() == 1


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (b'{"buyer_id":"u-1"}', True),
        (b"half of a record, u-1", True),
        (b'{"buyer_id":"u-12"}', False),
        (b'{"buyer_id":"su-1"}', False),
        (b'{"buyer_id":"u-1-b"}', False),
        (b"", False),
    ],
)
def test_an_id_is_found_whole(value: bytes, found: bool) -> None:
    assert bool(naming("u-1").search(value)) is found


@pytest.mark.parametrize("value", ['{"id":"zoë"}'.encode(), b'{"id":"zo\\u00eb"}'])
def test_an_id_is_found_however_it_is_written(value: bytes) -> None:
    assert naming("zoë").search(value)
