"""A loop that works in turns and outlives every trouble that passes."""

from collections.abc import Awaitable, Callable

import structlog

from chassis.backoff import Backoff
from chassis.errors import is_transient, outlived_transaction

log = structlog.get_logger("turns")


async def take_turns(name: str, turn: Callable[[], Awaitable[bool]], rest: Callable[[], Awaitable[None]]) -> None:
    """Call `turn` until cancelled: again at once while there was something to do, else after `rest`.

    Where the surroundings fail it backs off. Raises what else `turn` raises: a defect.
    """
    backoff = Backoff(first=0.1, most=5.0)
    while True:
        try:
            busy = await turn()
        except Exception as error:
            if not is_transient(error) and not outlived_transaction(error):
                raise
            log.warning("backs_off", loop=name, error=type(error).__name__)
            await backoff.wait()
            continue
        backoff.reset()
        if not busy:
            await rest()
