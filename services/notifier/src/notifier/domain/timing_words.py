"""What a person's quiet hours and digests mean right now, in words."""

from datetime import datetime

from notifier.domain.digest_times import next_digest
from notifier.domain.local_time import zone
from notifier.domain.preferences import WEEKDAYS, Preferences
from notifier.domain.quiet_hours import quiet_until


def quiet_in_words(preferences: Preferences, zone_name: str, now: datetime) -> str:
    """Whether it is quiet now and until when, or when it will be."""
    quiet = preferences.quiet_hours
    if quiet is None or not quiet.days or not quiet.channels:
        return "No quiet hours: everything comes at once."
    until = quiet_until(now, quiet, zone_name)
    if until is not None:
        local, today = until.astimezone(zone(zone_name)), now.astimezone(zone(zone_name)).date()
        day = "" if local.date() == today else f" on {local:%a} {local.day} {local:%b}"
        return f"Quiet until {local:%H:%M}{day}; what comes before waits, and nothing is lost."
    days = (
        "every day"
        if len(quiet.days) == 7
        else "on " + ", ".join(WEEKDAYS[day].capitalize() for day in sorted(quiet.days))
    )
    return f"Quiet from {quiet.start:%H:%M} to {quiet.end:%H:%M} {days}, on your clock ({zone_name})."


def digest_in_words(preferences: Preferences, zone_name: str, now: datetime) -> str:
    """When the next digests come."""
    daily = next_digest("daily", now, preferences.digest, zone_name).astimezone(zone(zone_name))
    weekly = next_digest("weekly", now, preferences.digest, zone_name).astimezone(zone(zone_name))
    return f"Next daily digest {daily:%a %H:%M}, next weekly one {weekly:%a} {weekly.day} {weekly:%b %H:%M}."
