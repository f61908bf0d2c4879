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
