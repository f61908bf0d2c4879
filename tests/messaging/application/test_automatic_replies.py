"""A reply goes with the message that it answers, once, and is set up by whose it is."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from messaging.application.drafts import Utterance
from messaging.application.edit_automatic_replies import EditAutomaticReplies
from messaging.application.send_message import SendMessage
from messaging.application.start_conversation import Request
from messaging.domain.automatic_replies import AGAIN_AFTER, PAUSE, Presence, Reply
from messaging.domain.changes import Said
from messaging.domain.conversation import Person
from messaging.domain.errors import Conflict, InvalidInput, NotAllowed
from messaging.domain.permissions import Role
from messaging.domain.reply_settings import SUPPORT_TEAM, ReplySettings, owned_by
from messaging.domain.values import Kind

ALWAYS = dict.fromkeys(Presence, "We have your message.")


def settings(owner: str, *replies: Reply) -> ReplySettings:
    return ReplySettings(owner=owner, replies=replies or (Reply(id="r", text_when=ALWAYS),), version=1)


async def started(world: Any, who: Person, key: str = "k", **more: Any) -> str:
    said = Utterance(text="In stock?", client_id=key, locale="en-ZA")
    asked = Request(**{"kind": Kind.SUPPORT, "subject": "", "utterance": said, **more})
    return (await world.start(who, asked, world.now)).conversation.id


def automatic(world: Any, talk: str) -> list[str]:
    return [one.text for one in world.conversations.log[talk] if isinstance(one, Said) and one.automatic]


# REQ M-05
async def test_the_first_message_is_answered_and_a_retry_is_not(world: Any) -> None:
    world.replies.kept[SUPPORT_TEAM] = settings(SUPPORT_TEAM)
    talk = await started(world, world.person("u-thandi"))
    assert await started(world, world.person("u-thandi")) == talk
    assert automatic(world, talk) == ["We have your message."]
    assert [change.automatic for _, change in world.announcer.told if isinstance(change, Said)] == [False, True]


# REQ M-05
async def test_a_later_message_is_answered_again_when_its_time_has_come(world: Any) -> None:
    world.replies.kept[SUPPORT_TEAM] = settings(SUPPORT_TEAM)
    thandi, talk = world.person("u-thandi"), await started(world, world.person("u-thandi"))
    send = SendMessage(world.change, world.reply)
    for number, after in enumerate((PAUSE, AGAIN_AFTER - timedelta(seconds=1), AGAIN_AFTER)):
        said = Utterance(text="And now?", client_id=f"s{number}")
        sent = await send(talk, thandi, said, world.now + after)
        assert sent.message.text == "And now?"
        again = await send(talk, thandi, said, world.now + after)
        assert again.repeated
    assert len(automatic(world, talk)) == 2


# REQ M-05
async def test_two_sellers_who_are_both_away_do_not_answer_each_other(world: Any) -> None:
    mei = Person(user_id="u-mei", name="Mei", roles=frozenset({Role.SELLER, Role.BUYER}))
    ana = Person(user_id="u-ana", name="Ana", roles=frozenset({Role.SELLER, Role.BUYER}))
    world.directory.people |= {"u-mei": mei, "u-ana": ana}
    for who in (mei, ana):
        world.replies.kept[owned_by(who.user_id)] = settings(owned_by(who.user_id))
    talk = await started(world, mei, kind=Kind.PRODUCT, product_id="p", other_id="u-ana")
    log = [one for one in world.conversations.log[talk] if isinstance(one, Said)]
    assert [(one.actor_id, one.automatic) for one in log] == [("u-mei", False), ("u-ana", True)]
    await SendMessage(world.change, world.reply)(talk, ana, Utterance(text="Yes", client_id="a"), world.now)
    assert len(automatic(world, talk)) == 1


# REQ M-05
async def test_staff_are_not_answered(world: Any) -> None:
    talk = await started(world, world.person("u-thandi"))
    world.replies.kept[SUPPORT_TEAM] = settings(SUPPORT_TEAM)
    await SendMessage(world.change, world.reply)(
        talk, world.person("u-sam"), Utterance(text="x", client_id="s"), world.now
    )
    assert automatic(world, talk) == []


# REQ M-05
async def test_each_sets_up_what_is_theirs(world: Any) -> None:
    edit = EditAutomaticReplies(world.transactions, world.replies)
    mei, sam, thandi = (world.person(one) for one in ("u-mei", "u-sam", "u-thandi"))
    empty = await edit.show(mei, team=False, zone="Africa/Johannesburg")
    assert (empty.zone, empty.version, empty.replies) == ("Africa/Johannesburg", 0, ())
    saved = await edit.save(mei, replace(empty, replies=settings("x").replies, owner="person:u-other"), team=False)
    assert (saved.version, list(world.replies.kept)) == (1, ["person:u-mei"])
    with pytest.raises(Conflict):
        await edit.save(mei, empty, team=False)
    with pytest.raises(InvalidInput, match="zone"):
        await edit.save(mei, replace(saved, zone="Nowhere"), team=False)
    for person, team in ((mei, True), (thandi, True), (thandi, False), (sam, False)):
        with pytest.raises(NotAllowed):
            await edit.show(person, team=team, zone="Etc/UTC")
        with pytest.raises(NotAllowed):
            await edit.save(person, saved, team=team)
    assert (await edit.save(sam, empty, team=True)).owner == SUPPORT_TEAM
