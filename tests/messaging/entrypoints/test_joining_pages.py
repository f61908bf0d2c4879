"""Merging and splitting on the pages, by links and forms alone, each with its undo."""

import re
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.infra

V1 = "/messaging/v1"
HTML = {"Accept": "text/html"}


@pytest.fixture
def opened(running: Any, unique: Callable[[str], str]) -> Callable[..., Any]:
    """`await opened(who, subject, "First", "Second")`: a conversation of theirs with support, and its id."""

    async def start(who: str, subject: str, *said: str) -> str:
        client = running.as_(who)
        first, *more = said or ("Help!",)
        answer = await client.post(f"{V1}/conversations", json={"text": first, "subject": subject})
        talk: str = answer.json()["conversation_id"]
        for text in more:
            await client.post(f"{V1}/conversations/{talk}/messages", json={"text": text})
        return talk

    return start


def lines(page: str) -> str:
    """What the talk shows, without the list beside it."""
    return page[page.index('id="lines"') :]


# REQ M-02
async def test_a_merge_is_found_done_shown_and_undone(browser: Any, opened: Any, unique: Any) -> None:
    who, first, second = unique("u-merge"), unique("First subject"), unique("Second subject")
    one, two = await opened(who, first, "The parcel"), await opened(who, second, "The refund <b>")
    sam = browser("u-sam")
    assert f'href="/messaging/c/{two}/merge?desk=1"' in await sam.get(f"/messaging/desk/c/{two}")
    page = await sam.get(f"/messaging/c/{two}/merge?desk=1")
    assert f'id="target-{one}">{first}<' in page
    assert re.search(r'href="/messaging/desk"[^>]* aria-current="page"', page)
    assert f'id="target-{two}"' not in page
    assert "Nothing found" in await sam.get(f"/messaging/c/{two}/merge?desk=1&q={unique('none')}")
    assert first in await sam.get(f"/messaging/c/{two}/merge?desk=1&q={first[-12:].upper()}")

    page = await sam.send(f"/messaging/c/{two}/merge?desk=1")
    assert "Merged: the other conversation goes on here." in page
    assert "The refund &lt;b&gt;" in page
    assert "You merged another conversation into this one" in page
    assert "You merged this into another conversation" not in page

    gone = await sam.get(f"/messaging/desk/c/{two}")
    assert "goes on in another one" in gone
    assert f'<a href="/messaging/desk/c/{one}">Open it</a>' in gone
    await sam.get(f"/messaging/desk/c/{one}?merged={two}")
    back = await sam.send(f"/messaging/c/{two}/unmerge?desk=1")
    assert "goes on in another one" not in back
    assert "You undid a merge" in back
    page = await sam.get(f"/messaging/desk/c/{one}")
    assert "The refund" not in lines(page)
    assert "Undo" not in page


# REQ M-02
async def test_what_was_merged_stands_in_no_list_and_takes_no_acts(browser: Any, opened: Any, unique: Any) -> None:
    who, gone = unique("u-merge"), unique("Goes elsewhere")
    one, two = await opened(who, "Stays", "The parcel"), await opened(who, gone, "The refund")
    sam, customer = browser("u-sam"), browser(who)
    assert f'href="/messaging/c/{two}"' in await customer.get("/messaging/")
    await sam.get(f"/messaging/c/{two}/merge?desk=1")
    await sam.send(f"/messaging/c/{two}/merge?desk=1")
    for show in ("all", "unread", "open"):
        assert f'href="/messaging/c/{two}"' not in await customer.get(f"/messaging/?show={show}")
    home = await customer.get("/messaging/")
    assert f'href="/messaging/c/{one}"' in home
    assert "You: The refund" in home
    page = await customer.get(f"/messaging/c/{two}")
    assert ">Merged<" in page
    assert "Support merged this into another conversation" in page
    assert "/status/" not in page
    page = await sam.get(f"/messaging/desk/c/{two}")
    for act in ("/status/", "/take", "/sort", "/split?"):
        assert f"/messaging/c/{two}{act}" not in page


# REQ M-09
async def test_nobody_is_merged_with_another_customer(browser: Any, opened: Any, unique: Any) -> None:
    subject = unique("Somebody else")
    other, mine = await opened(unique("u-a"), subject), await opened(unique("u-b"), "Mine")
    sam = browser("u-sam")
    page = await sam.get(f"/messaging/c/{mine}/merge?desk=1")
    assert "Nothing to merge with" in page
    guard = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    path = f"/messaging/c/{mine}/merge?desk=1"
    refused = await sam.client.post(path, data={**guard, "target_id": other}, headers=HTML)
    assert refused.status_code == 409
    assert "They belong to different customers" in refused.text


