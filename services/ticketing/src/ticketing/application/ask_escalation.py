"""Ask that somebody above looks at a ticket."""

from dataclasses import dataclass
from datetime import datetime

from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.refusals import refusals
from ticketing.application.ticket_door import TicketDoor
from ticketing.domain.access import Act, Viewer
from ticketing.domain.errors import InvalidValueError, NotNowError
from ticketing.domain.escalation import Outcome, escalate, request
from ticketing.domain.ticket import Level

REASON_MOST = 500


@dataclass(frozen=True)
class AskEscalation:
    """For the customer, who asks for a manager, and for staff, who may name the level (REQ T-05, N-08)."""

    door: TicketDoor
    keep: KeepTicket

    async def __call__(self, number: str, viewer: Viewer, reason: str, to: str | None, at: datetime) -> Outcome:
        """Counts once until support has answered. Raises Conflict for a resolved ticket: it is to be reopened first."""
        ticket = await self.door(number, viewer, Act.ASK_ESCALATION)
        with refusals():
            if not ticket.active:
                raise NotNowError("status", f"the ticket is {ticket.status}; reopen it first")
            level = self._level(viewer, to)
            who = "staff" if viewer.is_staff else "the customer"
            words = reason.strip()[:REASON_MOST] or f"{who} asked for it"
            outcome = escalate(ticket, request(ticket, viewer.user_id, words), at=at, by=viewer.user_id, to=level)
        await self.keep(ticket, outcome.ticket)
        return outcome

    @staticmethod
    def _level(viewer: Viewer, to: str | None) -> Level | None:
        if to is None or not viewer.is_staff:
            return None
        if to not in set(Level):
            raise InvalidValueError("to", f"one of {', '.join(Level)}")
        return Level(to)
