"""Health that tells the truth: live = the loops make progress; ready = it can do its work now."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from pymongo.errors import OperationFailure, PyMongoError

Problem = Callable[[], str | None]
"""Says what is wrong, or None."""
Check = Callable[[], Awaitable[str | None]]

PROBE_SECONDS = 2.0


@dataclass(frozen=True)
class Report:
    """What a probe is told."""

    ok: bool
    checks: Mapping[str, str]


class Health:
    """Collects what must be alive and what must be there."""

    def __init__(self) -> None:
        self._alive: dict[str, Problem] = {}
        self._ready: dict[str, Check] = {}
        self.stopping = False
        self.started = False

    def must_live(self, name: str, problem: Problem) -> None:
        """Add something whose end means that this process should be restarted."""
        self._alive[name] = problem

    def must_be_ready(self, name: str, check: Check) -> None:
        """Add something without which no work should be sent here."""
        self._ready[name] = check

    def live(self) -> Report:
        """Whether every loop of this process works or waits for good reason."""
        checks = {name: problem() or "ok" for name, problem in self._alive.items()}
        return Report(all(state == "ok" for state in checks.values()), checks)

    async def ready(self) -> Report:
        """Whether requests and events may come."""
        if self.stopping or not self.started:
            return Report(ok=False, checks={"process": "stopping" if self.stopping else "starting"})
        results = await asyncio.gather(*(_within(check) for check in self._ready.values()))
        checks = dict(zip(self._ready, results, strict=True))
        return Report(all(state == "ok" for state in checks.values()), checks)


async def _within(check: Check) -> str:
    try:
        async with asyncio.timeout(PROBE_SECONDS):
            return await check() or "ok"
    except TimeoutError:
        return f"no answer within {PROBE_SECONDS:.0f} s"
    except OperationFailure as error:
        return f"refuses: {(error.details or {}).get('codeName', error.code)}"
    except PyMongoError:
        return "no answer"
