"""Tell why a clock is due when it is, in words and spans (REQ S-02)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sla_monitor.application.ports import BookRepository, ClockRow, TicketRepository
from sla_monitor.domain.book import Book
from sla_monitor.domain.case import parse_case
from sla_monitor.domain.clock import Clock
from sla_monitor.domain.explanation import Explanation, explain
from sla_monitor.domain.ticket import Ticket
from sla_monitor.domain.timeline import Timeline


@dataclass(frozen=True, slots=True)
class ExplainedClock:
    """A clock with the explanation of its due time, and when reminders are given."""

    ticket: Ticket
    clock: Clock
    explanation: Explanation
    reminders: tuple[datetime, ...]


@dataclass(frozen=True)
class ExplainClock:
    """Explains the clocks of a ticket, and cases that people make up."""

    tickets: TicketRepository
    books: BookRepository

    async def of_ticket(self, ticket_id: str, now: datetime) -> list[ExplainedClock]:
        """The clocks of a ticket, explained; none for a ticket that is not known."""
        ticket = (await self.tickets.get_many([ticket_id])).get(ticket_id)
        if ticket is None:
            return []
        book = await self.books.load()
        return [_explained(ticket, clock, book, now) for clock in ticket.clocks]

    async def rows(self, rows: list[ClockRow], now: datetime) -> list[ExplainedClock]:
        """The clocks of a list, explained."""
        book = await self.books.load()
        return [_explained(row.ticket, row.clock, book, now) for row in rows]

    @staticmethod
    def case(given: Mapping[str, Any]) -> Explanation:
        """A case in the format of `saypro sla due`. Raises InvalidFieldError."""
        case = parse_case(given)
        return explain(case.target, Timeline(case.calendar), case.created_at, case.pauses)


def _explained(ticket: Ticket, clock: Clock, book: Book, now: datetime) -> ExplainedClock:
    times = book.warn_times(clock.metric, clock.terms, clock.pauses) if clock.live else ()
    return ExplainedClock(
        ticket,
        clock,
        book.explain(clock.metric, clock.terms, clock.pauses, until=now),
        tuple(at for at, warn in times if warn.key not in clock.warned),
    )
