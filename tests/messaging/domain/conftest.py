"""The people of the local stack, and a conversation that is just open."""

from datetime import UTC, datetime

import pytest

from messaging.domain.conversation import Conversation, Person
from messaging.domain.permissions import Role
from messaging.domain.replay import replay
from messaging.domain.talk import Draft, Opening, start
from messaging.domain.values import Kind, Part

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def _person(user_id: str, name: str, *roles: Role) -> Person:
    return Person(user_id=user_id, name=name, roles=frozenset(roles))


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def thandi() -> Person:
    return _person("u-thandi", "Thandi Nkosi", Role.BUYER)


@pytest.fixture
def lars() -> Person:
    return _person("u-lars", "Lars Becker", Role.BUYER)


@pytest.fixture
def mei() -> Person:
    return _person("u-mei", "Mei Tan", Role.SELLER)


@pytest.fixture
def sam() -> Person:
    return _person("u-sam", "Sam Okoro", Role.AGENT)


@pytest.fixture
def noor() -> Person:
    return _person("u-noor", "Noor Haddad", Role.SENIOR)


@pytest.fixture
def olga() -> Person:
    return _person("u-olga", "Olga Petrova", Role.MANAGER)


@pytest.fixture
def asked(thandi: Person) -> Conversation:
    """Thandi has written to support; nobody has answered."""
    opening = Opening(conversation_id="c-1", kind=Kind.SUPPORT, subject="Where is it?", part=Part.BUYER)
    return replay(start(opening, thandi, Draft(text="My parcel is late.", message_id="m-1"), NOW))
