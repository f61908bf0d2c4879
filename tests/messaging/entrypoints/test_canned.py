"""Canned answers through the API and the pages, on the running service."""

import html
import re
from typing import Any

import pytest

pytestmark = pytest.mark.infra

V1 = "/messaging/v1"
ALL = f"{V1}/canned-answers"
HTML = {"Accept": "text/html"}
PAGE = "/messaging/desk/canned"


def wording(code: str, **more: str) -> dict[str, str]:
    return {"title": f"About {code}", "code": code, "text": "Hello {customer_name}, <b>bye</b>", **more}


async def codes(client: Any, **params: Any) -> list[str]:
    return [one["code"] for one in (await client.get(ALL, params=params)).json()["canned_answers"]]


# REQ T-09
async def test_from_writing_one_to_bringing_it_back(running: Any, unique: Any) -> None:
    sam, noor, code = running.as_("u-sam"), running.as_("u-noor"), unique("code")
    key = {"Idempotency-Key": unique("k")}
    made = await sam.post(ALL, json=wording(code), headers=key)
    assert made.status_code == 201, made.text
    assert (await sam.post(ALL, json=wording(code), headers=key)).json() == made.json()
    one = f"{ALL}/{made.json()['id']}"
    changed = await noor.put(one, json={**wording(code, title="Other"), "version": 1})
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    late = await sam.put(one, json={**wording(code, title="Late"), "version": 1})
    assert (late.status_code, late.json()["code"]) == (409, "changed_meanwhile")
    history = (await sam.get(one)).json()["history"]
    assert [(each["title"], each["author_id"]) for each in history] == [(f"About {code}", "u-sam"), ("Other", "u-noor")]
    assert (await sam.delete(one)).json()["deleted_at"] is not None
    assert code not in await codes(sam)
    assert code in await codes(sam, deleted=True)
    assert (await sam.post(f"{one}/restore")).json()["deleted_at"] is None
    assert code in await codes(sam)
    await sam.delete(one)


# REQ T-09
async def test_they_read_as_the_conversation_says(running: Any, unique: Any) -> None:
    opened = await running.as_("u-thandi").post(f"{V1}/conversations", json={"text": "Help!"})
    talk = opened.json()["conversation_id"]
    sam = running.as_("u-sam")
    offered = (await sam.get(f"{V1}/conversations/{talk}/canned-answers")).json()["canned_answers"]
    hello = next(one for one in offered if one["code"] == "hello")
    assert hello["text"].startswith("Hello Thandi,")
    assert "I am Sam" in hello["text"]
    assert (await sam.get(f"{V1}/conversations/{talk}")).json()["messages"] == 1


# REQ M-09, REQ T-09
async def test_only_the_staff_reach_them(running: Any, unique: Any) -> None:
    opened = await running.as_("u-thandi").post(f"{V1}/conversations", json={"text": "Help!"})
    talk = opened.json()["conversation_id"]
    for who in ("u-thandi", "u-mei"):
        client = running.as_(who)
        assert (await client.get(ALL)).status_code == 403
        assert (await client.get(f"{ALL}/first-hello")).status_code == 403
        assert (await client.post(ALL, json=wording("mine"))).status_code == 403
        assert (await client.delete(f"{ALL}/first-hello")).status_code == 403
        for path in (PAGE, f"{PAGE}/new", f"{PAGE}/first-hello", f"/messaging/c/{talk}/canned"):
            assert (await client.get(path, headers=HTML)).status_code in (403, 404)
    assert (await running.as_("u-thandi").get(f"{V1}/conversations/{talk}/canned-answers")).status_code == 403
    assert (await running.as_("u-lars").get(f"{V1}/conversations/{talk}/canned-answers")).status_code == 404
    assert (await running.anonymous().get(ALL)).status_code == 401


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": "two words"}, "#/code"),
        ({"code": "hello"}, "#/code"),
        ({"text": "{nothing}"}, "#/text"),
        ({"title": ""}, "#/title"),
        ({"locale": "English"}, "#/locale"),
        ({"colour": "red"}, "#/colour"),
    ],
)
async def test_a_refusal_names_the_field(running: Any, changes: dict[str, str], field: str) -> None:
    answer = await running.as_("u-sam").post(ALL, json={**wording("refused"), **changes})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == field


# REQ T-09
async def test_an_agent_keeps_them_on_the_page(browser: Any, unique: Any) -> None:
    sam, code = browser("u-sam"), unique("page")
    assert f'href="{PAGE}"' in await sam.get("/messaging/desk")
    assert "/refund" in await sam.get(PAGE)
    await sam.get(f"{PAGE}/new")
    page = await sam.send(f"{PAGE}/new", **wording(code), locale="zu")
    assert f"/{code}" in page
    assert "&lt;b&gt;bye&lt;/b&gt;" in page
    assert f"/{code}" not in await sam.get(f"{PAGE}?q=nothing-like-it")
    assert "Nothing found" in sam.page
    page = await sam.get(f"{PAGE}?q={code.upper()}")
    one = re.findall(rf'href="({PAGE}/a-\w+)"', page)[-1]
    await sam.get(one)
    await sam.send(one, within="Title", **wording(code, title="Changed title", text="Changed"), locale="")
    assert "Changed title" in sam.page
    history = await sam.get(one)
    assert history.count('>Sam</span><span class="timeline-time">') == 2
    await sam.send(one, within="Use these words again")
    assert "Changed title" not in sam.page
    await sam.get(one)
    gone = await sam.send(f"{one}/delete")
    assert "was deleted" in gone
    assert f">/{code}<" not in gone[gone.index('role="search"') : gone.index("Deleted <span")]
    back = await sam.send(f"{one}/restore", within="Undo")
    assert "was deleted" not in back
    assert f">/{code}<" in back
    assert len(back.encode()) < 100_000


# REQ T-09
async def test_a_refused_form_says_why_at_the_field_and_keeps_what_was_typed(browser: Any, unique: Any) -> None:
    sam = browser("u-sam")
    page = await sam.get(f"{PAGE}/new")
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    typed = {"title": "Mine & <yours>", "code": "hello", "text": "Kept", "locale": ""}
    answer = await sam.client.post(f"{PAGE}/new", data={**hidden, **typed}, headers=HTML)
    assert answer.status_code == 422
    assert re.search(r'id="code"[^>]*aria-describedby="code-hint" aria-invalid="true" autofocus', answer.text)
    assert '<span class="field-error" id="code-hint">Another canned answer has it' in answer.text
    assert f'value="{html.escape(typed["title"])}"' in answer.text
    assert ">Kept</textarea>" in answer.text


# REQ T-09
async def test_without_a_script_one_is_put_into_the_reply_by_a_link(running: Any, browser: Any) -> None:
    opened = await running.as_("u-thandi").post(f"{V1}/conversations", json={"text": "Help!"})
    talk = opened.json()["conversation_id"]
    sam = browser("u-sam")
    assert f'href="/messaging/c/{talk}/canned?desk=1"' in await sam.get(f"/messaging/desk/c/{talk}")
    offered = await sam.get(f"/messaging/c/{talk}/canned?desk=1")
    link = next(one for one in re.findall(r'href="([^"]+answer=[^"]+)"', offered) if one.endswith("first-hello"))
    page = await sam.get(link)
    assert re.search(r'<textarea[^>]* name="text"[^>]*>Hello Thandi,\n\nthank you', page)
    assert (await running.as_("u-sam").get(f"{V1}/conversations/{talk}")).json()["messages"] == 1
    thandi = browser("u-thandi")
    assert "thank you" not in await thandi.get(f"/messaging/c/{talk}?answer=first-hello")
