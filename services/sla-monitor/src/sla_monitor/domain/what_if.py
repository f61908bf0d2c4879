"""What a change of policy or calendar would do to clocks: which move, which would be missed (REQ S-06)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sla_monitor.domain.book import Book
from sla_monitor.domain.clock import State
from sla_monitor.domain.ticket import Ticket
from sla_monitor.domain.watch import watch


@dataclass(frozen=True, slots=True)
class Move:
    """One clock before and after. `breaches`: it would be missed at once."""

    ticket: Ticket
    clock_id: str
    metric: str
    policy_before: str
    policy_after: str
    due_before: datetime | None
    due_after: datetime | None
    breaches: bool


def what_if(tickets: Iterable[Ticket], before: Book, after: Book, now: datetime) -> tuple[Move, ...]:
    """The clocks that run now and would move, those that breach first, then by their new due time."""
    moves: list[Move] = []
    for ticket in tickets:
        then = {clock.clock_id: clock for clock in watch(ticket, after).clocks}
        for clock in (clock for clock in watch(ticket, before).clocks if clock.live):
            new = then.get(clock.clock_id)
            if new is None or (new.due_at == clock.due_at and new.state is clock.state):
                continue
            missed = new.overdue(now) or new.state is State.BREACHED
            moves.append(
                Move(
                    ticket=ticket,
                    clock_id=clock.clock_id,
                    metric=clock.metric,
                    policy_before=f"{clock.term.policy} {clock.term.version}",
                    policy_after=f"{new.term.policy} {new.term.version}",
                    due_before=clock.due_at,
                    due_after=new.due_at,
                    breaches=missed and not clock.overdue(now),
                )
            )
    return tuple(sorted(moves, key=lambda move: (not move.breaches, move.due_after is None, move.due_after or now)))
