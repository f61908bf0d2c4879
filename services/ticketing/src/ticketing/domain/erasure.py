"""What of a ticket is personal, taken out (REQ P-06)."""

from __future__ import annotations

from dataclasses import replace

from ticketing.domain.ticket import Entry, Ticket

ERASED = "erased"


def without_words(ticket: Ticket) -> Ticket:
    """The ticket without anything the customer wrote or that names their phone; when what happened stays."""
    return replace(
        ticket,
        subject=ERASED,
        priority_reason="",
        ratings=tuple(replace(rating, comment="") for rating in ticket.ratings),
        call_backs=tuple(replace(call, phone="", when="", note="") for call in ticket.call_backs),
        timeline=tuple(_without_words(entry) for entry in ticket.timeline),
    )


def _without_words(entry: Entry) -> Entry:
    """What changed stays, but for the reason of a priority: it quotes the customer."""
    changes = tuple(change for change in entry.changes if change.field != "priority_reason")
    return replace(entry, reason="", changes=changes)
