"""Preferences from the form in which they are posted and stored (DECISIONS), checked, the field at fault named."""

from collections.abc import Iterable, Mapping
from datetime import time
from typing import Final, TypeGuard

from notifier.domain.channels import CHANNELS
from notifier.domain.errors import InvalidFieldError
from notifier.domain.preferences import (
    MODES,
    NO_PREFERENCES,
    ROLES,
    WEEKDAYS,
    Cap,
    DigestTimes,
    Entry,
    Mode,
    Preferences,
    QuietHours,
)

MAX_CAP_COUNT: Final = 100_000
MAX_CAP_HOURS: Final = 24 * 366
MAX_ENTRIES: Final = 500

Form = Mapping[str, object]


def parse_preferences(raw: Form | None) -> Preferences:
    """Preferences from `{entries, quiet_hours, digest, caps}`; InvalidFieldError names what is wrong."""
    if not raw:
        return NO_PREFERENCES
    entries = _list(raw.get("entries", ()), "entries")
    if len(entries) > MAX_ENTRIES:
        raise InvalidFieldError("entries", f"at most {MAX_ENTRIES}")
    return Preferences(
        entries=tuple(parse_entry(entry, f"entries[{index}]") for index, entry in enumerate(entries)),
        quiet_hours=parse_quiet_hours(raw.get("quiet_hours")),
        digest=parse_digest(raw.get("digest")),
        caps=parse_caps(raw.get("caps")),
    )


def parse_entry(raw: object, name: str = "entry") -> Entry:
    """One wish from `{type?, category?, channel?, role?, allow?, mode?}`."""
    form = _form(raw, name)
    allow = form.get("allow")
    if allow is not None and not isinstance(allow, bool):
        raise InvalidFieldError("allow", "true or false, or left out").within(name)
    return Entry(
        type=_name(form.get("type"), f"{name}.type"),
        category=_name(form.get("category"), f"{name}.category"),
        channel=_choice(form.get("channel"), CHANNELS, f"{name}.channel"),
        role=_choice(form.get("role"), ROLES, f"{name}.role"),
        allow=allow,
        mode=_mode(form.get("mode"), f"{name}.mode"),
    )


def parse_quiet_hours(raw: object) -> QuietHours | None:
    """Quiet hours from `{start, end, days, channels}` or None; a window without length is refused."""
    if raw is None:
        return None
    form = _form(raw, "quiet_hours")
    start = parse_time(form.get("start"), "quiet_hours.start")
    end = parse_time(form.get("end"), "quiet_hours.end")
    if start == end:
        raise InvalidFieldError("quiet_hours.end", "another time than the start")
    days = _list(form.get("days"), "quiet_hours.days")
    channels = _list(form.get("channels"), "quiet_hours.channels")
    return QuietHours(
        start=start,
        end=end,
        days=frozenset(parse_weekday(day, "quiet_hours.days") for day in days),
        channels=frozenset(_one_of(channel, CHANNELS, "quiet_hours.channels") for channel in channels),
    )


def parse_digest(raw: object) -> DigestTimes:
    """Digest times from `{daily_at, weekly_on}`; None means the default (18:00, Friday)."""
    if raw is None:
        return DigestTimes()
    form = _form(raw, "digest")
    return DigestTimes(
        daily_at=parse_time(form.get("daily_at"), "digest.daily_at"),
        weekly_on=parse_weekday(form.get("weekly_on"), "digest.weekly_on"),
    )


def parse_caps(raw: object) -> dict[str, Cap]:
    """Caps from `{channel: {count, hours}}`."""
    caps: dict[str, Cap] = {}
    for channel, cap in ({} if raw is None else _form(raw, "caps")).items():
        _one_of(channel, CHANNELS, "caps")
        form = _form(cap, f"caps.{channel}")
        caps[channel] = Cap(
            count=_whole(form.get("count"), MAX_CAP_COUNT, f"caps.{channel}.count"),
            hours=_whole(form.get("hours"), MAX_CAP_HOURS, f"caps.{channel}.hours"),
        )
    return caps


def parse_time(value: object, name: str) -> time:
    """A local time written HH:MM."""
    if isinstance(value, str) and len(value) == 5 and value.isascii() and value[2] == ":":
        hour, minute = value[:2], value[3:]
        if hour.isdigit() and minute.isdigit() and int(hour) < 24 and int(minute) < 60:
            return time(int(hour), int(minute))
    raise InvalidFieldError(name, "a time written HH:MM, from 00:00 to 23:59")


def parse_weekday(value: object, name: str) -> int:
    """A weekday written mon to sun, as 0 to 6."""
    return WEEKDAYS.index(_one_of(value, WEEKDAYS, name))


def _mode(value: object, name: str) -> Mode | None:
    if value is None or _is_mode(value):
        return value
    raise InvalidFieldError(name, f"one of {', '.join(MODES)}, or left out")


def _is_mode(value: object) -> TypeGuard[Mode]:
    return value in MODES


def _one_of(value: object, allowed: Iterable[str], name: str) -> str:
    if isinstance(value, str) and value in allowed:
        return value
    raise InvalidFieldError(name, f"one of {', '.join(allowed)}")


def _choice(value: object, allowed: Iterable[str], name: str) -> str | None:
    return None if value is None else _one_of(value, allowed, name)


def _name(value: object, name: str) -> str | None:
    if value is None or (isinstance(value, str) and 0 < len(value) <= 64):
        return value
    raise InvalidFieldError(name, "a name of 1 to 64 characters, or left out")


def _whole(value: object, most: int, name: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most:
        return value
    raise InvalidFieldError(name, f"a whole number from 1 to {most}")


def _list(value: object, name: str) -> list[object]:
    if isinstance(value, list | tuple):
        return list(value)
    raise InvalidFieldError(name, "a list")


def _form(value: object, name: str) -> Form:
    if isinstance(value, Mapping):
        return value
    raise InvalidFieldError(name, "an object")
