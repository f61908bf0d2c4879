"""Own messages changed and taken back."""

from typing import Any

import pytest

from messaging.application.drafts import Utterance
from messaging.application.rewrite_message import RewriteMessage
from messaging.application.send_message import SendMessage
from messaging.application.start_conversation import Request
from messaging.domain.changes import Edited
from messaging.domain.errors import NotVisible
from messaging.domain.values import Caution, Kind

PAY_ME = "Pay me by bank transfer to IBAN DE89 3704 0044 0532 0130 00"


async def to_a_seller(world: Any, text: str) -> tuple[str, str]:
    """A conversation with a seller, and the id of its first message."""
    said = Utterance(text=text, client_id="k-rewriting")
    asked = Request(kind=Kind.PRODUCT, subject="Lamp", product_id="p", other_id="u-mei", utterance=said)
    outcome = await world.start(world.person("u-thandi"), asked, world.now)
    return outcome.conversation.id, outcome.changes[1].message_id


# REQ M-11
async def test_what_an_edit_brings_in_is_marked_and_what_it_takes_out_is_not(world: Any) -> None:
    talk, message_id = await to_a_seller(world, "Hello, is it still there?")
    rewrite, thandi = RewriteMessage(world.change), world.person("u-thandi")
    cautions = []
    for text in (PAY_ME, "Hello again"):
        (edited,) = (await rewrite(talk, message_id, thandi, text, world.now)).changes
        assert isinstance(edited, Edited)
        cautions.append(edited.caution)
    assert cautions == [Caution.PAYMENT, None]


# REQ M-11
async def test_what_is_said_later_may_name_the_marketplaces_own_pages(world: Any) -> None:
    talk, message_id = await to_a_seller(world, "Hello, is it still there?")
    thandi, text, own = world.person("u-thandi"), "It is https://kraal.market/items/4471", ("kraal.market",)
    edited = (await RewriteMessage(world.change, own)(talk, message_id, thandi, text, world.now)).changes[0]
    sent = (
        await SendMessage(world.change, world.reply, own)(
            talk, thandi, Utterance(text=text, client_id="k-later"), world.now
        )
    ).message
    assert (edited.caution, sent.caution) == (None, None)


# REQ M-06
async def test_an_edit_can_be_taken_back_by_another(world: Any) -> None:
    talk, message_id = await to_a_seller(world, "Hello")
    rewrite, thandi = RewriteMessage(world.change), world.person("u-thandi")
    await rewrite(talk, message_id, thandi, "Helo", world.now)
    assert (await rewrite(talk, message_id, thandi, "Helo", world.now)).changes == ()
    (edited,) = (await rewrite(talk, message_id, thandi, "Hello", world.now)).changes
    assert isinstance(edited, Edited)
    assert edited.text == "Hello"


# REQ M-06
async def test_what_was_taken_back_stays_so(world: Any) -> None:
    talk, message_id = await to_a_seller(world, "Hello")
    rewrite, thandi = RewriteMessage(world.change), world.person("u-thandi")
    await rewrite(talk, message_id, thandi, None, world.now)
    assert (await rewrite(talk, message_id, thandi, None, world.now)).changes == ()
    with pytest.raises(NotVisible):
        await rewrite(talk, message_id, thandi, "Hello after all", world.now)
