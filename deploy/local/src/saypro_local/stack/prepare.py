"""`python -m saypro_local.stack.prepare`: what a new Kafka and MongoDB need before the services come.

A process of its own, so that the Kafka and MongoDB clients do not stay in the supervisor's memory.
"""

import argparse
import asyncio
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from saypro_events.publisher import EventPublisher
from saypro_events.topics import TOPICS
from saypro_events.user import ContactPoint, MarketingConsent, Role, UserUpdated
from saypro_local.embedded.replica_set import primary
from saypro_local.embedded.topics import TopicSpec, create_topics
from saypro_local.errors import CannotStart
from saypro_local.personas import PERSONAS, Persona

_SECONDS = 60.0
_SOURCE = "/accounts"


def declared_topics() -> list[TopicSpec]:
    """Every topic of the contracts, with one replica."""
    return [TopicSpec(topic.name, topic.partitions, config=topic.config) for topic in TOPICS]


def profile(persona: Persona, at: datetime) -> UserUpdated:
    """The persona as the accounts service would publish them."""
    return UserUpdated(
        user_id=persona.user_id,
        display_name=persona.name,
        email=ContactPoint(address=persona.email, verified=True),
        locale=persona.locale,
        timezone=persona.timezone,
        country=persona.country,
        roles=tuple(Role(role) for role in persona.roles),
        marketing_consent=MarketingConsent(granted=True, at=at, source="local stack"),
        updated_at=at,
    )


async def publish_personas(kafka: str, at: datetime) -> None:
    """Tell the services who the personas are."""
    async with EventPublisher(kafka, source=_SOURCE) as publisher:
        await publisher.publish_all(profile(persona, at) for persona in PERSONAS)


async def prepare(kafka: str, mongod: str | None, *, first_time: bool) -> None:
    """Replica set, topics, and personas the first time."""
    deadline = time.monotonic() + _SECONDS
    while mongod and not await asyncio.to_thread(primary, mongod):
        if time.monotonic() > deadline:
            raise CannotStart(f"MongoDB does not answer at {mongod}")
        await asyncio.sleep(0.05)
    await create_topics(kafka, declared_topics())
    if first_time:
        await publish_personas(kafka, datetime.now(UTC))


def main() -> int:
    """Exit code 0, or 2 with one line that says what to do."""
    parser = argparse.ArgumentParser(prog="saypro_local.stack.prepare")
    parser.add_argument("--kafka", required=True, metavar="HOST:PORT")
    parser.add_argument("--mongod", metavar="HOST:PORT", help="a lone mongod to make a replica set of")
    parser.add_argument("--marker", required=True, type=Path, help="remembers that the personas are published")
    arguments = parser.parse_args()
    try:
        asyncio.run(prepare(arguments.kafka, arguments.mongod, first_time=not arguments.marker.exists()))
    except CannotStart as error:
        sys.stderr.write(f"{error}\n")
        return 2
    arguments.marker.touch()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
