"""The pages by links and forms alone, as a browser without JavaScript uses them."""

import html
import re
from typing import Any

import pytest

pytestmark = pytest.mark.infra

HTML = {"Accept": "text/html"}


# REQ M-01, REQ M-02
async def test_a_buyer_starts_and_goes_on(running: Any, unique: Any, browser: Any) -> None:
    thandi = browser(unique("u-page"))
    assert "No messages yet" in await thandi.get("/messaging/")
    await thandi.get("/messaging/new")
    page = await thandi.send("/messaging/new", text="Where is my <b>parcel</b>?", subject="Parcel", category="")
    assert "Where is my &lt;b&gt;parcel&lt;/b&gt;?" in page
    talk = re.search(r'data-conversation="([^"]+)"', page)
    assert talk is not None
    page = await thandi.send(f"/messaging/c/{talk[1]}/messages", text="It is urgent.")
    assert page.count("It is urgent.") >= 1
    page = await thandi.send(f"/messaging/c/{talk[1]}/status/resolved")
    assert "marked this as resolved" in page
    assert "Parcel" in await thandi.get("/messaging/?show=resolved")
    assert "Nothing here" in await thandi.get("/messaging/?show=pending")


# REQ M-01
async def test_a_refused_conversation_says_why_at_the_field_and_keeps_what_was_typed(unique: Any, browser: Any) -> None:
    thandi = browser(unique("u-page"))
    page = await thandi.get("/messaging/new?kind=product&product_id=p-7")
    guard = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    typed = {**guard, "product_id": "p-7", "seller_id": " ", "subject": "Lamp <b>", "text": "Is it blue?"}
    refused = await thandi.client.post("/messaging/new", data=typed, headers=HTML)
    assert refused.status_code == 422
    assert '<span class="field-error" id="seller_id-hint">Say who to write to' in refused.text
    for kept in ('value="p-7"', 'value="Lamp &lt;b&gt;"', ">Is it blue?</textarea>"):
        assert kept in refused.text
    empty = await thandi.client.post("/messaging/new", data={**guard, "kind": "support", "text": " "}, headers=HTML)
    assert '<span class="field-error" id="text-hint">Must not be empty' in empty.text


# REQ M-03
async def test_an_agent_works_the_desk(running: Any, unique: Any, browser: Any) -> None:
    subject = unique("Desk case")
    body = {"text": "Help!", "subject": subject, "category": "account"}
    opened = (await running.as_("u-thandi").post("/messaging/v1/conversations", json=body)).json()
    talk = opened["conversation_id"]
    sam = browser("u-sam")
    assert subject in await sam.get("/messaging/desk?view=unassigned&category=account")
    await sam.get(f"/messaging/desk/c/{talk}?view=unassigned")
    assert "took this conversation" in await sam.send(f"/messaging/c/{talk}/take")
    assert subject in await sam.get("/messaging/desk?view=mine")
    await sam.get(f"/messaging/desk/c/{talk}")
    await sam.send(f"/messaging/c/{talk}/messages", text="Carrier lost it.", note="on")
    assert "Internal note" in sam.page
    await sam.get(f"/messaging/desk/c/{talk}")
    await sam.send(f"/messaging/c/{talk}/sort", category="complaint", priority="")
    assert 'value="complaint" selected' in sam.page
    await sam.send(f"/messaging/c/{talk}/status/pending")
    assert subject in await sam.get(
        "/messaging/desk?view=pending&category=complaint&department=&priority=&order=waiting"
    )
    assert "Nothing fits" in await sam.get("/messaging/desk?view=pending&category=listing&q=")


# REQ M-03
async def test_the_numbers_of_the_views_follow_the_filters(running: Any, browser: Any) -> None:
    sam = browser("u-sam")

    async def open_ones(category: str) -> int:
        page = await sam.get(f"/messaging/desk/counts?category={category}")
        found = re.search(r'>All open<span class="tally">(\d+)<', page)
        assert found is not None
        return int(found[1])

    before = [await open_ones(category) for category in ("complaint", "listing")]
    body = {"text": "Nobody answers!", "category": "complaint"}
    await running.as_("u-thandi").post("/messaging/v1/conversations", json=body)
    assert [await open_ones(category) for category in ("complaint", "listing")] == [before[0] + 1, before[1]]


