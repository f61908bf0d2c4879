"""Does a service forget a person, and hand out what it knows of them (REQ P-06)?

A service's test feeds it `before`, then `request`, then whatever it likes, and gives `check` its whole database and
everything it published after the request.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from saypro_events.base import EventData
from saypro_events.decoding import decode
from saypro_events.encoding import encode
from saypro_events.envelope import Encoded, Event, new_event
from saypro_events.generate.examples import BEGIN, example
from saypro_events.personal import personal_fields
from saypro_events.referral import ReferralCompleted
from saypro_events.ticket import TicketUpdated
from saypro_events.topics import BY_MODEL, consumed_by
from saypro_events.user import UserDataErased, UserDataExported, UserErased, UserExportRequested

ModelT = TypeVar("ModelT", bound=EventData)

_EXAMPLE_PERSON = "u-thandi"
_REQUESTS = (UserErased, UserExportRequested)
_LEFT_ALONE: dict[type[EventData], frozenset[str]] = {
    TicketUpdated: frozenset({"changes[].old", "changes[].new"}),  # readers act on these values
    ReferralCompleted: frozenset({"referred_name"}),  # another person's
}


@dataclass(frozen=True, slots=True)
class Marker:
    """What every personal value of one test person contains, so that it is found wherever it has gone.

    It is made from the person's id: what others left in the same database is not taken for theirs.
    """

    word: str
    phone: str

    @classmethod
    def of(cls, user_id: str) -> "Marker":
        digest = hashlib.sha256(user_id.encode())
        return cls(word=f"qxz{digest.hexdigest()[:10]}", phone=f"+2799{int(digest.hexdigest(), 16) % 10**9:09}")

    def leaks(self, where: Iterable[tuple[str, Any]]) -> list[str]:
        """Names of the places, out of (name, content) pairs, whose content still holds something personal."""
        return [name for name, content in where if self._in(repr(content).lower())]

    def within(self, value: Any) -> Any:
        """The same kind of value with the marker in it: mail addresses, phone numbers and links stay valid."""
        if isinstance(value, dict):
            return {name: inner if name == "country" else self.within(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [self.within(inner) for inner in value]
        if not isinstance(value, str):
            return value
        if value.startswith("http"):
            return f"https://{self.word}.example.test/"
        if value.startswith("+"):
            return self.phone
        return f"{self.word}.{value}" if "@" in value else f"{value} {self.word}"

    def _in(self, text: str) -> bool:
        return self.word in text or self.phone in text


class Erasure:
    """The test of `user.erased`: `before` (events that tell the service about the person), then `request`."""

    def __init__(self, service: str, user_id: str = "u-forget-me", at: datetime = BEGIN) -> None:
        self.service = service
        self.user_id = user_id
        self.marker = Marker.of(user_id)
        self.before = events_about(service, user_id, at)
        data = UserErased(user_id=user_id, request_id="er-test-1", requested_at=at)
        self.request = new_event(data, id=f"erase-{user_id}", time=at, source="/accounts")

    def check(self, documents: Iterable[tuple[str, Any]], published: Iterable[Encoded]) -> UserDataErased:
        """The service's answer. Raises AssertionError if there is not exactly one, or anything personal is left.

        `documents`: (name, content) of everything in its database. `published`: what it published since the request.
        """
        records = list(published)
        told = ((f"published on {record.topic}", record) for record in records)
        left = self.marker.leaks([*documents, *told])
        if left:
            message = f"{self.service} still holds personal data of {self.user_id}: {', '.join(left)}"
            raise AssertionError(message)
        return _answer(records, UserDataErased, self.service, self.user_id, "er-test-1")


class Export:
    """The test of `user.export_requested`: `before`, then `request`."""

    def __init__(self, service: str, user_id: str = "u-show-me", at: datetime = BEGIN) -> None:
        self.service = service
        self.user_id = user_id
        self.before = events_about(service, user_id, at)
        data = UserExportRequested(user_id=user_id, request_id="ex-test-1", requested_at=at)
        self.request = new_event(data, id=f"export-{user_id}", time=at, source="/accounts")

    def check(self, published: Iterable[Encoded]) -> UserDataExported:
        """The service's answer. Raises AssertionError if there is not exactly one."""
        return _answer(list(published), UserDataExported, self.service, self.user_id, "ex-test-1")


def events_about(service: str, user_id: str, at: datetime) -> tuple[Event[Any], ...]:
    """One event of each type that the service reads, about this person, with a marker in every personal field."""
    models = [topic.model for topic in consumed_by(service) if topic.model not in _REQUESTS]
    models.sort(key=lambda model: BY_MODEL[model].name != "user.updated")
    return tuple(
        new_event(
            model.model_validate(_marked(model, user_id)),
            id=f"about-{user_id}-{BY_MODEL[model].name}",
            time=at,
            source=f"/{BY_MODEL[model].producers[0]}",
            sequence=1,
        )
        for model in models
    )


def _marked(model: type[EventData], user_id: str) -> dict[str, Any]:
    data: dict[str, Any] = _renamed(example(model), user_id)
    marker = Marker.of(user_id)
    for path in personal_fields(model):
        if path not in _LEFT_ALONE.get(model, ()):
            _mark(data, path.split("."), marker)
    return data


def _renamed(value: Any, user_id: str) -> Any:
    if isinstance(value, dict):
        return {name: _renamed(inner, user_id) for name, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(inner, user_id) for inner in value]
    return user_id if value == _EXAMPLE_PERSON else value


def _mark(data: dict[str, Any], steps: list[str], marker: Marker) -> None:
    name = steps[0].removesuffix("[]")
    inner = data.get(name)
    if inner is None:
        return
    if len(steps) == 1:
        data[name] = marker.within(inner)
        return
    for part in inner if isinstance(inner, list) else [inner]:
        _mark(part, steps[1:], marker)


def _answer(records: list[Encoded], model: type[ModelT], service: str, user_id: str, request_id: str) -> ModelT:
    events = [decode(*record[:4]) for record in records if record.topic == BY_MODEL[model].name]
    answers = [event.data for event in events if isinstance(event.data, model)]
    expected = (service, user_id, request_id)
    found = [
        (getattr(a, "service", None), getattr(a, "user_id", None), getattr(a, "request_id", None)) for a in answers
    ]
    if found != [expected]:
        message = f"{service} should publish exactly one {model.TYPE} for {expected}, it published {found}"
        raise AssertionError(message)
    return answers[0]


def as_records(events: Iterable[Event[Any]]) -> list[Encoded]:
    """The events as Kafka records, for tests that feed the service bytes."""
    return [encode(event) for event in events]
