"""Give a ticket another category, subcategory or priority."""

from dataclasses import dataclass
from datetime import datetime

from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.refusals import refusals
from ticketing.application.ticket_door import TicketDoor
from ticketing.domain.access import Act, Viewer
from ticketing.domain.classification import category_named, priority_named
from ticketing.domain.escalation import apply_rules
from ticketing.domain.lifecycle import classify
from ticketing.domain.ticket import Ticket


@dataclass(frozen=True)
class ReclassifyTicket:
    """Staff correct what triage proposed; every change is on record (REQ T-03)."""

    door: TicketDoor
    keep: KeepTicket

    async def __call__(
        self,
        number: str,
        viewer: Viewer,
        at: datetime,
        *,
        category: str | None = None,
        subcategory: str | None = None,
        priority: str | None = None,
        reason: str = "",
    ) -> Ticket:
        """None leaves a value as it is. Rules that the new classification meets escalate the ticket."""
        ticket = await self.door(number, viewer, Act.CLASSIFY)
        with refusals():
            after = classify(
                ticket,
                by=viewer.user_id,
                at=at,
                category=category_named(category) if category else None,
                subcategory=subcategory,
                priority=priority_named(priority) if priority else None,
                reason=reason,
            )
        ruled = [outcome.ticket for outcome in apply_rules(after, at=at)] if after != ticket else []
        return await self.keep(ticket, after, *ruled)
