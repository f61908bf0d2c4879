"""What was handled is known, from the commit of its handling on and for as long as it can come back."""

import asyncio
from collections.abc import Iterable
from typing import Any

import pytest

from chassis.clock import utc_now
from chassis.inbox import COLLECTION, KEPT, HandledBefore, Inbox
from chassis.unit_of_work import current_session

pytestmark = pytest.mark.infra


async def remembered(lab: Any, ids: Iterable[str]) -> None:
    await lab.core.unit_of_work.run(lambda: lab.core.inbox.remember(ids))


async def test_only_what_was_handled_is_known(lab: Any) -> None:
    await remembered(lab, ["a", "b"])
    assert await lab.core.inbox.known(["a", "b", "c"]) == {"a", "b"}
    assert await lab.core.inbox.known([]) == set()


async def test_a_handling_that_failed_is_not(lab: Any) -> None:
    async def work() -> None:
        await lab.core.inbox.remember(["a"])
        assert await lab.core.inbox.known(["a"]) == {"a"}
        raise ValueError("after it")

    with pytest.raises(ValueError, match="after it"):
        await lab.core.unit_of_work.run(work)
    assert await lab.core.inbox.known(["a"]) == set()


async def test_marking_it_again_spoils_the_transaction(lab: Any) -> None:
    # REQ P-05
    await remembered(lab, ["b"])
    effects = lab.core.mongo.db["effects"]

    async def work() -> None:
        await effects.insert_one({"_id": "again"}, session=current_session())
        await lab.core.inbox.remember(["a", "b", "c"])

    with pytest.raises(HandledBefore):
        await lab.core.unit_of_work.run(work)
    assert await effects.count_documents({}) == 0
    assert await lab.core.inbox.known(["a", "b", "c"]) == {"b"}


async def test_of_many_who_handle_it_at_once_one_does(lab: Any) -> None:
    # REQ P-05
    effects = lab.core.mongo.db["effects"]

    async def handle() -> None:
        if not await lab.core.inbox.known(["a"]):
            await effects.insert_one({}, session=current_session())
            await lab.core.inbox.remember(["a"])

    await asyncio.gather(*(lab.core.unit_of_work.run(handle) for _ in range(10)))
    assert await effects.count_documents({}) == 1


async def test_another_group_has_its_own_memory(lab: Any) -> None:
    await remembered(lab, ["a"])
    assert await Inbox(lab.core.mongo, "another", utc_now).known(["a"]) == set()
    assert await Inbox(lab.core.mongo, lab.core.name, utc_now).known(["a"]) == {"a"}


async def test_the_database_forgets_it_by_itself(lab: Any) -> None:
    await remembered(lab, ["a"])
    entry = await lab.core.mongo.db[COLLECTION].find_one()
    expiry = (await lab.core.mongo.db[COLLECTION].index_information())["expiry"]
    assert abs((utc_now() - entry["at"]).total_seconds()) < 60
    assert expiry["expireAfterSeconds"] == KEPT.total_seconds()
