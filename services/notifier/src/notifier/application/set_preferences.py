"""A person says what they want to be told, how and when (REQ N-16)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from chassis.errors import Invalid
from notifier.domain.errors import InvalidFieldError
from notifier.domain.local_time import zone
from notifier.domain.notification_types import CATEGORIES, TYPES
from notifier.domain.person import Person, stranger
from notifier.domain.preference_forms import parse_preferences
from notifier.domain.preferences import MODES, Preferences

CHOICES = ("entries", "quiet_hours", "digest", "caps")


class Choices(Protocol):
    """Where choices are kept."""

    async def one(self, user_id: str) -> Person | None:
        """One person, if known."""
        ...

    async def choose(self, user_id: str, choices: Mapping[str, Any]) -> None:
        """Keep what the person chose."""
        ...


@dataclass(frozen=True)
class SetPreferences:
    """Checks and keeps preferences, inside the running unit of work."""

    people: Choices
    is_locale: Callable[[str], bool]
    """Whether there is such a language, and such a country: of no other do we know how it writes."""

    async def get(self, user_id: str) -> Person:
        """The person with what they chose so far."""
        return await self.people.one(user_id) or stranger(user_id)

    async def __call__(
        self, user_id: str, wishes: Mapping[str, Any], *, timezone: str | None, locale: str | None
    ) -> Person:
        """Replace all preferences; None for zone or language means the account's own. Invalid names the field."""
        kept = {name: wishes[name] for name in CHOICES if wishes.get(name) is not None}
        try:
            wished = parse_preferences(kept)
            _check_entries(wished)
            if timezone is not None:
                zone(timezone)
        except InvalidFieldError as error:
            raise Invalid(f"It must be {error.detail}.", field=error.field) from error
        _check_quiet(wished)
        if locale is not None and not self.is_locale(locale):
            raise Invalid("It must be a language such as de, or one of a country such as en-ZA.", field="locale")
        await self.people.choose(user_id, {"preferences": kept, "timezone_choice": timezone, "locale_choice": locale})
        return await self.get(user_id)

    async def add_entries(
        self, user_id: str, entries: Sequence[Mapping[str, Any]], *, without: Sequence[Mapping[str, Any]] = ()
    ) -> None:
        """Add wishes to what there is, and take others away; all else stays."""
        person = await self.get(user_id)
        present = [dict(entry) for entry in person.wishes.get("entries", ())]  # type: ignore[attr-defined]
        gone = [dict(entry) for entry in without]
        fresh = [dict(entry) for entry in entries if dict(entry) not in present]
        kept = [entry for entry in present if entry not in gone] + fresh
        await self.people.choose(user_id, {"preferences": {**person.wishes, "entries": kept}})


def _check_entries(wished: Preferences) -> None:
    """A wish that asks for nothing, or about something that does not exist, would be kept and never do anything."""
    for index, entry in enumerate(wished.entries):
        if entry.allow is None and entry.mode is None:
            raise InvalidFieldError(f"entries[{index}]", f"a wish: allow (true or false) or mode ({', '.join(MODES)})")
        if entry.type is not None and entry.type not in TYPES:
            raise InvalidFieldError(f"entries[{index}].type", "a type of notification, such as order_dispatched")
        if entry.category is not None and entry.category not in CATEGORIES:
            raise InvalidFieldError(f"entries[{index}].category", f"one of {', '.join(CATEGORIES)}")


def _check_quiet(wished: Preferences) -> None:
    """Quiet hours that never start, or let everything through, would be none without saying so."""
    quiet = wished.quiet_hours
    if quiet is not None and not quiet.days:
        raise Invalid("Choose at least one day, or leave quiet hours off.", field="quiet_hours.days")
    if quiet is not None and not quiet.channels:
        raise Invalid("Choose at least one channel, or leave quiet hours off.", field="quiet_hours.channels")