# REQ M-09
async def test_what_is_another_customers_is_said_of_its_subject_not_of_a_word_in_it(
    browser: Any, opened: Any, unique: Any, eventually: Any
) -> None:
    subject, word = unique("Somebody else"), unique("okapi").replace("-", "")
    await opened(unique("u-a"), subject, f"My {word} is late")
    mine = await opened(unique("u-b"), "Mine")
    sam = browser("u-sam")

    async def found_on_the_desk() -> bool:
        return "Nothing found" not in await sam.get(f"/messaging/desk?q={word}")

    await eventually(found_on_the_desk)
    assert "belongs to another customer" in await sam.get(f"/messaging/c/{mine}/merge?desk=1&q={subject}")
    assert "Nothing found" in await sam.get(f"/messaging/c/{mine}/merge?desk=1&q={word}")


# REQ M-02
async def test_messages_are_split_off_and_come_back(browser: Any, opened: Any, unique: Any) -> None:
    who, subject = unique("u-split"), unique("Refund")
    talk = await opened(who, "Parcel", "Where is it?", "And my <refund>?", "It is 20.")
    sam = browser("u-sam")
    page = await sam.get(f"/messaging/desk/c/{talk}")
    links = re.findall(rf'href="(/messaging/c/{talk}/split\?desk=1&amp;from=\d+)"', page)
    assert len(links) == 2, "one for each message but the first"
    page = await sam.get(links[0].replace("&amp;", "&"))
    ticked = re.findall(r'name="messages" value="(\d+)" checked', page)
    assert len(ticked) == 2
    assert "And my &lt;refund&gt;?" in page
    action = re.search(r'action="([^"]+)" aria-label="Split off messages"', page)
    assert action is not None
    page = await sam.send(action[1], subject=subject, messages=ticked)
    assert "Split off into this conversation." in page
    assert "And my &lt;refund&gt;?" in page
    assert "Where is it?" not in lines(page)
    assert f'You split this off another conversation <a href="/messaging/desk/c/{talk}">' in page
    origin = await browser("u-sam").get(f"/messaging/desk/c/{talk}")
    assert "And my" not in lines(origin)
    assert "You moved messages to a new conversation" in origin
    back = await sam.send(f"/messaging/c/{talk}/unsplit?desk=1")
    assert "And my &lt;refund&gt;?" in back
    assert "Where is it?" in back


# REQ M-02
async def test_a_refused_split_says_why_at_the_field_and_keeps_what_was_chosen(
    browser: Any, opened: Any, unique: Any
) -> None:
    talk = await opened(unique("u-split"), "Parcel", "One", "Two")
    sam = browser("u-sam")
    page = await sam.get(f"/messaging/c/{talk}/split?desk=1")
    assert " checked" not in page
    guard = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    path = f"/messaging/c/{talk}/split?desk=1"
    none = await sam.client.post(path, data={**guard, "subject": "New"}, headers=HTML)
    assert none.status_code == 422
    assert "Choose at least one, of this conversation" in none.text
    assert 'value="New"' in none.text
    everything = await sam.client.post(path, data={**guard, "subject": "New", "messages": ["2", "3"]}, headers=HTML)
    assert "At least one must stay" in everything.text
    assert everything.text.count(" checked") == 2
    empty = await sam.client.post(path, data={**guard, "subject": " ", "messages": ["3"]}, headers=HTML)
    assert '<span class="field-error" id="subject-hint">Must not be empty' in empty.text


# REQ M-02
async def test_a_split_that_is_sent_twice_is_one(browser: Any, opened: Any, unique: Any) -> None:
    talk = await opened(unique("u-split"), "Parcel", "One", "Two")
    sam = browser("u-sam")
    page = await sam.get(f"/messaging/c/{talk}/split?desk=1")
    guard = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    path, form = f"/messaging/c/{talk}/split?desk=1", {**guard, "subject": "New", "messages": ["3"]}
    sent = [await sam.client.post(path, data=form, headers=HTML) for _ in range(2)]
    assert [one.status_code for one in sent] == [303, 303]
    assert sent[0].headers["location"] == sent[1].headers["location"]


# REQ M-09
async def test_a_customer_does_neither(browser: Any, opened: Any, unique: Any) -> None:
    who = unique("u-own")
    talk = await opened(who, "Parcel", "One", "Two")
    own, stranger = browser(who), browser(unique("u-other"))
    page = await own.get(f"/messaging/c/{talk}")
    assert "/split?" not in page
    assert "/merge?" not in page
    for path in (f"/messaging/c/{talk}/merge", f"/messaging/c/{talk}/split"):
        assert (await own.client.get(path, headers=HTML)).status_code == 403
        assert (await stranger.client.get(path, headers=HTML)).status_code == 404
