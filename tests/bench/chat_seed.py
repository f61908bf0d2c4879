"""A million messages in the database, as the service would have stored them.

One conversation is made by the domain and encoded by the service's own codec. All others are its bytes with another
number, person and time put in: working out each would take minutes.
"""

import struct
from datetime import UTC, datetime, timedelta
from typing import Any

import bson
from bson.raw_bson import RawBSONDocument
from pymongo.write_concern import WriteConcern

from messaging.adapters.mongo.codec import encode_change, encode_head
from messaging.adapters.mongo.indexes import NEVER
from messaging.domain.conversation import Person
from messaging.domain.permissions import Role
from messaging.domain.replay import replay
from messaging.domain.talk import Draft, Opening, send, start
from messaging.domain.values import Kind, Part

PEOPLE, FIRST_PERSON = 5_000, 1_000
CHUNK = 1_000
_NUMBER, _PERSON = 7_777_777, 9_999
_AT = datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC)


async def seed(db: Any, messages: int, each: int = 10) -> None:
    """Store `messages` messages in conversations of `each`, a tenth of them open, as the service would have."""
    talks = messages // each
    now = datetime.now(UTC)
    head, changes = _pattern(each)
    fast = db.with_options(write_concern=WriteConcern(1))
    for at in range(0, talks, CHUNK):
        numbers = range(at, min(at + CHUNK, talks))
        times = {number: now - timedelta(minutes=number % 100_000) for number in numbers}
        heads = [_head(_alike(head, number, times[number]), number, times[number]) for number in numbers]
        await fast["conversations"].insert_many(heads, ordered=False)
        its = [RawBSONDocument(_alike(change, number, times[number])) for number in numbers for change in changes]
        await fast["changes"].insert_many(its, ordered=False)


def _pattern(each: int) -> tuple[bytes, list[bytes]]:
    """The documents of one conversation: its head and its changes."""
    who = Person(user_id=f"u-seed-{_PERSON}", name=f"Person {_PERSON}", roles=frozenset({Role.BUYER}))
    talk_id = f"c-seed-{_NUMBER}"
    opening = Opening(conversation_id=talk_id, kind=Kind.SUPPORT, subject=f"Question {_NUMBER}", part=Part.BUYER)
    said = start(opening, who, Draft(text="Where is my parcel?", message_id=f"{talk_id}-0"), _AT)
    talk = replay(said)
    changes = [encode_change(talk_id, change) for change in said]
    for turn in range(1, each):
        more = send(talk, who, Draft(text="Please answer me soon.", message_id=f"{talk_id}-{turn}"), _AT)
        talk = replay(more, talk)
        changes += [encode_change(talk_id, change) for change in more]
    return bson.encode({"_id": talk_id, **encode_head(talk)}), [bson.encode(change) for change in changes]


def _alike(document: bytes, number: int, at: datetime) -> bytes:
    """The pattern's document for another conversation; all parts that differ have the same length."""
    person = FIRST_PERSON + number % PEOPLE
    return (
        document.replace(b"%d" % _PERSON, b"%d" % person)
        .replace(_instant(_AT), _instant(at))
        .replace(b"%d" % _NUMBER, b"%07d" % number)  # last: it might contain what was to be replaced
    )


def _instant(at: datetime) -> bytes:
    return struct.pack("<q", int(at.timestamp() * 1000))


def _head(document: bytes, number: int, at: datetime) -> dict[str, Any]:
    """A conversation's head with what the desk sorts and filters by."""
    rank = number % 3
    priority = ("high", "medium", "low")[rank]
    ticket = {"id": f"t{number}", "number": f"SP-{number}", "status": "open", "priority": priority, "level": "agent"}
    return {
        **bson.decode(document),
        "status": "open" if number % 10 == 0 else "resolved",
        "waits_from": at,
        "due_at": at + timedelta(days=1) if number % 3 else NEVER,
        "rank": rank,
        "priority_shown": priority,
        "breached": False,
        "ticket": {**ticket, "category": "general", "version": 1},
        "promise": {"metric": "first_response", "state": "running", "explanation": "due in a day"},
        "seeded": True,
    }


async def unseed(db: Any) -> None:
    """Take away what `seed` stored."""
    await db["conversations"].delete_many({"seeded": True})
    await db["changes"].delete_many({"_id": {"$gt": "c-seed-", "$lt": "c-seed."}})
