"""Show one ticket to a person, with what they may do to it."""

from dataclasses import dataclass
from datetime import datetime

from ticketing.application.ports import People, Promises, TicketRepository
from ticketing.application.submit_survey import SubmitSurvey
from ticketing.application.ticket_door import TicketDoor
from ticketing.domain.access import Act, Viewer, may
from ticketing.domain.call_back import is_critical, waiting
from ticketing.domain.lifecycle import can_reopen
from ticketing.domain.promise import Promise, next_answer
from ticketing.domain.survey import open_survey
from ticketing.domain.ticket import CallBack, Entry, Kind, Ticket

AMONG_STAFF = frozenset({Kind.NOTED, Kind.ASKED})
"""Lines about the work on a ticket, which say nothing to whoever asked."""


@dataclass(frozen=True, slots=True)
class TicketView:
    """A ticket as one person sees it. can: what the table of access and the ticket's state let them do now.

    names: of people, and the ticket numbers of other conversations that the timeline tells of, each by its id.
    """

    ticket: Ticket
    timeline: tuple[Entry, ...]
    promise: Promise | None
    names: dict[str, str]
    can: frozenset[Act]
    survey_token: str | None
    call: CallBack | None


@dataclass(frozen=True)
class ViewTicket:
    """The ticket, its promise and the names of those who took part."""

    tickets: TicketRepository
    door: TicketDoor
    promises: Promises
    people: People
    surveys: SubmitSurvey

    async def __call__(self, number: str, viewer: Viewer, at: datetime) -> TicketView:
        """Raises what the door raises. Notes among the staff are left out for a customer."""
        ticket = await self.door(number, viewer, Act.SEE)
        can = _possible(ticket, viewer, at)
        timeline = tuple(
            entry for entry in ticket.timeline if entry.kind not in AMONG_STAFF or may(viewer, Act.SEE_NOTES, ticket)
        )
        promised = await self.promises.of([ticket.ticket_id]) if ticket.active else {}
        named = {entry.actor_id for entry in timeline} | {ticket.requester_id, ticket.assignee_id}
        people = await self.people.names(each for each in named if each is not None)
        return TicketView(
            ticket=ticket,
            timeline=timeline,
            promise=next_answer(promised.get(ticket.ticket_id, []), answered=ticket.first_response_at is not None),
            names=people | await self._numbers(timeline),
            can=can,
            survey_token=self.surveys.token(ticket) if Act.RATE in can else None,
            call=waiting(ticket),
        )

    async def _numbers(self, timeline: tuple[Entry, ...]) -> dict[str, str]:
        """Looked up when they are shown: a ticket may be opened after its conversation is told of elsewhere."""
        told = (entry.waiting for entry in timeline if entry.kind is Kind.ASKED and entry.waiting is not None)
        others = {other for waiting in told if (other := waiting.came_with or waiting.left_with) is not None}
        found = {other: await self.tickets.latest_of(other) for other in others}
        return {other: str(ticket.number) for other, ticket in found.items() if ticket is not None}


def _possible(ticket: Ticket, viewer: Viewer, at: datetime) -> frozenset[Act]:
    state = {
        Act.ASK_ESCALATION: ticket.active,
        Act.REOPEN: can_reopen(ticket, at),
        Act.SATISFY: ticket.resolved_at is not None and not ticket.satisfied and ticket.merged_into is None,
        Act.RATE: open_survey(ticket, at) is not None,
        Act.REQUEST_CALL: ticket.active and is_critical(ticket) and waiting(ticket) is None,
        Act.RESOLVE: ticket.active,
        Act.STEP_DOWN: ticket.level != "agent",
        Act.LOG_CALL: waiting(ticket) is not None,
    }
    return frozenset(act for act in Act if may(viewer, act, ticket) and state.get(act, True))
