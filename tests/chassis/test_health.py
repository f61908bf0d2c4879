"""Health tells the truth."""

import asyncio

from pymongo.errors import AutoReconnect, OperationFailure

from chassis.health import Health


async def test_live_says_which_loop_has_ended() -> None:
    health = Health()
    health.must_live("relay", lambda: None)
    assert health.live().ok
    health.must_live("lane", lambda: "ended")
    assert not health.live().ok
    assert health.live().checks == {"relay": "ok", "lane": "ended"}


async def test_ready_only_when_started_and_everything_answers() -> None:
    health = Health()
    assert not (await health.ready()).ok
    health.started = True
    assert (await health.ready()).ok

    async def gone() -> str | None:
        raise AutoReconnect("away")

    health.must_be_ready("mongodb", gone)
    assert (await health.ready()).checks == {"mongodb": "no answer"}

    async def stranger() -> str | None:
        raise OperationFailure("who are you?", 18, {"codeName": "AuthenticationFailed"})

    health.must_be_ready("mongodb", stranger)
    assert (await health.ready()).checks == {"mongodb": "refuses: AuthenticationFailed"}

    async def silent() -> str | None:
        await asyncio.sleep(60)
        return None

    health.must_be_ready("mongodb", silent)
    assert "no answer" in (await health.ready()).checks["mongodb"]


async def test_not_ready_while_it_stops() -> None:
    health = Health()
    health.started = health.stopping = True
    assert (await health.ready()).checks == {"process": "stopping"}
