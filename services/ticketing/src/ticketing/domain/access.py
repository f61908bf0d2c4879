"""Who may see a ticket and do what to it (REQ M-09, T-05). What is not granted here is refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ticketing.domain.ticket import Ticket

STAFF_ROLES = frozenset({"agent", "senior", "manager", "admin"})


class Act(StrEnum):
    """What can be done with one ticket."""

    SEE = "see"
    SEE_NOTES = "see_notes"
    ASK_ESCALATION = "ask_escalation"
    REOPEN = "reopen"
    SATISFY = "satisfy"
    RATE = "rate"
    REQUEST_CALL = "request_call"
    CLASSIFY = "classify"
    RESOLVE = "resolve"
    STEP_DOWN = "step_down"
    LINK = "link"
    MERGE = "merge"
    LOG_CALL = "log_call"


REQUESTER_MAY = frozenset({Act.SEE, Act.ASK_ESCALATION, Act.REOPEN, Act.SATISFY, Act.RATE, Act.REQUEST_CALL})
AGENT_MAY = frozenset(Act) - {Act.SATISFY, Act.RATE, Act.REQUEST_CALL, Act.STEP_DOWN}
SENIOR_MAY = AGENT_MAY | {Act.STEP_DOWN}
"""Only the customer can say that they are satisfied or want a call; only who was escalated to can hand it back."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """A signed-in person: their id and what they are."""

    user_id: str
    roles: frozenset[str]

    @property
    def is_staff(self) -> bool:
        """True for the people who answer."""
        return not self.roles.isdisjoint(STAFF_ROLES)


def may(viewer: Viewer, act: Act, ticket: Ticket) -> bool:
    """True if the table grants it to one of the things this person is to this ticket."""
    if viewer.user_id == ticket.requester_id and act in REQUESTER_MAY:
        return True
    if "agent" in viewer.roles and act in AGENT_MAY:
        return True
    return not viewer.roles.isdisjoint(STAFF_ROLES - {"agent"}) and act in SENIOR_MAY
