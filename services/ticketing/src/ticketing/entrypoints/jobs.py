"""Timers in: tickets whose follow-up is due."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from chassis.timers import OnDue, Timer
from ticketing.application.use_cases import UseCases


def timers(uses: UseCases, kind: str) -> Mapping[str, OnDue]:
    """The handler of the follow-up timers, whose kind is `kind` and whose key is a ticket's id."""

    async def on_follow_up_due(due: Sequence[Timer], now: datetime) -> None:
        for timer in due:
            await uses.take_due_step(timer.key, now)

    return {kind: on_follow_up_due}
