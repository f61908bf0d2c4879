"""Search on the real database: all that may be found is, and nothing else, whatever happens to a talk."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chassis.mongo import Mongo
from messaging.adapters.mongo.conversations import MongoConversationRepository
from messaging.adapters.mongo.erasure import Erasure
from messaging.adapters.mongo.search import MOST_ENDINGS, MongoSearch
from messaging.adapters.mongo.search_index import INDEXES, NEAR, SEARCH, MongoSearchIndex
from messaging.application.search import Scope
from messaging.domain import changes as c
from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import InvalidInput
from messaging.domain.handling import assign
from messaging.domain.joining import Both, Cut, merge, split, undo_merge, undo_split
from messaging.domain.permissions import Role
from messaging.domain.replay import replay
from messaging.domain.talk import Draft, Opening, delete, edit, note, say_automatically, send, start
from messaging.domain.values import Kind, Part

pytestmark = pytest.mark.infra

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
THANDI = Person(user_id="u-thandi", name="Thandi Nkosi", roles=frozenset({Role.BUYER}))
LARS = Person(user_id="u-lars", name="Lars Becker", roles=frozenset({Role.BUYER}))
MEI = Person(user_id="u-mei", name="Mei Tan", roles=frozenset({Role.SELLER}))
SAM = Person(user_id="u-sam", name="Sam Okoro", roles=frozenset({Role.AGENT}))
DESK = Scope()
MANY = 130


class Talks:
    """Conversations in the database, with the index that follows them."""

    def __init__(self, mongo: Mongo, within: Any) -> None:
        self.mongo = mongo
        self.within = within
        self.touched: set[str] = set()
        self.repository = MongoConversationRepository(mongo)
        self.index = MongoSearchIndex(mongo)
        self.search = MongoSearch(mongo)
        self.now = NOW
        self._said = 0

    def draft(self, text: str) -> Draft:
        self._said += 1
        return Draft(text=text, message_id=f"m-{self._said}")

    async def open(self, talk_id: str, text: str, who: Person = THANDI, **more: Any) -> str:
        opening = Opening(
            **{"conversation_id": talk_id, "kind": Kind.SUPPORT, "subject": "", "part": Part.BUYER, **more}
        )
        changes = start(opening, who, self.draft(text), self.now)
        await self.add(replay(changes), changes)
        return talk_id

    async def add(self, talk: Conversation, changes: tuple[c.Change, ...]) -> None:
        self.touched.add(talk.id)
        await self.within(self.repository.add, talk, changes)

    async def save(self, before: Conversation, changes: tuple[c.Change, ...]) -> None:
        self.touched.add(before.id)
        await self.within(self.repository.save, before, replay(changes, before), changes)

    async def get(self, talk_id: str) -> Conversation:
        found = await self.repository.get(talk_id)
        assert found is not None
        return found

    async def make(self, talk_id: str, decide: Callable[[Conversation], tuple[c.Change, ...]]) -> None:
        before = await self.get(talk_id)
        made = decide(before)
        await self.save(before, made)

    async def say(self, talk_id: str, text: str, who: Person = THANDI) -> None:
        await self.make(talk_id, lambda talk: send(talk, who, self.draft(text), self.now))

    async def both(self, join: Any, left: str, right: str) -> None:
        one, other = await self.get(left), await self.get(right)
        pair = join(one, other, SAM, self.now)
        await self.save(one, pair.left)
        await self.save(other, pair.right)

    async def cut(self, talk_id: str, new_id: str, *seqs: int) -> None:
        origin = await self.get(talk_id)
        own = await self.repository.messages(talk_id)
        made, opened = split(origin, own, Cut(new_id=new_id, subject="Split off", seqs=seqs), SAM, self.now)
        await self.save(origin, made)
        await self.add(replay((opened,)), (opened,))

    async def catch_up(self) -> None:
        waiting = self.touched | set(await self.index.stale(1000))
        self.touched = set()
        while waiting:
            waiting = await self.index.catch_up(waiting)

    async def find(self, text: str, of: Person | None = None, limit: int = 100) -> list[str]:
        await self.catch_up()
        page = await self.search.find(Scope(of=of), text, None, limit)
        return [row.conversation.id for row in page.rows]


@pytest.fixture
async def talks(mongo: Mongo, within: Any) -> Talks:
    await mongo.ensure_indexes(INDEXES)
    return Talks(mongo, within)


# REQ M-02
async def test_every_word_of_every_message_is_found_by_whoever_may(talks: Talks) -> None:
    await talks.open("c-1", "Where is my parcel?", subject="Blue kettle")
    await talks.open("c-2", "My parcel too", LARS)
    await talks.say("c-1", "Über das Maß: the hinge is broken")
    await talks.say("c-1", "We send a new HINGE", SAM)
    assert await talks.find("hinge", THANDI) == ["c-1"]
    assert await talks.find("hinge", LARS) == []
    assert sorted(await talks.find("parcel")) == ["c-1", "c-2"]
    for text in ("kettle", "uber mass", "BROKEN parcel", "thandi", "okoro", "new-hinge!", "hing", "ket", "(parcel)"):
        assert "c-1" in await talks.find(text), text
        assert "c-1" in await talks.find(text, THANDI), text
    for text in ("kettles", "parcel unicorn", "broken my lars", "| ", ".*", "rce"):
        assert await talks.find(text, THANDI) == [], text


# REQ M-02
async def test_one_character_finds_wherever_it_stands_in_scripts_without_spaces(talks: Talks) -> None:
    await talks.open("c-1", "我要退货", subject="订单")
    await talks.open("c-2", "カバンはいつ届きますか", subject="注文")
    await talks.open("c-3", "가방이 언제 와요", subject="주문")
    for letter, talk in [("退", "c-1"), ("货", "c-1"), ("我", "c-1"), ("ン", "c-2"), ("届", "c-2"), ("방", "c-3")]:
        assert await talks.find(letter) == [talk], letter
    assert await talks.find("龍") == []


# REQ M-02, REQ M-03
async def test_all_of_them_are_found_page_by_page(talks: Talks) -> None:
    for number in range(MANY):
        talks.now = NOW + timedelta(minutes=number)
        await talks.open(f"c-{number:03}", f"Parcel number {number}", THANDI if number % 2 else LARS)
    await talks.catch_up()
    for scope, wanted in ((DESK, MANY), (Scope(of=THANDI), MANY // 2)):
        seen: list[str] = []
        cursor = None
        while True:
            page = await talks.search.find(scope, "parcel num", cursor, 40)
            seen += [row.conversation.id for row in page.rows]
            cursor = page.cursor
            if cursor is None:
                break
            assert len(page.rows) == 40
        assert len(seen) == wanted
        assert seen == sorted(set(seen), reverse=True), "the newest begun first, each once"
    with pytest.raises(InvalidInput):
        await talks.search.find(DESK, "parcel", "made-up", 40)


# REQ M-02
async def test_the_last_word_is_found_as_far_as_it_is_typed_however_many_begin_so(talks: Talks) -> None:
    many = MOST_ENDINGS + 20
    for number in range(many):
        await talks.open(f"c-{number:03}", f"reparcel{number:03}", LARS if number % 2 else THANDI)
    assert len(await talks.find("repar", limit=200)) == many
    assert len(await talks.find("repar", THANDI)) == many // 2
    assert len(await talks.find("reparcel00", limit=200)) == 10
    assert await talks.find("re") == [], "too short to be the beginning of a word"
    assert await talks.find("repar reparcel007") == [], "only the last word is taken for a beginning"
    seen, cursor = [], None
    while cursor is not None or not seen:
        page = await talks.search.find(Scope(of=LARS), "repar", cursor, 10)
        seen, cursor = [*seen, *page.rows], page.cursor
    assert len({row.conversation.id for row in seen}) == len(seen) == many // 2


# REQ M-09
async def test_by_notes_and_automatic_replies_nothing_is_found(talks: Talks) -> None:
    await talks.open("c-1", "Help")
    await talks.make("c-1", lambda talk: note(talk, SAM, talks.draft("Looks like fraud"), talks.now))
    await talks.make("c-1", lambda talk: say_automatically(talk, "Office hours", "m-auto", talks.now))
    for text in ("fraud", "office"):
        assert await talks.find(text) == await talks.find(text, THANDI) == []
    assert await talks.find("help") == ["c-1"]


# REQ M-02
async def test_what_was_changed_or_taken_back_is_found_as_it_is_now(talks: Talks) -> None:
    await talks.open("c-1", "Hello")
    await talks.say("c-1", "My pasword is tulip")
    assert await talks.find("tulip") == ["c-1"]
    found = await talks.repository.message("m-2")
    assert found is not None
    await talks.make("c-1", lambda talk: edit(talk, THANDI, found[1], "My password is lost", talks.now))
    assert await talks.find("tulip") == []
    assert await talks.find("password") == ["c-1"]
    await talks.make("c-1", lambda talk: delete(talk, THANDI, found[1], talks.now))
    assert await talks.find("password") == []
    assert await talks.find("hello") == ["c-1"]


# REQ M-02
async def test_merged_and_split_ones_are_found_where_they_are_shown(talks: Talks) -> None:
    await talks.open("c-1", "Parcel")
    await talks.open("c-2", "Refund")
    await talks.say("c-2", "Twenty euros")
    await talks.catch_up()
    await talks.both(merge, "c-2", "c-1")
    assert await talks.find("euros") == await talks.find("euros", THANDI) == ["c-1"]
    await talks.both(undo_merge, "c-2", "c-1")
    assert await talks.find("euros") == ["c-2"]
    await talks.cut("c-2", "c-3", 3)
    assert await talks.find("euros") == await talks.find("euros", THANDI) == ["c-3"]
    found = await talks.repository.message("m-3")
    assert found is not None
    await talks.make("c-2", lambda talk: edit(talk, THANDI, found[1], "Thirty euros", talks.now))
    assert await talks.find("thirty") == ["c-3"]
    assert await talks.find("twenty") == []
    said = Both(left=await talks.repository.messages("c-2"), right=await talks.repository.messages("c-3"))
    await talks.both(lambda new, origin, *rest: _swapped(undo_split(origin, new, said, *rest)), "c-3", "c-2")
    assert await talks.find("thirty") == ["c-2"]
    await talks.both(merge, "c-2", "c-1")
    await talks.make("c-2", lambda talk: delete(talk, THANDI, found[1], talks.now))
    assert await talks.find("thirty") == []


def _swapped(pair: Any) -> Any:
    return replace(pair, left=pair.right, right=pair.left)


# REQ M-09
async def test_who_is_called_in_finds_what_was_said_before(talks: Talks) -> None:
    mei = (c.Member(user_id="u-mei", part=Part.SELLER, name="Mei Tan"),)
    await talks.open("c-1", "Is the lamp dimmable?", kind=Kind.PRODUCT, product_id="p-77", members=mei)
    assert await talks.find("dimmable", MEI) == await talks.find("dimmable", THANDI) == ["c-1"]
    assert await talks.find("dimmable") == await talks.find("dimmable", SAM) == []
    joined = c.Joined(
        seq=3, at=talks.now, actor_id="u-mei", member=c.Member(user_id="u-sam", part=Part.SUPPORT, name="Sam Okoro")
    )
    await talks.make("c-1", lambda _: (joined,))
    assert await talks.find("dimmable") == await talks.find("dimmable", SAM) == ["c-1"]
    await talks.open("c-2", "Dimmable, again", LARS)
    assert await talks.find("dimmable", SAM) == ["c-1"], "what staff take part in, not all of the desk"
    await talks.make("c-2", lambda talk: assign(talk, SAM, SAM, talks.now))
    assert sorted(await talks.find("dimmable", SAM)) == ["c-1", "c-2"]
    await talks.open("c-3", "Dimmable for me", SAM)
    assert sorted(await talks.find("dimmable", SAM)) == ["c-1", "c-2", "c-3"], "and what they asked themselves"


# REQ T-01
async def test_a_ticket_is_found_by_its_number_and_an_order_by_its_own(talks: Talks) -> None:
    parties = {"order_id": "o-1", "number": "ZA-10042", "buyer_id": "u-thandi", "seller_id": "u-mei"}
    await talks.mongo.db["orders"].insert_one({"_id": "o-1", "parties": parties})
    await talks.open("c-1", "Where is it?", order_id="o-1")
    await talks.open("c-2", "Like SP-7N95-M35T-E, again")
    heads = talks.mongo.db["conversations"]
    ticket = {"id": "t", "status": "open", "priority": "low", "level": "agent", "category": "general", "version": 1}
    await heads.update_one({"_id": "c-1"}, {"$set": {"ticket": {**ticket, "number": "SP-7N95-M35T-E"}}})
    for text in ("SP-7N95-M35T-E", "sp-7n95", "sp 7n95 m35t e", "sp7n95m35te", "7n9s m3st e", "ZA-10042"):
        assert await talks.find(text) == await talks.find(text, THANDI) == ["c-1"], text
    assert await talks.find("SP-7N95-M35T-E", LARS) == []
    await talks.both(merge, "c-1", "c-2")
    assert await talks.find("SP-7N95-M35T-E") == ["c-1"], "the number that somebody quotes leads on"


# REQ P-06
async def test_nothing_is_found_of_who_was_forgotten(talks: Talks) -> None:
    await talks.open("c-1", "My neighbour Zebulon has it", subject="Zebulon")
    await talks.say("c-1", "We ask the courier", SAM)
    assert await talks.find("zebulon") == ["c-1"]
    await Erasure(talks.mongo).forget("u-thandi")
    kept = await talks.mongo.db[SEARCH].find_one({"_id": "c-1"})
    assert kept is not None
    assert kept["words"] == []
    assert await talks.find("zebulon") == await talks.find("nkosi") == []
    assert await talks.find("courier") == ["c-1"], "what others said stays"


# REQ P-06
async def test_words_that_were_read_before_an_erasure_are_not_written_after_it(
    talks: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    await talks.open("c-1", "My neighbour Zebulon has it")
    write = talks.index._write

    async def too_late(*arguments: Any) -> set[str]:
        monkeypatch.setattr(talks.index, "_write", write)
        await Erasure(talks.mongo).forget("u-thandi")
        return await write(*arguments)

    monkeypatch.setattr(talks.index, "_write", too_late)
    assert await talks.index.catch_up(["c-1"]) == {"c-1"}
    everything = repr([one async for one in talks.mongo.db[SEARCH].find({})])
    assert "zebulon" not in everything
    await talks.catch_up()
    assert await talks.find("zebulon") == []


async def test_a_new_name_finds_what_the_old_one_found(talks: Talks) -> None:
    await talks.open("c-1", "Help")
    assert await talks.find("nkosi") == ["c-1"]
    await Erasure(talks.mongo).rename("u-thandi", "Thandi Dlamini")
    assert await talks.find("dlamini") == ["c-1"]
    assert await talks.find("nkosi") == []


async def test_what_was_said_while_nobody_looked_is_found_by_walking(talks: Talks) -> None:
    for number in range(5):
        await talks.open(f"c-{number}", f"Parcel {number}")
    await talks.catch_up()
    await talks.say("c-1", "Second thoughts")
    await talks.open("c-9", "Never looked at")
    talks.touched.clear()
    assert await talks.find("thoughts") == []
    place, found = await talks.index.behind("", 3)
    assert (place, found) == ("c-2", ["c-1"])
    end, more = await talks.index.behind("c-2", 4)
    assert (end, more) == (None, ["c-9"])
    talks.touched = {*found, *more}
    assert await talks.find("thoughts") == ["c-1"]
    assert await talks.find("never") == ["c-9"]
    assert await talks.index.behind("", 10) == (None, [])


async def test_who_is_far_behind_is_put_together_anew(talks: Talks) -> None:
    await talks.open("c-1", "First")
    await talks.catch_up()
    for number in range(NEAR + 2):
        await talks.say("c-1", f"word{number}")
    for word in ("first", "word0", f"word{NEAR + 1}"):
        assert await talks.find(word) == ["c-1"]


async def test_two_that_look_at_once_lose_nothing(talks: Talks, monkeypatch: pytest.MonkeyPatch) -> None:
    await talks.open("c-1", "First")
    await talks.catch_up()
    await talks.say("c-1", "Second")
    write, other = talks.index._write, MongoSearchIndex(talks.mongo)

    async def overtaken(*arguments: Any) -> set[str]:
        monkeypatch.setattr(talks.index, "_write", write)
        await talks.say("c-1", "Third")
        assert await other.catch_up(["c-1"]) == set()
        return await write(*arguments)

    monkeypatch.setattr(talks.index, "_write", overtaken)
    assert await talks.index.catch_up(["c-1"]) == {"c-1"}, "to be looked at again"
    for word in ("first", "second", "third"):
        assert await talks.find(word) == ["c-1"]


async def test_what_changes_no_words_is_not_a_reason_to_read_all_again(talks: Talks) -> None:
    await talks.open("c-1", "First")
    await talks.make("c-1", lambda talk: note(talk, SAM, talks.draft("Looks like fraud"), talks.now))
    await talks.catch_up()
    kept = await talks.mongo.db[SEARCH].find_one({"_id": "c-1"})
    assert kept is not None
    assert kept["seq"] == (await talks.get("c-1")).seq


async def test_every_search_walks_an_index_in_order(talks: Talks) -> None:
    for number in range(30):
        await talks.open(f"c-{number}", f"parcel parcels{number % 3} late")
    await talks.catch_up()
    for scope in (DESK, Scope(of=THANDI)):
        for text in ("late", "late parc", "parcel late"):
            match = await talks.search.match(scope, text.split())
            plan = await talks.mongo.db[SEARCH].find(match).sort("place", -1).limit(31).explain()
            stages = repr(plan["queryPlanner"]["winningPlan"])
            assert "'IXSCAN'" in stages
            assert not any(wrong in stages for wrong in ("COLLSCAN", "'SORT'")), text
