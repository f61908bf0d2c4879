"""Search through the API and the pages, on the running service: what was said is found a moment later."""

import re
from typing import Any

import pytest

pytestmark = pytest.mark.infra

V1 = "/messaging/v1"


async def started(running: Any, unique: Any, who: str, text: str) -> str:
    answer = await running.as_(who).post(f"{V1}/conversations", json={"text": text, "client_id": unique("k")})
    conversation_id: str = answer.json()["conversation_id"]
    return conversation_id


# REQ M-02
async def test_a_person_finds_what_was_said_to_them_only(running: Any, unique: Any, eventually: Any) -> None:
    who, word = unique("u-finder"), unique("zebra").replace("-", "")
    mine = await started(running, unique, who, f"My {word} kettle (1.7 l)")
    other = await started(running, unique, "u-lars", f"His {word} kettle")

    async def found(client: Any, text: str, path: str = "conversations") -> list[str]:
        rows = (await client.get(f"{V1}/{path}", params={"q": text})).json()["conversations"]
        return sorted(row["conversation_id"] for row in rows)

    async def both_on_the_desk() -> bool:
        return await found(running.as_("u-sam"), word, "desk") == sorted([mine, other])

    await eventually(both_on_the_desk)
    assert await found(running.as_(who), word.upper()) == [mine]
    assert await found(running.as_(who), ".*(") == []
    assert (await running.as_(who).get(f"{V1}/desk", params={"q": word})).status_code == 403
    assert (await running.as_(who).get(f"{V1}/conversations", params={"q": "x"})).status_code == 422


# REQ M-02, REQ M-03
async def test_one_letter_is_too_short_but_one_character_may_be_a_word(
    running: Any, unique: Any, eventually: Any, browser: Any
) -> None:
    who = unique("u-finder")
    kettle = await started(running, unique, who, "茶壶")
    await started(running, unique, who, "My lamp")
    pages = {"/messaging/": browser(who), "/messaging/desk": browser("u-sam")}
    for path, reader in pages.items():

        async def found(path: str = path, reader: Any = reader) -> bool:
            return kettle in await reader.get(f"{path}?q=壶") and "Type at least" not in reader.page

        await eventually(found)
        assert "My lamp" not in reader.page
        assert "Type at least two characters" in await reader.get(f"{path}?q=m")
    assert "Nothing found" in await pages["/messaging/"].get("/messaging/?q=龍")


# REQ M-02
async def test_what_is_found_is_read_page_by_page(running: Any, unique: Any, eventually: Any, browser: Any) -> None:
    who, word = unique("u-finder"), unique("zebra").replace("-", "")
    wanted = {await started(running, unique, who, f"{word} {n}") for n in range(35)}

    async def read() -> list[str]:
        seen, cursor = [], None
        while True:
            params = {"q": word, "limit": 10, **({"cursor": cursor} if cursor else {})}
            page = (await running.as_(who).get(f"{V1}/conversations", params=params)).json()
            seen += [row["conversation_id"] for row in page["conversations"]]
            cursor = page["cursor"]
            if cursor is None:
                return seen

    async def all_there() -> bool:
        return set(await read()) == wanted

    await eventually(all_there)
    assert len(await read()) == 35
    own = browser(who)
    page = await own.get(f"/messaging/?q={word}")
    older = re.search(r'href="(/messaging/\?[^"]*cursor=[^"]*)"><span>Older', page)
    assert older is not None
    assert page.count('class="row-link"') == 30
    page = await own.get(older[1].replace("&amp;", "&"))
    assert page.count('class="row-link"') == 5
    assert f'href="/messaging/?q={word}"' in page
