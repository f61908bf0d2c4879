"""From the query of an address to the tickets it asks for."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, TypeVar

from fastapi import Depends, Query

from chassis.errors import Invalid
from chassis.web import Principal, SignedIn
from ticketing.application.ports import TicketFilter
from ticketing.domain.access import Viewer
from ticketing.domain.classification import Category, Priority
from ticketing.domain.ticket import Level, Status

Word = TypeVar("Word", bound=StrEnum)
ACTIVE = (Status.OPEN, Status.PENDING)


def viewer_of(me: Principal) -> Viewer:
    """The signed-in person as the rules of access see them."""
    return Viewer(me.user_id, me.roles)


def asked_for(
    me: SignedIn,
    status: Annotated[str, Query(max_length=20, description="open, pending, resolved, closed or active")] = "",
    category: Annotated[str, Query(max_length=20)] = "",
    priority: Annotated[str, Query(max_length=20)] = "",
    level: Annotated[str, Query(max_length=20)] = "",
    assignee: Annotated[str, Query(max_length=200, description="a user id, `me` or `nobody`")] = "",
    scope: Annotated[str, Query(pattern="^(mine|all)?$")] = "",
    q: Annotated[str, Query(max_length=200, description="words of the subject")] = "",
    before: Annotated[datetime | None, Query(description="opened before this time")] = None,
) -> TicketFilter:
    """The filter. An empty value asks for any; an unknown one raises Invalid with those there are."""
    if before is not None and before.tzinfo is None:
        raise Invalid("before: a time with its offset, like 2026-03-02T12:00:00Z", field="before")
    statuses = ACTIVE if status == "active" else tuple(filter(None, (_word(Status, status, "status"),)))
    return TicketFilter(
        requester_id=me.user_id if scope == "mine" else None,
        statuses=statuses,
        category=_word(Category, category, "category"),
        priority=_word(Priority, priority, "priority"),
        level=_word(Level, level, "level"),
        assignee_id={"me": me.user_id, "nobody": None, "": None}.get(assignee, assignee),
        unassigned=assignee == "nobody",
        words=q.strip(),
        before=before,
    )


AskedFor = Annotated[TicketFilter, Depends(asked_for)]


def _word(kind: type[Word], value: str, field: str) -> Word | None:
    if not value:
        return None
    if value not in set(kind):
        allowed = f"{field}: one of {', '.join(kind)}"
        raise Invalid(allowed, field=field)
    return kind(value)
