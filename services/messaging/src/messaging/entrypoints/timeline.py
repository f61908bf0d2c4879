"""A talk as the page shows it: bubbles, lines for what else happened, and a divider before each new day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Any, Literal

from messaging.application.summaries import StoredChange
from messaging.domain import changes as c
from messaging.domain.conversation import Conversation, Person
from messaging.entrypoints.category_names import category_name

Side = Literal["own", "other", "note", "system", "day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the talk. `state` is what became of an own message.

    `seq` is its place in this conversation, None for a line of one that was merged into it. `other_id` is the
    conversation that a line is about. `cuts`: a new conversation may begin with it. `client` is the key under which the
    reader's own was sent: what the browser kept until it has arrived is dropped by it.
    """

    side: Side
    at: datetime
    seq: int | None
    text: str = ""
    author: str = ""
    state: str = ""
    key: str = ""
    deleted: bool = False
    caution: str = ""
    automatic: bool = False
    other_id: str = ""
    cuts: bool = False
    client: str = ""


SILENT = (c.Read, c.Edited, c.Deleted, c.TagsSet, c.NeedMarked)
"""Changes that show elsewhere, or in the message that they are about."""

JOINED_HERE = (c.MergedInto, c.Unmerged)
"""What a merged conversation says of the merge: the one that shows it says so itself."""

_STATUS_WORDS = {
    "open": "opened this again",
    "pending": "marked this as pending",
    "resolved": "marked this as resolved",
}


def _assigned_words(change: c.Assigned, who: str) -> str:
    if change.assignee is None:
        return f"{who} put this back into the queue"
    if change.assignee.user_id == change.actor_id:
        return f"{who} took this conversation"
    return f"{who} gave this to {change.assignee.name}"


_WORDS: dict[type[c.Base], Callable[[Any, str], str]] = {
    c.Opened: lambda change, who: f"{who} split this off another conversation" if change.split_from else "",
    c.StatusSet: lambda change, who: f"{who} {_STATUS_WORDS[change.status]}",
    c.Assigned: _assigned_words,
    c.CategorySet: lambda change, who: f"{who} set the category to {category_name(change.category)}",
    c.PrioritySet: lambda change, who: f"{who} set the priority to {change.priority}",
    c.Joined: lambda change, who: f"{change.member.name or 'Somebody'} joined",
    c.Left: lambda change, who: "Somebody left",
    c.MergedInto: lambda change, who: f"{who} merged this into another conversation",
    c.Absorbed: lambda change, who: f"{who} merged another conversation into this one",
    c.Unmerged: lambda change, who: f"{who} undid a merge",
    c.SplitOff: lambda change, who: f"{who} moved messages to a new conversation",
    c.SplitUndone: lambda change, who: f"{who} undid a split",
}

_OTHERS: dict[type[c.Base], Callable[[Any], str | None]] = {
    c.Opened: lambda change: change.split_from,
    c.MergedInto: lambda change: change.target,
    c.SplitOff: lambda change: change.target,
}


def timeline(stored: Sequence[StoredChange], conversation: Conversation, reader: Person, zone: tzinfo) -> list[Item]:
    """Give the lines in order, as `reader` in `zone` sees them."""
    names = {one.user_id: one.name for one in conversation.participants}
    others_read = max((one.read_up_to for one in conversation.participants if one.user_id != reader.user_id), default=0)
    items: list[Item] = []
    day = None
    for one in stored:
        elsewhere = one.conversation_id != conversation.id
        item = None if elsewhere and isinstance(one.change, JOINED_HERE) else _item(one, reader, names, others_read)
        if item is None:
            continue
        if elsewhere:
            item = replace(item, seq=None, state="", cuts=False)
        its_day = item.at.astimezone(zone).date()
        if its_day != day:
            day = its_day
            items.append(Item(side="day", at=item.at, seq=None))
        items.append(item)
    return items


def _item(stored: StoredChange, reader: Person, names: dict[str, str], others_read: int) -> Item | None:
    change = stored.change
    if isinstance(change, c.Said | c.Noted):
        own = change.actor_id == reader.user_id
        automatic = isinstance(change, c.Said) and change.automatic
        side: Side = "note" if isinstance(change, c.Noted) else "own" if own else "other"
        read = own and isinstance(change, c.Said) and others_read >= change.seq
        state = "Automatic reply" if automatic else ("Read" if read else "Sent") if side == "own" else ""
        if stored.edited_at is not None and stored.text is not None:
            state = f"{state} · edited".removeprefix(" · ")
        return Item(
            side=side,
            at=change.at,
            seq=change.seq,
            text=stored.text or "",
            author=change.name or ("Support" if automatic else "Somebody"),
            state=state,
            key=change.message_id,
            deleted=stored.text is None,
            automatic=automatic,
            cuts=not (isinstance(change, c.Said) and change.first),
            client=change.client_id if own and change.client_id else "",
            caution=stored.caution.value if stored.caution and not own else "",
        )
    if isinstance(change, SILENT):
        return None
    somebody = "Support" if change.actor_id else "The system"
    who = "You" if change.actor_id == reader.user_id else names.get(change.actor_id or "") or somebody
    words = _WORDS[type(change)](change, who)
    if not words:
        return None
    return Item(side="system", at=change.at, seq=change.seq, text=words, other_id=_other(change, reader))


def _other(change: c.Change, reader: Person) -> str:
    """Where the line leads. From what was merged in, staff undo the merge; its customer has left it behind."""
    if isinstance(change, c.Absorbed):
        return change.source if reader.is_staff else ""
    other = _OTHERS.get(type(change))
    return (other and other(change)) or ""
