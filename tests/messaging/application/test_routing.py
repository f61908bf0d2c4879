"""Taking the next conversation, giving what waits, and who decides who takes what."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from messaging.application.assign_waiting import AT_ONCE, AssignWaiting
from messaging.application.drafts import Utterance
from messaging.application.live import DESK_KEY
from messaging.application.staff_posts import StaffPosts
from messaging.application.start_conversation import Request
from messaging.application.take_next import TakeNext
from messaging.domain.changes import Assigned
from messaging.domain.conversation import Person
from messaging.domain.errors import Conflict, InvalidInput, NotAllowed
from messaging.domain.permissions import Role
from messaging.domain.routing import department_for
from messaging.domain.staffing import Post
from messaging.domain.values import Category, Kind

OLGA = Person(user_id="u-olga", name="Olga", roles=frozenset({Role.MANAGER}))


async def asked(world: Any, key: str, category: str = "general", who: str = "u-thandi", minutes: int = 0) -> str:
    request = Request(kind=Kind.SUPPORT, subject="", utterance=Utterance(text="Help", client_id=key), category=category)
    at = world.now + timedelta(minutes=minutes)
    return (await world.start(world.person(who), request, at)).conversation.id


# REQ M-03, REQ M-09
async def test_next_is_the_first_that_is_mine_to_answer(world: Any) -> None:
    take = TakeNext(world.change, world.queue, world.posts)
    await asked(world, "k1", "complaint")
    general = await asked(world, "k2", minutes=1)
    later = await asked(world, "k3", minutes=2)
    sam = world.person("u-sam")
    first, second = await take(sam, world.now), await take(sam, world.now)
    assert first is not None
    assert second is not None
    assert [first.conversation.id, second.conversation.id] == [general, later]
    assert first.conversation.assignee_id == "u-sam"
    assert await take(sam, world.now) is None
    by_noor = await take(world.person("u-noor"), world.now)
    assert by_noor is not None
    assert by_noor.conversation.category == "complaint"
    with pytest.raises(NotAllowed):
        await take(world.person("u-thandi"), world.now)


# REQ M-09
async def test_who_has_no_room_takes_none(world: Any) -> None:
    take, sam = TakeNext(world.change, world.queue, world.posts), world.person("u-sam")
    world.posts.kept["u-sam"] = Post(user_id="u-sam", capacity=1)
    await asked(world, "k1")
    await asked(world, "k2")
    await take(sam, world.now)
    with pytest.raises(Conflict, match="room for 1"):
        await take(sam, world.now)


# REQ M-04, REQ M-09
async def test_what_waits_goes_to_the_least_loaded_who_is_there(world: Any) -> None:
    world.directory.people["u-ana"] = Person(user_id="u-ana", name="Ana", roles=frozenset({Role.AGENT}))
    give = AssignWaiting(world.change, world.queue, world.posts, world.directory, world.presence)
    for number in range(5):
        await asked(world, f"k{number}", minutes=number)
    complaint = await asked(world, "k9", "complaint")
    for user_id in ("u-sam", "u-ana", "u-noor"):
        world.posts.kept[user_id] = Post(user_id=user_id, capacity=2, available=user_id != "u-noor")
    assert await give(world.now) == 0
    world.posts.switched_on = True
    assert await give(world.now) == 0
    await world.presence.keep([(DESK_KEY, one, one) for one in ("u-sam", "u-ana", "u-noor")], world.now)
    assert await give(world.now) == 4
    assert await world.queue.open_counts(["u-sam", "u-ana", "u-noor"]) == {"u-sam": 2, "u-ana": 2}
    assert await give(world.now) == 0
    given = [change for _, change in world.announcer.told if isinstance(change, Assigned)]
    assert {change.actor_id for change in given} == {None}
    assert world.conversations.heads[complaint].assignee_id is None
    world.posts.kept["u-noor"] = replace(world.posts.kept["u-noor"], available=True)
    assert await give(world.now) == 2
    assert world.conversations.heads[complaint].assignee_id == "u-noor"


# REQ M-04
async def test_what_nobody_there_takes_holds_up_nothing_else(world: Any) -> None:
    give = AssignWaiting(world.change, world.queue, world.posts, world.directory, world.presence)
    for number in range(AT_ONCE):
        await asked(world, f"k{number}", "technical")
    general = await asked(world, "k-last", minutes=1)
    world.posts.switched_on = True
    departments = frozenset({department_for(Category.GENERAL).name})
    world.posts.kept["u-sam"] = Post(user_id="u-sam", departments=departments, available=True)
    await world.presence.keep([(DESK_KEY, "u-sam", "Sam")], world.now)
    assert await give(world.now) == 1
    assert world.conversations.heads[general].assignee_id == "u-sam"


# REQ M-09
async def test_nobody_is_given_what_they_asked_themselves(world: Any) -> None:
    give = AssignWaiting(world.change, world.queue, world.posts, world.directory, world.presence)
    take = TakeNext(world.change, world.queue, world.posts)
    await asked(world, "k1", who="u-sam")
    world.posts.switched_on = True
    world.posts.kept["u-sam"] = Post(user_id="u-sam", available=True)
    await world.presence.keep([(DESK_KEY, "u-sam", "Sam")], world.now)
    assert await give(world.now) == 0
    assert await take(world.person("u-sam"), world.now) is None


# REQ M-09
async def test_managers_decide_and_each_says_whether_they_are_there(world: Any) -> None:
    staff = StaffPosts(world.posts, world.queue, world.directory, world.directory)
    sam = world.person("u-sam")
    assert (await staff.set_available(sam, on=True)).available
    wanted = Post(user_id="u-sam", departments=frozenset({"orders"}), capacity=3)
    assert (await staff.set_post(OLGA, wanted)).available
    rows, automatic = await staff.show(sam)
    assert not automatic
    assert {row.person.user_id: row.post.capacity for row in rows} == {"u-noor": 10, "u-sam": 3}
    await staff.set_automatic(OLGA, on=True)
    assert (await staff.show(sam))[1]
    with pytest.raises(InvalidInput, match="departments"):
        await staff.set_post(OLGA, replace(wanted, departments=frozenset({"kitchen"})))
    with pytest.raises(InvalidInput, match="user_id"):
        await staff.set_post(OLGA, replace(wanted, user_id="u-thandi"))
    for refused in (staff.set_post(sam, wanted), staff.set_automatic(sam, on=False)):
        with pytest.raises(NotAllowed):
            await refused
    with pytest.raises(NotAllowed):
        await staff.show(world.person("u-mei"))
