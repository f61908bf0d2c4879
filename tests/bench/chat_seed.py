"""A million messages in the database, as the service would have stored them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from pymongo.write_concern import WriteConcern

from messaging.adapters.mongo.codec import encode_change, encode_head
from messaging.adapters.mongo.indexes import NEVER
from messaging.domain.conversation import Person
from messaging.domain.permissions import Role
from messaging.domain.replay import replay
from messaging.domain.talk import Draft, Opening, send, start
from messaging.domain.values import Kind, Part


async def seed(db: Any, messages: int, each: int = 10) -> None:
    """Store `messages` messages in conversations of `each`, a tenth of them open, as the service would have."""
    talks = messages // each
    now = datetime.now(UTC)
    fast = db.with_options(write_concern=WriteConcern(1))
    for at in range(0, talks, 1000):
        heads, changes = [], []
        for number in range(at, min(at + 1000, talks)):
            head, its = _seeded(number, now - timedelta(minutes=number % 100_000), each)
            heads.append(head)
            changes.extend(its)
        await fast["conversations"].insert_many(heads, ordered=False)
        await fast["changes"].insert_many(changes, ordered=False)


def _seeded(number: int, at: datetime, each: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    who = Person(user_id=f"u-seed-{number % 5000}", name=f"Person {number % 5000}", roles=frozenset({Role.BUYER}))
    talk_id = f"c-seed-{number}"
    opening = Opening(conversation_id=talk_id, kind=Kind.SUPPORT, subject=f"Question {number}", part=Part.BUYER)
    said = start(opening, who, Draft(text="Where is my parcel?", message_id=f"{talk_id}-0"), at)
    talk = replay(said)
    changes = [encode_change(talk_id, change) for change in said]
    for turn in range(1, each):
        more = send(talk, who, Draft(text="Please answer me soon.", message_id=f"{talk_id}-{turn}"), at)
        talk = replay(more, talk)
        changes += [encode_change(talk_id, change) for change in more]
    ticket = {"id": f"t{number}", "number": f"SP-{number}", "status": "open", "priority": "medium", "level": "agent"}
    head = {
        "_id": talk_id,
        **encode_head(talk),
        "status": "open" if number % 10 == 0 else "resolved",
        "waits_from": at,
        "due_at": at + timedelta(days=1) if number % 3 else NEVER,
        "rank": number % 3,
        "breached": False,
        "ticket": {**ticket, "category": "general", "version": 1},
        "promise": {"metric": "first_response", "state": "running", "explanation": "due in a day"},
        "seeded": True,
    }
    return head, changes


async def unseed(db: Any) -> None:
    """Take away what `seed` stored."""
    await db["conversations"].delete_many({"seeded": True})
    await db["changes"].delete_many({"_id": {"$gt": "c-seed-", "$lt": "c-seed."}})
