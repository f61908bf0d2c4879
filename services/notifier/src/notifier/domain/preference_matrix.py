"""The page's view of preferences: a matrix of types and channels, and back into entries (REQ N-16).

Deny wins, however general it is, so the page writes one entry per type and channel and never offers an exception to a
general one. Entries of any other shape (set by the API) are kept, and lock the cells that they deny.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from notifier.domain.channels import IN_APP
from notifier.domain.notification_types import NotificationType
from notifier.domain.preferences import Entry, Preferences

STAFF_ROLES: Final = frozenset({"agent", "senior", "manager", "admin"})
SELLER_TYPES: Final = frozenset({"sale_made", "sale_cancelled"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One type on one channel. `locked` says why it cannot be changed here; None: it can."""

    channel: str
    on: bool
    locked: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One type; `mode` (instant, daily, weekly) is how its mail comes, None where it has no mail."""

    type: str
    label: str
    category: str
    cells: tuple[Cell, ...]
    mode: str | None


def matrix(types: Iterable[NotificationType], preferences: Preferences, roles: Iterable[str]) -> list[Row]:
    """The rows that concern a person with these roles."""
    return [_row(row, preferences.entries) for row in types if _concerns(row, frozenset(roles))]


def entries_from(
    rows: Sequence[Row], types: Mapping[str, NotificationType], on: frozenset[tuple[str, str]], modes: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The entries that say what is ticked: (type, channel) in `on`, and the mail mode by type. Defaults say nothing."""
    entries: list[dict[str, Any]] = []
    for row in rows:
        rule = types[row.type].rule
        for cell in row.cells:
            ticked = (row.type, cell.channel) in on
            if cell.locked is not None:
                continue
            if cell.channel in rule.opt_in and ticked:
                entries.append({"type": row.type, "channel": cell.channel, "allow": True})
            if cell.channel in rule.channels and not ticked:
                entries.append({"type": row.type, "channel": cell.channel, "allow": False})
        mode = modes.get(row.type, "instant")
        if row.mode is not None and mode != "instant":
            entries.append({"type": row.type, "channel": "email", "mode": mode})
    return entries


def as_ticked(rows: Iterable[Row], on: frozenset[tuple[str, str]], modes: Mapping[str, str]) -> list[Row]:
    """The rows with what is ticked and chosen on the page, kept or not; what is locked stays as it is."""
    return [
        replace(
            row,
            cells=tuple(c if c.locked else replace(c, on=(row.type, c.channel) in on) for c in row.cells),
            mode=row.mode and modes.get(row.type, row.mode),
        )
        for row in rows
    ]


def kept_entries(entries: Iterable[Mapping[str, Any]], rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Entries that the matrix does not speak for: general ones, those of roles, those of types not shown.

    Those that ask for nothing, which were once accepted, are left out.
    """
    shown = {row.type for row in rows}
    return [
        dict(entry)
        for entry in entries
        if (entry.get("allow") is not None or entry.get("mode"))
        and (entry.get("type") not in shown or not entry.get("channel") or entry.get("category") or entry.get("role"))
    ]


def _row(row: NotificationType, entries: Sequence[Entry]) -> Row:
    rule = row.rule
    channels = (*rule.channels, *rule.opt_in)
    matching = [
        entry for entry in entries if entry.type in {None, row.name} and entry.category in {None, rule.category}
    ]
    mode = _mode(matching) if "email" in channels and not rule.critical else None
    cells = tuple(_cell(row, channel, matching) for channel in channels)
    label = row.name.replace("_", " ").capitalize()
    return Row(row.name, label, rule.category, cells, mode)


def _cell(row: NotificationType, channel: str, matching: Sequence[Entry]) -> Cell:
    rule = row.rule
    if rule.critical and channel in rule.channels:
        return Cell(channel, on=True, locked="Always sent: it concerns the safety of your account")
    wishes = [entry for entry in matching if entry.channel in {None, channel} and entry.role is None]
    denied = [entry for entry in wishes if entry.allow is False]
    if any(entry.type is None or entry.channel is None or entry.category is not None for entry in denied):
        return Cell(channel, on=False, locked="Switched off by a general rule of yours")
    if channel in rule.opt_in:
        asked = any(entry.allow is True and entry.channel == channel for entry in wishes)
        return Cell(channel, on=asked and not denied, locked=None)
    return Cell(channel, on=not denied, locked=None)


def _mode(matching: Sequence[Entry]) -> str:
    speaking = [e for e in matching if e.mode is not None and e.channel in {None, "email"} and e.role is None]
    ranked = sorted(speaking, key=lambda entry: entry.specificity)
    return ranked[-1].mode or "instant" if ranked else "instant"


def _concerns(row: NotificationType, roles: frozenset[str]) -> bool:
    if not (row.rule.channels or row.rule.opt_in):
        return False
    if row.rule.category == "work":
        return bool(roles & STAFF_ROLES)
    return row.name not in SELLER_TYPES or "seller" in roles


def channels_of(rows: Iterable[Row]) -> list[str]:
    """The channels that appear, the inbox first."""
    found = dict.fromkeys(cell.channel for row in rows for cell in row.cells)
    return sorted(found, key=lambda channel: (channel != IN_APP, channel))
