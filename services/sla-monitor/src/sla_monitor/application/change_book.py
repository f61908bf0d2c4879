"""Change policies and calendars as data, with history, and tell first what a change affects (REQ S-06)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sla_monitor.application.ports import BookRepository, Schedule, TicketRepository
from sla_monitor.domain.book import Book, DatedCalendar
from sla_monitor.domain.deadline import due
from sla_monitor.domain.errors import InvalidFieldError
from sla_monitor.domain.plain import calendar_from_plain, policy_from_plain
from sla_monitor.domain.policy import Policy
from sla_monitor.domain.what_if import Move, what_if

LOOKED_AT = 2000
"""How many live tickets a preview goes through."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change would do to the clocks that run: those that move, of how many tickets that were looked at."""

    moves: tuple[Move, ...]
    looked_at: int
    live: int


@dataclass(frozen=True)
class ChangeBook:
    """Adds versions of policies and calendars, and previews them."""

    books: BookRepository
    tickets: TicketRepository
    schedule: Schedule

    async def put_policy(self, name: str, given: Mapping[str, Any], by: str, now: datetime) -> Policy:
        """Add a version of a policy. Raises InvalidFieldError; Conflict where someone was faster."""
        book = await self.books.load()
        policy = _policy(book, name, given, by, now)
        _try_out(book.with_policy(policy), policy, now)
        await self.books.add_policy(policy)
        if policy.to_running:
            await self.schedule.recalculate("", now)
        return policy

    async def put_calendar(self, name: str, given: Mapping[str, Any], by: str, now: datetime) -> DatedCalendar:
        """Add a version of a calendar. Raises InvalidFieldError; Conflict where someone was faster."""
        book = await self.books.load()
        calendar = _calendar(book, name, given, by, now)
        after = book.with_calendar(calendar)
        for policy in after.policies:
            if any(promise.calendar == name for promise in policy.promises):
                _try_out(after, policy, now)
        after.timeline(calendar.calendar).is_worked(now.date())
        await self.books.add_calendar(calendar)
        if calendar.to_running:
            await self.schedule.recalculate("", now)
        return calendar

    async def preview_policy(self, name: str, given: Mapping[str, Any], now: datetime) -> Preview:
        """What a version of a policy would do if it also counted for running clocks. Nothing is kept."""
        book = await self.books.load()
        policy = replace(_policy(book, name, given, "", now), to_running=True)
        _try_out(book.with_policy(policy), policy, now)
        return await self._preview(book, book.with_policy(policy), now)

    async def preview_calendar(self, name: str, given: Mapping[str, Any], now: datetime) -> Preview:
        """What a version of a calendar would do if it also counted for running clocks. Nothing is kept."""
        book = await self.books.load()
        calendar = replace(_calendar(book, name, given, "", now), to_running=True)
        return await self._preview(book, book.with_calendar(calendar), now)

    async def _preview(self, before: Book, after: Book, now: datetime) -> Preview:
        tickets = await self.tickets.live(LOOKED_AT)
        return Preview(what_if(tickets, before, after, now), len(tickets), await self.tickets.count_live())


def _policy(book: Book, name: str, given: Mapping[str, Any], by: str, now: datetime) -> Policy:
    versions = [policy.version for policy in book.policies if policy.name == name]
    return policy_from_plain(given, name=name, version=max(versions, default=0) + 1, edited_at=now, edited_by=by)


def _calendar(book: Book, name: str, given: Mapping[str, Any], by: str, now: datetime) -> DatedCalendar:
    versions = [dated.calendar.version for dated in book.calendars if dated.calendar.name == name]
    return calendar_from_plain(given, name=name, version=max(versions, default=0) + 1, edited_at=now, edited_by=by)


def _try_out(book: Book, policy: Policy, now: datetime) -> None:
    """Refuse what could never be reckoned: a promise made now must fall due some day."""
    for at, promise in enumerate(policy.promises):
        try:
            due(promise.target, book.timeline(book.calendar_at(promise.calendar, now).calendar), now)
        except InvalidFieldError as refused:
            raise refused.under(f"promises[{at}]") from refused
