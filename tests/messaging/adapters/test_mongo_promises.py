"""What the desk counts down to follows the talk: a promise that was kept late is owed no longer."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chassis.mongo import Mongo
from messaging.adapters.mongo.conversations import MongoConversationRepository
from messaging.adapters.mongo.facts import MongoFacts
from messaging.adapters.mongo.summaries import MongoSummaries
from messaging.application.facts import ClockReading
from messaging.application.ports import Moved
from messaging.application.summaries import DeskFilter, View
from messaging.domain.changes import Change
from messaging.domain.conversation import Person
from messaging.domain.handling import set_status
from messaging.domain.permissions import Role
from messaging.domain.replay import replay
from messaging.domain.talk import Draft, Opening, send, start
from messaging.domain.values import Kind, Part, Status

pytestmark = pytest.mark.infra

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
THANDI = Person(user_id="u-thandi", name="Thandi Nkosi", roles=frozenset({Role.BUYER}))
SAM = Person(user_id="u-sam", name="Sam Okoro", roles=frozenset({Role.AGENT}))


class Desk:
    """One conversation, and what sla-monitor tells of it; times are minutes from NOW."""

    def __init__(self, mongo: Mongo, within: Any) -> None:
        self.repository = MongoConversationRepository(mongo)
        self.facts, self.summaries, self.within = MongoFacts(mongo), MongoSummaries(mongo), within

    async def open(self) -> None:
        opening = Opening(conversation_id="c-1", kind=Kind.SUPPORT, subject="", part=Part.BUYER)
        changes = start(opening, THANDI, Draft(text="Help!", message_id="m-0"), NOW)
        await self.within(self.repository.add, replay(changes), changes)

    async def tell(self, metric: str, state: str, due: int, at: int) -> None:
        reading = ClockReading(
            conversation_id="c-1", clock_id=f"ck-{metric}", metric=metric, state=state, explanation="",
            due_at=NOW + timedelta(minutes=due), at=NOW + timedelta(minutes=at),
        )  # fmt: skip
        await self.within(self.facts.keep_support, [], [reading])

    async def say(self, who: Person, at: int) -> None:
        talk = await self.repository.get("c-1")
        assert talk is not None
        await self.save(send(talk, who, Draft(text="!", message_id=f"m-{at}"), NOW + timedelta(minutes=at)))

    async def save(self, changes: Iterable[Change]) -> None:
        talk = await self.repository.get("c-1")
        assert talk is not None
        await self.within(self.repository.save, talk, replay(tuple(changes), talk), tuple(changes))

    async def shown(self) -> tuple[str, str] | None:
        found = await self.summaries.get("c-1")
        assert found is not None
        return (found.promise.metric, found.promise.state) if found.promise else None


@pytest.fixture
async def desk(mongo: Mongo, within: Any) -> Desk:
    desk = Desk(mongo, within)
    await desk.open()
    await desk.tell("first_response", "running", due=10, at=0)
    await desk.tell("resolution", "running", due=60, at=0)
    return desk


# REQ S-03, REQ S-04
async def test_after_a_late_answer_the_solution_is_counted_down_to(desk: Desk) -> None:
    assert await desk.shown() == ("first_response", "running")
    await desk.tell("first_response", "breached", due=10, at=10)
    assert await desk.shown() == ("first_response", "breached")
    await desk.say(SAM, 12)
    assert await desk.shown() == ("resolution", "running")
    page = await desk.summaries.desk(DeskFilter(view=View.BREACHED, agent_id="u-sam"), None, 5)
    assert [row.conversation.id for row in page.rows] == ["c-1"], "it was missed all the same"
    await desk.say(THANDI, 14)
    await desk.tell("resolution", "running", due=50, at=14)
    assert await desk.shown() == ("resolution", "running")
    await desk.tell("next_response", "running", due=30, at=14)
    assert await desk.shown() == ("next_response", "running")


# REQ S-03, REQ S-04
async def test_a_miss_that_is_heard_of_after_the_answer_is_not_owed(desk: Desk) -> None:
    await desk.say(SAM, 11)
    assert await desk.shown() == ("first_response", "running"), "until sla-monitor tells what became of it"
    await desk.tell("first_response", "breached", due=10, at=10)
    assert await desk.shown() == ("resolution", "running")


# REQ S-03, REQ S-04
async def test_of_what_is_resolved_nothing_is_owed(desk: Desk) -> None:
    await desk.say(SAM, 1)
    await desk.tell("first_response", "met", due=10, at=1)
    await desk.tell("resolution", "breached", due=60, at=60)
    assert await desk.shown() == ("resolution", "breached")
    talk = await desk.repository.get("c-1")
    assert talk is not None
    await desk.save(set_status(talk, SAM, Status.RESOLVED, NOW + timedelta(minutes=61)))
    assert await desk.shown() is None


async def test_what_is_told_while_an_answer_is_kept_is_not_lost(desk: Desk, within: Any) -> None:
    talk = await desk.repository.get("c-1")
    assert talk is not None
    answer = send(talk, SAM, Draft(text="!", message_id="m-1"), NOW + timedelta(minutes=12))

    async def keep() -> None:
        await desk.repository.save(talk, replay(answer, talk), answer)
        await desk.tell("first_response", "breached", due=10, at=10)

    with pytest.raises(Moved):
        await within(keep)
