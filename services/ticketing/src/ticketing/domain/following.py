"""A ticket follows its conversation (status, assignee, category, priority), without going round in circles.

The ticket remembers what the conversation last said of itself. Only what the conversation changed since then is
applied, so an old value that comes back with other news does not undo what was decided on the ticket; news older than
what is known (by `seq`) is ignored; and what messaging changed because we told it to (an echo) is only remembered.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from ticketing.domain.classification import Category, Priority
from ticketing.domain.lifecycle import (
    assign,
    can_reopen,
    classify,
    reopen,
    resolve,
    resolve_as_before,
    resume,
    wait_for_customer,
)
from ticketing.domain.ticket import ConversationView, Kind, Status, Ticket, Waiting, record


def follow(ticket: Ticket, view: ConversationView, *, by: str | None, at: datetime) -> list[Ticket]:
    """The versions the ticket goes through to follow what is new in `view`.

    The last one has seen the view; with nothing to follow that is the only one, at the same version as before.
    """
    if view.seq <= ticket.seen.seq:
        return [ticket]
    known = ticket.seen
    ticket = acknowledge(ticket, view)
    steps = [ticket]
    if view.assignee_id != known.assignee_id:
        steps.append(assign(steps[-1], view.assignee_id, by=by, at=at))
    steps.append(_reclassified(steps[-1], view, known, by, at))
    if view.status != known.status and view.seq > ticket.heard_seq:
        steps.extend(_with_status(steps[-1], view, by, at))
    if view.waiting is not None:
        why = "conversations were merged, split or parted"
        steps.append(record(steps[-1], steps[-1], Kind.ASKED, at=at, actor_id=by, reason=why, waiting=view.waiting))
    changed = [after for before, after in pairwise(steps) if after.version != before.version]
    return changed or [ticket]


def acknowledge(ticket: Ticket, view: ConversationView) -> Ticket:
    """The ticket, knowing the view and otherwise the same: for an echo of what ticketing decided itself."""
    return replace(ticket, seen=overlaid(ticket.seen, view)) if view.seq > ticket.seen.seq else ticket


def overlaid(earlier: ConversationView, later: ConversationView) -> ConversationView:
    """The later view, with what it says nothing about taken from the earlier one."""
    return replace(
        later,
        category=later.category or earlier.category,
        priority=later.priority or earlier.priority,
        into=earlier.into if later.into is None else later.into,
        absorbs=tuple(dict.fromkeys((*earlier.absorbs, *later.absorbs))),
        waiting=later.waiting or earlier.waiting,
    )


def hear_customer(ticket: Ticket, seq: int, *, by: str, at: datetime) -> Ticket:
    """The customer wrote (message `seq` of the conversation): what waited for them, or was resolved, is open again.

    That opens the conversation too, whether or not it says so: if it is then resolved anew, that is news. A message
    from before what the ticket knows already changes nothing; nor does one on a ticket that cannot come back.
    """
    if seq <= ticket.heard_seq:
        return ticket
    ticket = replace(ticket, heard_seq=seq)
    if seq <= ticket.seen.seq:
        return ticket
    ticket = replace(ticket, seen=replace(ticket.seen, status="open"))
    if ticket.active:
        return resume(ticket, by=by, at=at)
    if can_reopen(ticket, at):
        return reopen(ticket, by=by, at=at, reason="the customer wrote again")
    return ticket


def outlived(ticket: Ticket, seq: int, at: datetime) -> bool:
    """True if this new message of the customer asks for a ticket of its own: the old one cannot come back."""
    return seq > max(ticket.heard_seq, ticket.seen.seq) and not ticket.active and not can_reopen(ticket, at)


def _reclassified(
    ticket: Ticket, view: ConversationView, known: ConversationView, by: str | None, at: datetime
) -> Ticket:
    """Categories that only messaging knows (its list is longer) say nothing about the ticket's."""
    category = Category(view.category) if view.category in set(Category) and view.category != known.category else None
    priority = Priority(view.priority) if view.priority in set(Priority) and view.priority != known.priority else None
    if category is None and priority is None:
        return ticket
    return classify(ticket, by=by, at=at, category=category, priority=priority, reason="set on the conversation")


def _with_status(ticket: Ticket, view: ConversationView, by: str | None, at: datetime) -> list[Ticket]:
    """The steps to its status. A merged or long-closed ticket takes none: the conversation goes on without it."""
    status = view.status
    if status == Status.RESOLVED and view.into == "":
        back = resolve_as_before(ticket, by=by, at=at, reason="what had opened it goes on by itself again")
        return [_because_joined(ticket, back, view.waiting)]
    if status == Status.RESOLVED:
        return [resolve(ticket, by=by, at=at)]
    if status not in {Status.OPEN, Status.PENDING}:
        return []
    steps = [ticket]
    if can_reopen(ticket, at):
        again = reopen(ticket, by=by, at=at, reason="the conversation is open again")
        steps.append(_because_joined(ticket, again, view.waiting))
    if steps[-1].active:
        turn = wait_for_customer if status == Status.PENDING else resume
        steps.append(_because_joined(steps[-1], turn(steps[-1], by=by, at=at), view.waiting))
    return steps


def _because_joined(before: Ticket, step: Ticket, waiting: Waiting | None) -> Ticket:
    """The step, whose event says by what is owed now that a merge, its undo or a split made it, and nobody's word."""
    if waiting is None or step.version == before.version:
        return step
    *earlier, last = step.timeline
    return replace(step, timeline=(*earlier, replace(last, waiting=waiting)))
