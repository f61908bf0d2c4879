"""The heart of REQ N-16 and N-17: may this person be told this, on this channel, now? DECISIONS has the order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from notifier.domain.caps import free_at
from notifier.domain.channels import IN_APP
from notifier.domain.decision import Decision, Occasion, Reason, Recipient, Rule, Sent
from notifier.domain.digest_times import next_digest
from notifier.domain.preferences import Entry, Mode, Preferences
from notifier.domain.quiet_hours import quiet_until

ERASED: Final = Decision("suppress", "erased", None)
EXPIRED: Final = Decision("suppress", "expired", None)
EXPIRES_FIRST: Final = Decision("suppress", "expires_first", None)
NO_ADDRESS: Final = Decision("suppress", "no_address", None)
ADDRESS_SUPPRESSED: Final = Decision("suppress", "address_suppressed", None)
PREFERENCE: Final = Decision("suppress", "preference", None)
NOT_OPTED_IN: Final = Decision("suppress", "not_opted_in", None)


def decide(
    rule: Rule,
    occasion: Occasion,
    recipient: Recipient,
    *,
    preferences: Preferences,
    sent: Sequence[Sent],
    now: datetime,
) -> dict[str, Decision]:
    """One decision per channel of the rule: steps 1 to 11, the first that applies."""
    case = _Case(rule, occasion, recipient, preferences, _matching(rule, occasion, preferences), now)
    return {
        channel: case.stopped(channel) or case.wished(channel) or case.timed(channel, sent)
        for channel in (*rule.channels, *rule.opt_in)
    }


def decide_again(
    rule: Rule,
    channel: str,
    occasion: Occasion,
    recipient: Recipient,
    *,
    preferences: Preferences,
    now: datetime,
) -> Decision:
    """Steps 1 to 7 alone, with what is true now, for an item whose time has come."""
    case = _Case(rule, occasion, recipient, preferences, _matching(rule, occasion, preferences), now)
    return case.stopped(channel) or case.wished(channel) or Decision("send", "ok", now)


def quiet_end(rule: Rule, channel: str, preferences: Preferences, timezone: str, at: datetime) -> datetime | None:
    """When the quiet hours end that a notification due at `at` has to respect; None when there are none then."""
    quiet = preferences.quiet_hours
    if quiet is None or not rule.respects_quiet or channel not in quiet.channels:
        return None
    return quiet_until(at, quiet, timezone)


def _matching(rule: Rule, occasion: Occasion, preferences: Preferences) -> list[Entry]:
    if not preferences.entries:
        return []
    return [entry for entry in preferences.entries if entry.matches(rule.type, rule.category, occasion.role)]


@dataclass(slots=True)
class _Case:
    """One person and one occasion, asked channel by channel."""

    rule: Rule
    occasion: Occasion
    recipient: Recipient
    preferences: Preferences
    entries: list[Entry]
    now: datetime

    def stopped(self, channel: str) -> Decision | None:
        """Steps 1 to 4: what no wish can change."""
        if self.recipient.erased:
            return ERASED
        expires_at = self.occasion.expires_at
        if expires_at is not None and expires_at <= self.now:
            return EXPIRED
        if channel == IN_APP:
            return None
        if channel not in self.recipient.addresses:
            return NO_ADDRESS
        return ADDRESS_SUPPRESSED if channel in self.recipient.suppressed else None

    def wished(self, channel: str) -> Decision | None:
        """Steps 5 to 7: critical, denied, or not asked for; None when it may be told and isn't critical."""
        critical, opt_in = self.rule.critical, channel in self.rule.opt_in
        if critical and not opt_in:
            return Decision("send", "critical", self.now)
        wishes = [entry for entry in self.entries if entry.channel is None or entry.channel == channel]
        if any(entry.allow is False for entry in wishes):
            return PREFERENCE
        if not opt_in:
            return None
        if not any(entry.allow and entry.channel for entry in wishes):
            return NOT_OPTED_IN
        return Decision("send", "critical", self.now) if critical else None

    def timed(self, channel: str, sent: Sequence[Sent]) -> Decision:
        """Steps 8 to 11: now, or when."""
        if channel == IN_APP:
            return Decision("send", "ok", self.now)
        mode = _mode(self.entries, channel)
        if mode != "instant":
            at = next_digest(mode, self.now, self.preferences.digest, self.recipient.timezone)
            at = self._quiet_until(channel, at) or at
            if not self._too_late(at):
                return Decision("digest", "digest", at)
        cap = self.preferences.caps.get(channel) if self.rule.capped else None
        free = free_at(cap, (item.at for item in sent if item.channel == channel), self.now) if cap else None
        if free is not None:
            return self._deferred("capped", self._quiet_until(channel, free) or free)
        until = self._quiet_until(channel, self.now)
        if until is not None:
            return self._deferred("quiet_hours", until)
        return Decision("send", "ok", self.now)

    def _quiet_until(self, channel: str, at: datetime) -> datetime | None:
        return quiet_end(self.rule, channel, self.preferences, self.recipient.timezone, at)

    def _too_late(self, at: datetime) -> bool:
        return self.occasion.expires_at is not None and at >= self.occasion.expires_at

    def _deferred(self, reason: Reason, at: datetime) -> Decision:
        return EXPIRES_FIRST if self._too_late(at) else Decision("defer", reason, at)


def _mode(entries: Sequence[Entry], channel: str) -> Mode:
    """The mode of the most specific entry that has one; still tied, the later entry."""
    best: Mode = "instant"
    highest = (-1, False, False, False, False)
    for entry in entries:
        if entry.mode is None or (entry.channel is not None and entry.channel != channel):
            continue
        specificity = entry.specificity
        if specificity >= highest:
            best, highest = entry.mode, specificity
    return best
