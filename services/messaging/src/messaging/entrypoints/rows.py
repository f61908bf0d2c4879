"""Rows of the lists as the templates write them: everything decided here, so that a row costs little to render."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chassis.web.filters import hue, initials
from messaging.application.summaries import Promise, Summary, View
from messaging.domain.conversation import Conversation, Person
from messaging.domain.values import Kind, Part, Status

Badge = tuple[str, str]
"""Text and tone."""

_PRIORITY_TONES = {"high": "danger", "medium": "warning"}
_STATUS_TONES = {Status.PENDING: "warning", Status.RESOLVED: "success"}
_PART_WORDS = {Part.BUYER: "Buyer", Part.SELLER: "Seller"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a list."""

    id: str
    title: str
    snippet: str
    at: datetime
    unread: bool
    initials: str
    hue: int
    badges: Sequence[Badge]
    promise: Promise | None = None


def home_row(summary: Summary, who: Person) -> Row:
    """Give the row of a person's own conversation."""
    talk = summary.conversation
    here = talk.participant(who.user_id)
    last = talk.last_message
    badges: list[Badge] = []
    if talk.status is not Status.OPEN:
        badges.append((talk.status.value.capitalize(), _STATUS_TONES[talk.status]))
    if summary.ticket is not None:
        badges.append((summary.ticket.number, "neutral"))
    unread = here.unread if here else 0
    if unread > 1:
        badges.append((f"{unread} new", "accent"))
    snippet = ""
    if last is not None:
        by = "You" if last.sender_id == who.user_id else last.name or "Support"
        snippet = f"{by}: {last.text or 'message taken back'}"
    return _row(summary, name_of(talk, who), title=talk.subject, snippet=snippet, unread=unread > 0, badges=badges)


def desk_row(summary: Summary, who: Person, view: View | None = None) -> Row:
    """Give the row of a conversation that asks support. What `view` says of all its rows, none of them repeats."""
    talk, ticket = summary.conversation, summary.ticket
    badges: list[Badge] = []
    if talk.status is not Status.OPEN and view not in (View.PENDING, View.RESOLVED):
        badges.append((talk.status.value.capitalize(), _STATUS_TONES[talk.status]))
    if summary.priority:
        badges.append((summary.priority.capitalize(), _PRIORITY_TONES.get(summary.priority, "neutral")))
    if ticket is not None and ticket.level != "agent":
        badges.append((ticket.level.capitalize(), "accent"))
    if ticket is not None:
        badges.append((ticket.number, "neutral"))
    if talk.assignee_id is not None and view is not View.MINE:
        holder = talk.participant(talk.assignee_id)
        badges.append(("Mine" if talk.assignee_id == who.user_id else holder.name if holder else "Taken", "info"))
    name = name_of(talk, who)
    last = talk.last_message
    return _row(
        summary,
        name,
        title=f"{name} · {talk.subject}",
        snippet=last.text if last else "",
        unread=talk.waiting_since is not None,
        badges=badges,
        promise=summary.promise,
    )


def _row(summary: Summary, name: str, **more: Any) -> Row:
    return Row(id=summary.conversation.id, at=summary.at, initials=initials(name), hue=hue(name), **more)


def name_of(conversation: Conversation, who: Person) -> str:
    """Name who is at the other end."""
    others = [one for one in conversation.participants if one.user_id != who.user_id]
    if conversation.kind is Kind.SUPPORT:
        if who.user_id == conversation.requester_id:
            return "Support"
        others = [one for one in others if one.user_id == conversation.requester_id]
    return ", ".join(one.name or _PART_WORDS.get(one.part, "Support") for one in others[:3]) or conversation.subject
