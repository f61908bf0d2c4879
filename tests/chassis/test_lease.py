"""A right that one instance has at a time."""

import asyncio
from typing import Any

import pytest

from chassis.lease import Lease

pytestmark = pytest.mark.infra


async def test_one_holds_it_until_it_ends_or_is_given_back(lab: Any) -> None:
    first = Lease(lab.core.mongo, "relay", "a", seconds=0.5)
    second = Lease(lab.core.mongo, "relay", "b", seconds=0.5)
    assert await first.acquire()
    assert not await second.acquire()
    assert first.held
    assert not second.held
    await first.release()
    assert await second.acquire()
    assert not await first.ensure()
    await asyncio.sleep(0.6)
    assert not second.held
    assert await first.acquire()


async def test_the_same_owner_has_it_back_at_once_after_a_restart(lab: Any) -> None:
    assert await Lease(lab.core.mongo, "relay", "a").acquire()
    assert await Lease(lab.core.mongo, "relay", "a").acquire()


async def test_of_many_who_ask_at_once_one_gets_it(lab: Any) -> None:
    leases = [Lease(lab.core.mongo, "timers", f"owner-{n}") for n in range(20)]
    got = await asyncio.gather(*(lease.acquire() for lease in leases))
    assert sum(got) == 1


async def test_whoever_is_refused_asks_again_after_a_while_and_the_holder_hears_of_it(lab: Any) -> None:
    holder, other = (Lease(lab.core.mongo, "relay", owner, seconds=0.2) for owner in "ab")
    leases = lab.core.mongo.db["leases"]
    assert await holder.ensure()
    assert not holder.contended
    assert not await other.ensure()
    asked = (await leases.find_one({"_id": "relay"}))["asked"]
    assert not await other.ensure()
    assert (await leases.find_one({"_id": "relay"}))["asked"] == asked
    assert await holder.acquire()
    assert holder.contended
    await asyncio.sleep(0.6)
    assert await other.ensure()
