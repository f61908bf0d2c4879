"""Template filters: times in the viewer's zone, money, names. Times are aware datetimes; None shows as a dash."""

import hashlib
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel.core import Locale, UnknownLocaleError
from babel.numbers import format_currency, get_currency_precision
from markupsafe import Markup, escape

from chassis.web.viewer import current_viewer

MINUTE, HOUR, DAY = 60, 3600, 86_400


def ago(at: datetime | None) -> Markup:
    """`<time>`: relative, the exact time on hover, kept fresh by the page's script."""
    if at is None:
        return Markup("–")
    words = relative(at, current_viewer.get().now)
    return Markup('<time datetime="%s" title="%s" data-ago>%s</time>') % (_iso(at), exact_text(at), words)


def exact(at: datetime | None) -> Markup:
    """`<time>` with day, date, time and zone."""
    return Markup("–") if at is None else Markup('<time datetime="{}">{}</time>').format(_iso(at), exact_text(at))


def clock(at: datetime | None) -> Markup:
    """`<time>` with the time of day only; the exact time on hover."""
    if at is None:
        return Markup("–")
    local = at.astimezone(current_viewer.get().zone)
    return Markup('<time datetime="%s" title="%s">%s</time>') % (_iso(at), exact_text(at), f"{local:%H:%M}")


def day(at: datetime | None) -> str:
    """`Today`, `Yesterday`, else the date: for the dividers of a list."""
    if at is None:
        return "–"
    viewer = current_viewer.get()
    local, today = at.astimezone(viewer.zone).date(), viewer.now.astimezone(viewer.zone).date()
    apart = (today - local).days
    if apart in {0, 1}:
        return ("Today", "Yesterday")[apart]
    return f"{local:%a} {local.day} {local:%b}" + (f" {local.year}" if local.year != today.year else "")


def exact_text(at: datetime) -> str:
    """Day, date, time and zone of the viewer as plain text."""
    local = at.astimezone(current_viewer.get().zone)
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M} {local:%Z}"


def relative(at: datetime, now: datetime) -> str:
    """`just now`, `5 min ago`, `in 2 h`, `3 d ago`, then the date. `static/js/times.js` says the same."""
    seconds = (now - at).total_seconds()
    distance = abs(seconds)
    if distance < 45:
        return "just now" if seconds >= 0 else "in a moment"
    for below, unit, word in ((HOUR, MINUTE, "min"), (DAY, HOUR, "h"), (7 * DAY, DAY, "d")):
        if distance < below - unit / 2:
            count = max(1, int(distance / unit + 0.5))
            return f"{count} {word} ago" if seconds >= 0 else f"in {count} {word}"
    local = at.astimezone(current_viewer.get().zone)
    return f"{local.day} {local:%b}" + (f" {local.year}" if abs(seconds) > 300 * DAY else "")


def countdown_text(due_at: datetime) -> str:
    """`1:05:09`-free short form for a due time: `2 h 05 min`, `4 min 30 s`, `-3 min` once it is past."""
    seconds = int((due_at - current_viewer.get().now).total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    if seconds >= DAY:
        return f"{sign}{seconds // DAY} d {seconds % DAY // HOUR} h"
    if seconds >= HOUR:
        return f"{sign}{seconds // HOUR} h {seconds % HOUR // MINUTE:02} min"
    if seconds >= 10 * MINUTE:
        return f"{sign}{seconds // MINUTE} min"
    return f"{sign}{seconds // MINUTE}:{seconds % MINUTE:02}"


def urgency(due_at: datetime) -> str:
    """`late`, `soon` (an hour), `near` (four hours) or `calm`: the colour of a countdown."""
    seconds = (due_at - current_viewer.get().now).total_seconds()
    for below, word in ((0, "late"), (HOUR, "soon"), (4 * HOUR, "near")):
        if seconds <= below:
            return word
    return "calm"


def money(amount_minor: int, currency: str) -> str:
    """`R 1 299,00`: minor units of an ISO 4217 currency, in the viewer's locale."""
    return money_in(amount_minor, currency, current_viewer.get().locale)


@lru_cache(maxsize=16_384)
def money_in(amount_minor: int, currency: str, tag: str) -> str:
    """The same in the locale of a BCP 47 tag: digits after the point as the currency has them."""
    value = Decimal(amount_minor).scaleb(-get_currency_precision(currency))
    return format_currency(value, currency, locale=locale_of(tag))


@lru_cache(maxsize=512)
def locale_of(tag: str) -> Locale:
    """The nearest locale that we have data for: de-XX becomes de, what is unknown becomes English."""
    whole = tag.replace("-", "_")
    for candidate in (whole, whole.partition("_")[0]):
        try:
            return Locale.parse(candidate)
        except (ValueError, UnknownLocaleError):
            continue
    return Locale("en")


def initials(name: str) -> str:
    """Of the first and the last word: `Thandi Nkosi` → `TN`."""
    words = [word for word in name.split() if word[0].isalnum()] or ["?"]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def hue(name: str) -> int:
    """One of eight avatar colours, always the same for a name."""
    return hashlib.blake2s(name.encode(), digest_size=1).digest()[0] % 8


def linebreaks(text: str) -> Markup:
    """Escaped text whose line breaks stay."""
    return Markup("<br>").join(escape(line) for line in text.splitlines())


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


FILTERS: dict[str, Any] = {
    each.__name__: each
    for each in (ago, exact, clock, day, exact_text, countdown_text, urgency, money, initials, hue, linebreaks)
}
