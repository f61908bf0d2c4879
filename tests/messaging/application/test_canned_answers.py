"""Editing and offering canned answers, over fakes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from messaging.application.canned_answers import CodeTaken
from messaging.application.drafts import Utterance
from messaging.application.edit_canned_answers import EditCannedAnswers
from messaging.application.ports import Moved
from messaging.application.show_conversation import ShowConversations
from messaging.application.start_conversation import Request
from messaging.application.summaries import Summary, Ticket
from messaging.application.use_canned_answers import UseCannedAnswers
from messaging.domain.canned_answers import MAX_ANSWERS, CannedAnswer, Wording, write
from messaging.domain.errors import Conflict, InvalidInput, NotAllowed, NotVisible
from messaging.domain.values import Kind

TEXT = "{customer_name}, {order_number}, {ticket_number}: {agent_name}"
WORDING = Wording(title="Refund", code="refund", text=TEXT)


@dataclass
class FakeCannedAnswers:
    kept: dict[str, CannedAnswer] = field(default_factory=dict)

    async def all(self) -> Sequence[CannedAnswer]:
        return sorted((one for one in self.kept.values() if not one.deleted_at), key=lambda one: one.wording.code)

    async def deleted(self, limit: int) -> Sequence[CannedAnswer]:
        return [one for one in self.kept.values() if one.deleted_at][:limit]

    async def get(self, answer_id: str) -> CannedAnswer | None:
        return self.kept.get(answer_id)

    async def add(self, answer: CannedAnswer) -> None:
        if any(one.wording.code == answer.wording.code and one.id != answer.id for one in await self.all()):
            raise CodeTaken
        self.kept[answer.id] = answer

    async def save(self, answer: CannedAnswer, seen: int) -> None:
        if self.kept[answer.id].version != seen:
            raise Moved
        await self.add(answer)


@dataclass
class FakeLocales:
    known: dict[str, str] = field(default_factory=dict)

    async def locale_of(self, user_id: str) -> str:
        return self.known.get(user_id, "")


@dataclass
class FakeSummaries:
    """The heads of the fake conversations, with one ticket for all."""

    world: Any
    ticket: Ticket | None = None

    async def get(self, conversation_id: str) -> Summary | None:
        head = self.world.conversations.heads.get(conversation_id)
        return Summary(conversation=head, ticket=self.ticket, promise=None) if head else None


@pytest.fixture
def answers() -> FakeCannedAnswers:
    return FakeCannedAnswers()


@pytest.fixture
def edit(world: Any, answers: FakeCannedAnswers) -> EditCannedAnswers:
    return EditCannedAnswers(world.transactions, answers)


# REQ T-09
async def test_of_two_who_edit_at_once_one_is_told(world: Any, edit: EditCannedAnswers) -> None:
    sam, noor = world.person("u-sam"), world.person("u-noor")
    await edit.write("a-1", WORDING, sam, world.now)
    await edit.rewrite("a-1", replace(WORDING, title="By Noor"), 1, noor, world.now)
    with pytest.raises(Conflict, match="Somebody else"):
        await edit.rewrite("a-1", replace(WORDING, title="By Sam"), 1, sam, world.now)
    assert (await edit.one("a-1", sam)).wording.title == "By Noor"


# REQ T-09
async def test_a_code_is_there_once(world: Any, edit: EditCannedAnswers) -> None:
    sam = world.person("u-sam")
    await edit.write("a-1", WORDING, sam, world.now)
    with pytest.raises(InvalidInput) as refused:
        await edit.write("a-2", WORDING, sam, world.now)
    assert refused.value.field == "code"
    await edit.delete("a-1", sam, world.now)
    await edit.write("a-2", WORDING, sam, world.now)
    with pytest.raises(InvalidInput) as refused:
        await edit.restore("a-1", sam)
    assert refused.value.field == "code"


# REQ T-09
async def test_there_is_room_for_so_many(world: Any, edit: EditCannedAnswers, answers: FakeCannedAnswers) -> None:
    sam = world.person("u-sam")
    for number in range(MAX_ANSWERS):
        await answers.add(write(f"a-{number}", replace(WORDING, code=f"c{number}"), sam, world.now))
    with pytest.raises(Conflict, match="200"):
        await edit.write("a-one-more", WORDING, sam, world.now)


# REQ M-09, REQ T-09
async def test_customers_see_and_change_none(world: Any, edit: EditCannedAnswers) -> None:
    await edit.write("a-1", WORDING, world.person("u-sam"), world.now)
    for user_id in ("u-thandi", "u-mei"):
        who = world.person(user_id)
        for refused in (
            edit.all(who),
            edit.deleted(who),
            edit.one("a-1", who),
            edit.write("a-2", WORDING, who, world.now),
            edit.rewrite("a-1", WORDING, 1, who, world.now),
            edit.delete("a-1", who, world.now),
            edit.restore("a-1", who),
        ):
            with pytest.raises(NotAllowed):
                await refused


async def test_what_is_not_there_is_not_found(world: Any, edit: EditCannedAnswers) -> None:
    with pytest.raises(NotVisible, match="canned answer"):
        await edit.one("a-none", world.person("u-sam"))


# REQ T-09
async def test_gaps_are_filled_from_the_conversation(world: Any, edit: EditCannedAnswers, answers: Any) -> None:
    thandi, sam = world.person("u-thandi"), world.person("u-sam")

    async def opened(key: str, **more: Any) -> str:
        said = Utterance(text="Help!", client_id=key)
        outcome = await world.start(thandi, Request(kind=Kind.SUPPORT, subject="", utterance=said, **more), world.now)
        return outcome.conversation.id

    await edit.write("a-1", WORDING, sam, world.now)
    await edit.write("a-2", replace(WORDING, locale="zu", code="zulu"), sam, world.now + timedelta(1))
    ticket = Ticket(id="t", number="SP-1", status="open", priority="low", level="agent", category="general")
    locales = FakeLocales({"u-thandi": "zu-ZA"})
    use = UseCannedAnswers(answers, ShowConversations(FakeSummaries(world, ticket), None, None), world.orders, locales)
    offered = await use(await opened("k1", order_id="o-1"), sam)
    assert [one.answer.id for one in offered] == ["a-2", "a-1"]
    assert offered[0].text == "Thandi Nkosi, ZA-1, SP-1: Sam Okoro"
    bare = UseCannedAnswers(answers, ShowConversations(FakeSummaries(world), None, None), world.orders, locales)
    talk = await opened("k2")
    assert (await bare(talk, sam))[0].text == "Thandi Nkosi, {order_number}, {ticket_number}: Sam Okoro"
    with pytest.raises(NotAllowed):
        await bare(talk, thandi)
    with pytest.raises(NotVisible):
        await bare(talk, world.person("u-lars"))
