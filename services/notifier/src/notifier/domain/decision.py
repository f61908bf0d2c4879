"""The words of a decision: what goes into `decide`, and what comes out (DECISIONS "Words")."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Outcome = Literal["send", "defer", "digest", "suppress"]
Reason = Literal[
    "ok",
    "critical",
    "digest",
    "capped",
    "quiet_hours",
    "erased",
    "expired",
    "expires_first",
    "no_address",
    "address_suppressed",
    "preference",
    "not_opted_in",
    "superseded",
    "repeated",
    "unknown_person",
    "no_consent",
]


@dataclass(frozen=True, slots=True)
class Rule:
    """What we decided about a type of notification: `channels` are on unless denied, `opt_in` off unless asked for."""

    type: str
    category: str
    critical: bool = False
    channels: tuple[str, ...] = ("in_app",)
    opt_in: tuple[str, ...] = ()
    capped: bool = False
    respects_quiet: bool = True


@dataclass(frozen=True, slots=True)
class Occasion:
    """What happened to the person: the role it concerns them in, and when it stops mattering (UTC)."""

    role: str
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who is to be told: `addresses` are the channels with a usable one, `suppressed` those that bounced hard."""

    timezone: str
    addresses: frozenset[str] = frozenset()
    suppressed: frozenset[str] = frozenset()
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """Something sent before, up to and including now, that counts against a cap."""

    channel: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of it on one channel; `at` is UTC, None for suppress, now for send."""

    outcome: Outcome
    reason: Reason
    at: datetime | None
