"""The parts of a decision from the form in which cases are written (DECISIONS "Words"), the field at fault named.

Nothing may be left out here but what a wish may leave out; and since it may, a misspelt wish is refused: it would
silently mean something else.
"""

from datetime import UTC, datetime
from typing import Final

from notifier.domain.channels import CHANNELS
from notifier.domain.decision import Occasion, Recipient, Rule, Sent
from notifier.domain.errors import InvalidFieldError
from notifier.domain.fields import Form, flag, form, inside, items, name, one_of, optional, refused, some_of
from notifier.domain.local_time import zone
from notifier.domain.preference_forms import parse_preferences
from notifier.domain.preferences import ROLES, Preferences

FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 9000
"""Of `now`: what is decided reaches some way before and after it."""
_PREFERENCES: Final = ("entries", "quiet_hours", "digest", "caps")
_ENTRY: Final = ("type", "category", "channel", "role", "allow", "mode")

_channel = one_of(CHANNELS)
_channels = some_of(CHANNELS)
_quiet = one_of(("respect", "ignore"))
_role = one_of(ROLES)


def parse_rule(raw: object) -> Rule:
    """A rule from `{type, category, critical, channels, opt_in, capped, quiet}`."""
    rule = form(raw)
    channels = inside("channels", _channels, rule.get("channels"))
    opt_in = inside("opt_in", _channels, rule.get("opt_in"))
    if not set(channels).isdisjoint(opt_in):
        raise InvalidFieldError("opt_in", "channels that are not in `channels` as well")
    return Rule(
        type=inside("type", name, rule.get("type")),
        category=inside("category", name, rule.get("category")),
        critical=inside("critical", flag, rule.get("critical")),
        channels=channels,
        opt_in=opt_in,
        capped=inside("capped", flag, rule.get("capped")),
        respects_quiet=inside("quiet", _quiet, rule.get("quiet")) == "respect",
    )


def parse_occasion(raw: object) -> Occasion:
    """An occasion from an event's `{role, expires_at}`; `expires_at` may be null."""
    event = form(raw)
    if "expires_at" not in event:
        raise InvalidFieldError("expires_at", "a time with its zone, or null")
    return Occasion(inside("role", _role, event.get("role")), inside("expires_at", _maybe_instant, event["expires_at"]))


def parse_recipient(raw: object) -> Recipient:
    """A recipient from `{timezone, erased, addresses, suppressed}`."""
    recipient = form(raw)
    timezone = recipient.get("timezone")
    if not isinstance(timezone, str):
        raise refused("an IANA time zone such as Europe/Berlin", timezone).within("timezone")
    zone(timezone)
    return Recipient(
        timezone=timezone,
        addresses=frozenset(inside("addresses", _channels, recipient.get("addresses"))),
        suppressed=frozenset(inside("suppressed", _channels, recipient.get("suppressed"))),
        erased=inside("erased", flag, recipient.get("erased")),
    )


def parse_wishes(raw: object) -> Preferences:
    """Preferences as they are stored, and nothing beside them."""
    wishes = form(raw)
    _nothing_else(wishes, _PREFERENCES)
    parsed = parse_preferences(wishes)
    for index, entry in enumerate(items(wishes.get("entries", ()))):
        inside(f"entries[{index}]", lambda one: _nothing_else(form(one), _ENTRY), entry)
    return parsed


def parse_history(raw: object) -> list[Sent]:
    """What was sent, from `{sent: [{channel, at}]}`."""
    sent = inside("sent", items, form(raw).get("sent"))
    return [inside(f"sent[{index}]", _sent, one) for index, one in enumerate(sent)]


def parse_now(value: object) -> datetime:
    """The instant of the decision."""
    now = parse_instant(value)
    if not FIRST_YEAR <= now.year <= LAST_YEAR:
        raise refused(f"a time from the year {FIRST_YEAR} to {LAST_YEAR}", value)
    return now


def parse_instant(value: object) -> datetime:
    """An instant in UTC from its text in ISO 8601, with any zone."""
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
        if at is not None and at.tzinfo is not None:
            return at if at.tzinfo is UTC else at.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise refused("a time with its zone, such as 2026-06-03T10:00:00Z", value)


_maybe_instant = optional(parse_instant)


def _sent(raw: object) -> Sent:
    sent = form(raw)
    return Sent(inside("channel", _channel, sent.get("channel")), inside("at", parse_instant, sent.get("at")))


def _nothing_else(given: Form, allowed: tuple[str, ...]) -> None:
    for field in given:
        if field not in allowed:
            raise InvalidFieldError(field, f"nothing by this name, only {', '.join(allowed)}")
