"""Requests to be rung, and what came of them (REQ T-10)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from ticketing.domain.classification import Priority
from ticketing.domain.errors import InvalidValueError, NotNowError
from ticketing.domain.ticket import CallBack, Change, Kind, Level, Ticket, record

OUTCOMES = ("reached", "no_answer", "wrong_number", "not_needed")
NOTE_MOST = 1000
REQUESTED = Change("call_back", None, "requested")
_PHONE = re.compile(r"\+?[0-9]{6,15}")


def is_critical(ticket: Ticket) -> bool:
    """A call is for critical matters: high priority, or already beyond the agents."""
    return ticket.priority is Priority.HIGH or ticket.level is not Level.AGENT


def waiting(ticket: Ticket) -> CallBack | None:
    """The request that nobody has handled yet."""
    return next((call for call in ticket.call_backs if call.outcome is None), None)


def request_call_back(ticket: Ticket, *, call_back_id: str, phone: str, when: str, by: str, at: datetime) -> Ticket:
    """Ask to be rung on this number; `when` is the customer's wish in their own words.

    Raises InvalidValueError for what is no phone number, NotNowError when the matter is not critical or a request
    waits already.
    """
    digits = re.sub(r"[\s()./-]", "", phone)
    if not _PHONE.fullmatch(digits):
        raise InvalidValueError("phone", "a phone number of 6 to 15 digits, like +27 11 555 0100")
    if len(when) > NOTE_MOST:
        raise InvalidValueError("when", f"at most {NOTE_MOST} characters")
    if not ticket.active:
        raise NotNowError("phone", "the ticket is resolved; reopen it first")
    if not is_critical(ticket):
        raise NotNowError("phone", "calls are for critical matters; please write to us here")
    if waiting(ticket) is not None:
        raise NotNowError("phone", "you are on the list already; we ring you as soon as we can")
    call = CallBack(call_back_id, digits, when.strip(), at)
    after = replace(ticket, call_backs=(*ticket.call_backs, call))
    return record(ticket, after, Kind.CALL_BACK, at=at, actor_id=by, reason="asked to be rung", changes=(REQUESTED,))


def log_call(ticket: Ticket, call_back_id: str, *, outcome: str, note: str, by: str, at: datetime) -> Ticket:
    """What came of the call. Only a request that waits can be handled."""
    if outcome not in OUTCOMES:
        raise InvalidValueError("outcome", f"one of {', '.join(OUTCOMES)}")
    if len(note) > NOTE_MOST:
        raise InvalidValueError("note", f"at most {NOTE_MOST} characters")
    if not any(call.call_back_id == call_back_id and call.outcome is None for call in ticket.call_backs):
        raise NotNowError("call_back", "no such request is waiting")
    calls = tuple(
        replace(call, outcome=outcome, note=note.strip(), handled_by=by, handled_at=at)
        if call.call_back_id == call_back_id
        else call
        for call in ticket.call_backs
    )
    after = replace(ticket, call_backs=calls)
    return record(
        ticket,
        after,
        Kind.CALL_BACK,
        at=at,
        actor_id=by,
        reason=f"rung: {outcome.replace('_', ' ')}",
        changes=(Change("call_back", "requested", outcome),),
    )
