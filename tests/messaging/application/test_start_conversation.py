"""Starting conversations."""

from dataclasses import replace
from typing import Any

import pytest

from messaging.application.drafts import Utterance
from messaging.application.start_conversation import Request, StartConversation
from messaging.domain.changes import Opened, Said
from messaging.domain.errors import InvalidInput, KeyReused, NotVisible
from messaging.domain.values import Caution, Kind, Part


def request(text: str = "Where is my parcel?", key: str = "k", **more: Any) -> Request:
    return Request(**{"kind": Kind.SUPPORT, "subject": "", "utterance": Utterance(text=text, client_id=key), **more})


@pytest.fixture
def start(world: Any) -> StartConversation:
    return world.start


# REQ M-01
async def test_it_is_kept_and_told_once(world: Any, start: StartConversation) -> None:
    outcome = await start(world.person("u-thandi"), request(), world.now)
    again = await start(world.person("u-thandi"), request(), world.now)
    assert again.conversation == outcome.conversation
    assert again.changes == ()
    assert [type(change) for _, change in world.announcer.told] == [Opened, Said]


# REQ M-04
async def test_the_category_is_found_in_the_words(world: Any, start: StartConversation) -> None:
    outcome = await start(world.person("u-thandi"), request("I forgot my password and cannot log in"), world.now)
    assert outcome.conversation.category == "account"
    silent = await start(world.person("u-thandi"), request("Xyzzy", key="k2"), world.now)
    assert silent.conversation.category is None
    chosen = await start(world.person("u-thandi"), request("my password", key="k3", category="complaint"), world.now)
    assert chosen.conversation.category == "complaint"


# REQ M-01
async def test_an_order_tells_both_sides(world: Any, start: StartConversation) -> None:
    by_buyer = await start(world.person("u-thandi"), request(kind=Kind.ORDER, order_id="o-1"), world.now)
    by_seller = await start(world.person("u-mei"), request(kind=Kind.ORDER, order_id="o-1"), world.now)
    for outcome in (by_buyer, by_seller):
        parts = {one.user_id: one.part for one in outcome.conversation.participants}
        assert parts == {"u-thandi": Part.BUYER, "u-mei": Part.SELLER}
    with pytest.raises(NotVisible):
        await start(world.person("u-lars"), request(kind=Kind.ORDER, order_id="o-1"), world.now)


# REQ M-01
async def test_an_unknown_order_and_seller_are_taken_as_given(world: Any, start: StartConversation) -> None:
    asked = request(kind=Kind.ORDER, order_id="o-new", other_id="u-new")
    outcome = await start(world.person("u-thandi"), asked, world.now)
    assert [one.user_id for one in outcome.conversation.participants] == ["u-thandi", "u-new"]
    with pytest.raises(InvalidInput, match="seller_id"):
        await start(world.person("u-thandi"), request(key="k2", kind=Kind.ORDER, order_id="o-new"), world.now)


# REQ M-01, REQ M-09
async def test_only_who_is_known_to_sell_is_written_to_as_a_seller(world: Any, start: StartConversation) -> None:
    for nobody in ("u-sam", "u-unheard-of"):
        asked = request(kind=Kind.PRODUCT, product_id="p", other_id=nobody)
        with pytest.raises(InvalidInput, match="seller_id"):
            await start(world.person("u-thandi"), asked, world.now)
    made_up = request(kind=Kind.ORDER, order_id="o-made-up", other_id="u-sam")
    with pytest.raises(InvalidInput, match="seller_id"):
        await start(world.person("u-thandi"), made_up, world.now)


# REQ M-01
async def test_a_seller_asks_the_buyer_of_an_order_about_a_product(world: Any, start: StartConversation) -> None:
    asked = request(kind=Kind.PRODUCT, product_id="p", order_id="o-1")
    outcome = await start(world.person("u-mei"), asked, world.now)
    parts = {one.user_id: one.part for one in outcome.conversation.participants}
    assert parts == {"u-thandi": Part.BUYER, "u-mei": Part.SELLER}


# REQ M-11
async def test_a_way_around_the_platform_is_marked_between_customers_only(world: Any, start: StartConversation) -> None:
    text = "Let us skip the fees: pay me by bank transfer to IBAN DE89 3704 0044 0532 0130 00"
    asked = request(text, kind=Kind.PRODUCT, product_id="p", other_id="u-mei")
    said = (await start(world.person("u-thandi"), asked, world.now)).changes[1]
    assert isinstance(said, Said)
    assert said.caution is Caution.PAYMENT
    to_support = (await start(world.person("u-thandi"), request(text, key="k2"), world.now)).changes[1]
    assert isinstance(to_support, Said)
    assert to_support.caution is None


# REQ M-11
async def test_nobody_is_warned_of_the_marketplaces_own_pages(world: Any, start: StartConversation) -> None:
    asked = request("Is it https://kraal.market/items/4471?", kind=Kind.PRODUCT, product_id="p", other_id="u-mei")
    at_home = replace(start, own_domains=("kraal.market",))
    said = (await at_home(world.person("u-thandi"), asked, world.now)).changes[1]
    assert isinstance(said, Said)
    assert said.caution is None
    elsewhere = replace(asked, utterance=Utterance(text="Is it https://kraal.test/items/4471?", client_id="k2"))
    said = (await at_home(world.person("u-thandi"), elsewhere, world.now)).changes[1]
    assert isinstance(said, Said)
    assert said.caution is Caution.CONTACT


async def test_a_key_that_said_something_else_is_refused(world: Any, start: StartConversation) -> None:
    await start(world.person("u-thandi"), request(), world.now)
    with pytest.raises(KeyReused):
        await start(world.person("u-thandi"), request("Something else"), world.now)
    assert len(world.conversations.heads) == 1
