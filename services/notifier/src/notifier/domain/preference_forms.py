"""Preferences from the form in which they are posted and stored (DECISIONS), checked, the field at fault named."""

from datetime import time
from typing import Final

from notifier.domain.channels import CHANNELS
from notifier.domain.errors import InvalidFieldError
from notifier.domain.fields import (
    Form,
    flag,
    form,
    inside,
    items,
    name,
    one_of,
    optional,
    refused,
    some_of,
    whole,
)
from notifier.domain.preferences import (
    MODES,
    NO_PREFERENCES,
    ROLES,
    WEEKDAYS,
    Cap,
    DigestTimes,
    Entry,
    Preferences,
    QuietHours,
)

MAX_CAP_COUNT: Final = 100_000
MAX_CAP_HOURS: Final = 24 * 366
MAX_ENTRIES: Final = 500
_DAY: Final = {word: number for number, word in enumerate(WEEKDAYS)}

_channel = one_of(CHANNELS)
_channels = some_of(CHANNELS)
_weekday = one_of(WEEKDAYS)
_weekdays = some_of(WEEKDAYS)
_a_name = optional(name)
_a_channel = optional(_channel)
_a_role = optional(one_of(ROLES))
_a_mode = optional(one_of(MODES))
_a_flag = optional(flag)
_count = whole(MAX_CAP_COUNT)
_hours = whole(MAX_CAP_HOURS)


def parse_preferences(raw: Form | None) -> Preferences:
    """Preferences from `{entries, quiet_hours, digest, caps}`; InvalidFieldError names what is wrong."""
    if not raw:
        return NO_PREFERENCES
    return Preferences(
        entries=inside("entries", parse_entries, raw.get("entries", ())),
        quiet_hours=inside("quiet_hours", parse_quiet_hours, raw.get("quiet_hours")),
        digest=inside("digest", parse_digest, raw.get("digest")),
        caps=inside("caps", parse_caps, raw.get("caps")),
    )


def parse_entries(raw: object) -> tuple[Entry, ...]:
    """Wishes from a list of them."""
    entries = items(raw)
    if len(entries) > MAX_ENTRIES:
        raise InvalidFieldError("", f"a list of at most {MAX_ENTRIES}")
    return tuple(inside(f"[{index}]", parse_entry, entry) for index, entry in enumerate(entries))


def parse_entry(raw: object) -> Entry:
    """One wish from `{type?, category?, channel?, role?, allow?, mode?}`."""
    entry = form(raw)
    return Entry(
        type=inside("type", _a_name, entry.get("type")),
        category=inside("category", _a_name, entry.get("category")),
        channel=inside("channel", _a_channel, entry.get("channel")),
        role=inside("role", _a_role, entry.get("role")),
        allow=inside("allow", _a_flag, entry.get("allow")),
        mode=inside("mode", _a_mode, entry.get("mode")),
    )


def parse_quiet_hours(raw: object) -> QuietHours | None:
    """Quiet hours from `{start, end, days, channels}` or None; a window without length is refused."""
    if raw is None:
        return None
    quiet = form(raw)
    start = inside("start", parse_time, quiet.get("start"))
    end = inside("end", parse_time, quiet.get("end"))
    if start == end:
        raise InvalidFieldError("end", "another time than the start")
    return QuietHours(
        start=start,
        end=end,
        days=frozenset(_DAY[day] for day in inside("days", _weekdays, quiet.get("days"))),
        channels=frozenset(inside("channels", _channels, quiet.get("channels"))),
    )


def parse_digest(raw: object) -> DigestTimes:
    """Digest times from `{daily_at, weekly_on}`; None means the default (18:00, Friday)."""
    if raw is None:
        return DigestTimes()
    digest = form(raw)
    return DigestTimes(
        daily_at=inside("daily_at", parse_time, digest.get("daily_at")),
        weekly_on=_DAY[inside("weekly_on", _weekday, digest.get("weekly_on"))],
    )


def parse_caps(raw: object) -> dict[str, Cap]:
    """Caps from `{channel: {count, hours}}`."""
    return {} if raw is None else {_channel(channel): inside(channel, _cap, cap) for channel, cap in form(raw).items()}


def _cap(raw: object) -> Cap:
    cap = form(raw)
    return Cap(count=inside("count", _count, cap.get("count")), hours=inside("hours", _hours, cap.get("hours")))


def parse_time(value: object) -> time:
    """A local time written HH:MM."""
    if isinstance(value, str) and len(value) == 5 and value.isascii() and value[2] == ":":
        hour, minute = value[:2], value[3:]
        if hour.isdigit() and minute.isdigit() and int(hour) < 24 and int(minute) < 60:
            return time(int(hour), int(minute))
    raise refused("a time written HH:MM, from 00:00 to 23:59", value)