# REQ M-09
async def test_a_customer_has_no_desk(running: Any, browser: Any) -> None:
    thandi = browser("u-thandi")
    for path in ("/messaging/desk", "/messaging/desk/counts", "/messaging/desk/c/c-1"):
        assert (await thandi.client.get(path, headers=HTML)).status_code == 403
    assert (await thandi.client.get("/messaging/c/c-none", headers=HTML)).status_code == 404


async def test_a_form_of_another_site_does_nothing(running: Any, unique: Any, browser: Any) -> None:
    thandi = browser(unique("u-page"))
    answer = await thandi.client.post("/messaging/new", data={"text": "forged"}, headers=HTML)
    assert answer.status_code == 403


async def test_a_form_leads_back_to_our_own_pages_only(running: Any, unique: Any, browser: Any) -> None:
    thandi = browser(unique("u-page"))
    await thandi.get("/messaging/new")
    page = await thandi.send("/messaging/new", text="Hello")
    talk = re.search(r'data-conversation="([^"]+)"', page)
    assert talk is not None
    await thandi.send(f"/messaging/c/{talk[1]}/messages", text="Again", back="//evil.example/")
    assert "Again" in thandi.page


async def test_the_way_back_from_a_talk_leads_to_the_page_of_the_list(running: Any, unique: Any, browser: Any) -> None:
    who = unique("u-page")
    for number in range(31):
        await running.as_(who).post("/messaging/v1/conversations", json={"text": f"Number {number}"})
    reader = browser(who)
    older = re.search(r'href="(/messaging/\?[^"]*cursor=[^"]*)"', await reader.get("/messaging/?show=open"))
    assert older is not None
    place = html.unescape(older[1])
    row = re.search(r'<a class="row-link"[^>]* href="([^"]+)"', await reader.get(place))
    assert row is not None
    talk = html.unescape(row[1])
    assert "Number 0" in await reader.get(talk), "it is on the second page, which is shown beside it"
    head = re.search(r'hx-get="([^"]+/head[^"]+)"', reader.page)
    assert head is not None
    assert f'href="{html.escape(place)}"' in await reader.get(html.unescape(head[1]))
    about = re.search(r'href="([^"]+/about[^"]+)"', reader.page)
    assert about is not None
    assert f'href="{html.escape(talk)}"' in await reader.get(html.unescape(about[1]))
    own = talk.partition("?")[0].removeprefix("/messaging/")
    for path in ("head", "about"):
        assert "evil" not in await reader.get(f"/messaging/{own}/{path}?back=//evil.example/")


async def test_a_fragment_is_a_part_of_its_page(running: Any, unique: Any, browser: Any) -> None:
    sam = browser("u-sam")
    for path in ("/messaging/", "/messaging/desk"):
        answer = await sam.client.get(path, headers={**HTML, "HX-Request": "true"})
        assert answer.status_code == 200
        assert "<html" not in answer.text
        assert 'id="rows"' in answer.text
    assert "tally" in (await sam.client.get("/messaging/desk/counts", headers=HTML)).text


async def test_an_action_by_htmx_offers_to_undo_it(running: Any, unique: Any) -> None:
    opened = (await running.as_("u-thandi").post("/messaging/v1/conversations", json={"text": "Help!"})).json()
    talk, htmx = opened["conversation_id"], {"HX-Request": "true"}
    sam = running.as_("u-sam")
    done = await sam.post(f"/messaging/c/{talk}/status/resolved", headers=htmx)
    assert done.status_code == 204
    undo = re.search(r'"undo": "([^"]+)"', done.headers["HX-Trigger"])
    assert undo is not None
    await sam.post(undo[1], headers=htmx)
    assert (await sam.get(f"/messaging/v1/conversations/{talk}")).json()["status"] == "open"
    assert "HX-Trigger" not in (await sam.post(undo[1], headers=htmx)).headers


async def test_a_page_is_small(running: Any, browser: Any) -> None:
    sam = browser("u-sam")
    assert len((await sam.get("/messaging/desk")).encode()) < 100_000
