"""What the notifier knows of a person: its read model of accounts, and what they chose here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from notifier.domain.decision import Recipient
from notifier.domain.preferences import NO_PREFERENCES, Preferences
from notifier.domain.segments import Profile, Value


@dataclass(frozen=True, slots=True)
class Person:
    """A person, as the accounts service last said, with the language and zone that they chose here if they did."""

    user_id: str
    name: str = ""
    email: str | None = None
    locale: str = "en"
    chosen_locale: str | None = None
    timezone: str = "Etc/UTC"
    roles: tuple[str, ...] = ()
    country: str | None = None
    tier: str | None = None
    attributes: Mapping[str, Value] = field(default_factory=dict)
    consents: bool = False
    """Whether they agreed to marketing, as the accounts service says."""
    summarised: bool = False
    """Whether their monthly summary has its timer."""
    recipient: Recipient = field(default_factory=lambda: Recipient("Etc/UTC"))
    preferences: Preferences = NO_PREFERENCES
    wishes: Mapping[str, object] = field(default_factory=dict)
    version: int = 0

    @property
    def profile(self) -> Profile:
        """What audiences are chosen by."""
        named = {"country": self.country, "tier": self.tier, "locale": self.locale, "timezone": self.timezone}
        known = {name: value for name, value in named.items() if value is not None}
        return {**self.attributes, **known, "roles": self.roles}


def stranger(user_id: str) -> Person:
    """A person of whom no account event has come: told in the inbox alone, for there is no address."""
    return Person(user_id)
