"""What a list shows is said by its address alone, so that every list can be kept, sent and come back to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, TypeVar
from urllib.parse import urlencode

from fastapi import Depends, Query
from pydantic import AwareDatetime

from messaging.application.summaries import DeskFilter, MineFilter, Order, View
from messaging.domain.values import Category, Priority, Status

HOME = "/messaging/"
DESK = "/messaging/desk"
Text = Annotated[str, Query(max_length=200)]
T = TypeVar("T")
Listed = Annotated[T | Literal[""], Query()]
"""One of a list, or the empty line at its top."""
Department = Annotated[str, Query(max_length=40)]
Cursor = Annotated[str | None, Query(max_length=400)]
Address = Annotated[str, Query(max_length=4000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkQuery:
    """How a talk is shown: as of an instant, with a canned answer in the reply box, right after a merge or a split."""

    before: datetime | None = None
    answer: str = ""
    merged: str = ""
    split: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeQuery:
    """What the list of a person shows: part of every address, so that it can be sent to somebody."""

    show: str = "all"
    q: str = ""
    cursor: str | None = None

    def wanted(self) -> MineFilter:
        """Give the filter; an unknown word shows all."""
        statuses = {status.value: status for status in Status}
        return MineFilter(status=statuses.get(self.show), unread=self.show == "unread")

    def suffix(self) -> str:
        """Give what every address beside this page of the list ends with."""
        return self.href("", cursor=self.cursor)

    def href(self, path: str, **changes: str | None) -> str:
        """Give the address of `path` with this query, some of it changed."""
        return _href(path, {"show": self.show, "q": self.q, **changes}, {"show": "all"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskQuery:
    """What the desk's list shows."""

    view: View = View.OPEN
    order: Order = Order.DUE
    category: Category | None = None
    department: str = ""
    priority: Priority | None = None
    q: str = ""
    cursor: str | None = None

    @property
    def filters(self) -> dict[str, str]:
        """What is chosen beside the view, by its name in the address."""
        return {
            "department": self.department,
            "category": self.category.value if self.category else "",
            "priority": self.priority.value if self.priority else "",
        }

    def wanted(self, agent_id: str) -> DeskFilter:
        """Give the filter for this agent."""
        return DeskFilter(
            view=self.view,
            agent_id=agent_id,
            order=self.order,
            category=self.category.value if self.category else None,
            department=self.department or None,
            priority=self.priority,
        )

    def suffix(self) -> str:
        """Give what every address beside this page of the list ends with."""
        return self.href("", cursor=self.cursor)

    def href(self, path: str, **changes: str | None) -> str:
        """Give the address of `path` with this query, some of it changed."""
        here = {
            "view": self.view.value,
            "order": self.order.value,
            **self.filters,
            "q": self.q,
        }
        return _href(path, {**here, **changes}, {"view": View.OPEN.value, "order": Order.DUE.value})


def is_ours(address: str) -> bool:
    """Say whether an address that came with a request leads to one of our pages."""
    return address.startswith(HOME) and "//" not in address and "\\" not in address


def _href(path: str, values: dict[str, str | None], defaults: dict[str, str]) -> str:
    said = {name: value for name, value in values.items() if value and defaults.get(name) != value}
    return f"{path}?{urlencode(said)}" if said else path


async def home_query(show: Text = "all", q: Text = "", cursor: Cursor = None) -> HomeQuery:
    """Read the query of a person's list."""
    return HomeQuery(show=show, q=q.strip(), cursor=cursor)


async def desk_query(
    view: View = View.OPEN,
    order: Order = Order.DUE,
    category: Listed[Category] = "",
    department: Department = "",
    priority: Listed[Priority] = "",
    q: Text = "",
    cursor: Cursor = None,
) -> DeskQuery:
    """Read the query of the desk."""
    return DeskQuery(
        view=view,
        order=order,
        category=category or None,
        department=department,
        priority=priority or None,
        q=q.strip(),
        cursor=cursor,
    )


async def talk_query(
    before: Annotated[AwareDatetime | None, Query()] = None,
    answer: Annotated[str, Query(max_length=40)] = "",
    merged: Text = "",
    split: bool = False,
) -> TalkQuery:
    """Read how an open talk is to be shown."""
    return TalkQuery(before=before, answer=answer, merged=merged, split=split)


OpenTalk = Annotated[TalkQuery, Depends(talk_query)]
HomeList = Annotated[HomeQuery, Depends(home_query)]
DeskList = Annotated[DeskQuery, Depends(desk_query)]
