"""A person from their stored document; preferences are compiled once per version of it."""

from collections import OrderedDict
from typing import Final

from chassis.mongo import Document
from notifier.domain.decision import Recipient
from notifier.domain.errors import InvalidFieldError
from notifier.domain.local_time import zone
from notifier.domain.person import Person
from notifier.domain.preference_forms import parse_preferences

KEPT: Final = 50_000
UTC_ZONE: Final = "Etc/UTC"


class ReadPeople:
    """Reads person documents, remembering the latest versions."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._people: OrderedDict[str, Person] = OrderedDict()

    def __call__(self, document: Document) -> Person:
        """The person in a document."""
        user_id = document["_id"]
        person = self._people.get(user_id)
        if person is None or person.version != document["version"]:
            person = person_of(document)
            self._people[user_id] = person
            if len(self._people) > self._kept:
                self._people.popitem(last=False)
        return person


def person_of(document: Document) -> Person:
    """The person in a document of `people`. A zone that does not exist counts as UTC: news must not be lost for it."""
    timezone = _known_zone(document.get("timezone_choice") or document.get("timezone"))
    addresses = frozenset(channel for channel in ("email",) if document.get(channel))
    wishes = document.get("preferences") or {}
    return Person(
        user_id=document["_id"],
        name=document.get("name", ""),
        email=document.get("email"),
        locale=document.get("locale_choice") or document.get("locale") or "en",
        chosen_locale=document.get("locale_choice"),
        timezone=timezone,
        roles=tuple(document.get("roles", ())),
        country=document.get("country"),
        tier=document.get("tier"),
        attributes=document.get("attributes") or {},
        consents=document.get("marketing_consent", False),
        summarised=document.get("summarised", False),
        recipient=Recipient(
            timezone=timezone,
            addresses=addresses,
            suppressed=frozenset(document.get("suppressed", ())),
            erased=document.get("erased", False),
        ),
        preferences=parse_preferences(wishes),
        wishes=wishes,
        version=document["version"],
    )


def _known_zone(name: str | None) -> str:
    if not name:
        return UTC_ZONE
    try:
        zone(name)
    except InvalidFieldError:
        return UTC_ZONE
    return name
