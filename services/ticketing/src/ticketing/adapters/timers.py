"""Reminders as durable timers of the chassis: one for each ticket."""

from datetime import datetime

from chassis.timers import Timers

KIND = "ticket.follow_up"


class TimerReminders:
    """Sets and moves a ticket's timer with the transaction that is running."""

    def __init__(self, timers: Timers) -> None:
        self._timers = timers

    async def set(self, ticket_id: str, due_at: datetime | None) -> None:
        if due_at is None:
            await self._timers.cancel(KIND, ticket_id)
        else:
            await self._timers.schedule(KIND, ticket_id, due_at)
