"""The form of the preferences page: what stands in its fields, as kept or as entered, and what it asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from starlette.datastructures import FormData

from notifier.domain.notification_types import NotificationType
from notifier.domain.person import Person
from notifier.domain.preference_matrix import Row, as_ticked, entries_from, kept_entries
from notifier.domain.preferences import WEEKDAYS

QUIET: Final[Mapping[str, Any]] = {"start": "22:00", "end": "07:00", "days": WEEKDAYS, "channels": ("email",)}
"""What the fields of quiet hours propose while there are none; all other channels that can wait are ticked too."""
DIGEST: Final[Mapping[str, Any]] = {"daily_at": "18:00", "weekly_on": "fri"}
FIELDS: Final = {
    "quiet_hours.start": "quiet_start",
    "quiet_hours.end": "quiet_end",
    "quiet_hours.days": "quiet_days",
    "quiet_hours.channels": "quiet_channels",
    "digest.daily_at": "daily_at",
    "digest.weekly_on": "weekly_on",
}
"""Names of fields on the page, by their names in the API; the others have the same name."""


@dataclass(frozen=True, slots=True)
class PreferenceForm:
    """What stands in the fields. `quiet` and `digest` are as in the API; `quiet` stands there even while it is off."""

    rows: Sequence[Row]
    quiet_on: bool
    quiet: Mapping[str, Any]
    digest: Mapping[str, Any]
    timezone: str
    locale: str


def as_kept(person: Person, rows: Sequence[Row], quietable: Sequence[str]) -> PreferenceForm:
    """The form of what is kept."""
    quiet = person.wishes.get("quiet_hours")
    return PreferenceForm(
        rows=rows,
        quiet_on=quiet is not None,
        quiet=quiet or {**QUIET, "channels": quietable},  # type: ignore[arg-type]
        digest=person.wishes.get("digest") or DIGEST,  # type: ignore[arg-type]
        timezone=person.timezone,
        locale=person.chosen_locale or "",
    )


def as_entered(form: FormData, rows: Sequence[Row]) -> PreferenceForm:
    """The form as it was posted."""
    on = frozenset(_pair(str(value)) for value in form.getlist("on"))
    modes = {row.type: _text(form, f"mode.{row.type}") or "instant" for row in rows}
    return PreferenceForm(
        rows=as_ticked(rows, on, modes),
        quiet_on=bool(form.get("quiet_on")),
        quiet={
            "start": _text(form, "quiet_start"),
            "end": _text(form, "quiet_end"),
            "days": [str(day) for day in form.getlist("quiet_days")],
            "channels": [str(channel) for channel in form.getlist("quiet_channels")],
        },
        digest={"daily_at": _text(form, "daily_at"), "weekly_on": _text(form, "weekly_on")},
        timezone=_text(form, "timezone"),
        locale=_text(form, "locale"),
    )


def wishes(entered: PreferenceForm, person: Person, types: Mapping[str, NotificationType]) -> Mapping[str, Any]:
    """What the form asks for, as in the API; what the page does not show stays."""
    on = frozenset((row.type, cell.channel) for row in entered.rows for cell in row.cells if cell.on)
    modes = {row.type: row.mode for row in entered.rows if row.mode}
    kept = kept_entries(person.wishes.get("entries", ()), entered.rows)  # type: ignore[arg-type]
    return {
        "entries": [*kept, *entries_from(entered.rows, types, on, modes)],
        "quiet_hours": entered.quiet if entered.quiet_on else None,
        "digest": entered.digest,
        "caps": person.wishes.get("caps"),
    }


def _pair(value: str) -> tuple[str, str]:
    type_, _, channel = value.partition("|")
    return type_, channel


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""
