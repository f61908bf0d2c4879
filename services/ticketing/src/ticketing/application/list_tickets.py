"""List tickets with when to expect an answer and who they are from."""

from dataclasses import dataclass, replace
from datetime import datetime

from ticketing.application.ports import People, Promises, TicketFilter, TicketLists, TicketRow
from ticketing.domain.access import Viewer
from ticketing.domain.promise import Promise, next_answer

PAGE = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a list. older: ask for tickets before this time to go on; None at the end."""

    rows: list[TicketRow]
    promises: dict[str, Promise]
    names: dict[str, str]
    older: datetime | None


@dataclass(frozen=True)
class ListTickets:
    """Staff list all tickets, everyone else their own: whatever they ask for (REQ M-09)."""

    lists: TicketLists
    promises: Promises
    people: People

    async def __call__(self, viewer: Viewer, wanted: TicketFilter, limit: int = PAGE) -> Listed:
        """At most `limit` tickets, newest first."""
        if not viewer.is_staff:
            wanted = replace(wanted, requester_id=viewer.user_id, assignee_id=None, unassigned=False)
        rows = await self.lists.find(wanted, limit + 1)
        more, rows = len(rows) > limit, rows[:limit]
        promised = await self.promises.of([row.ticket_id for row in rows if row.status == "open"])
        answered = {row.ticket_id for row in rows if row.first_response_at is not None}
        expected = {key: next_answer(every, answered=key in answered) for key, every in promised.items()}
        named = {row.requester_id for row in rows} | {row.assignee_id for row in rows if row.assignee_id}
        return Listed(
            rows=rows,
            promises={ticket_id: promise for ticket_id, promise in expected.items() if promise is not None},
            names=await self.people.names(named) if viewer.is_staff else {},
            older=rows[-1].opened_at if more else None,
        )
