"""All that a person sees is marked as read at once, and unread again after an undo (REQ N-18)."""

import json
import re
from typing import Any

import pytest
from tests.notifier.entrypoints.test_http import account, get, post, pressed, told

pytestmark = pytest.mark.infra


async def test_all_can_be_read_at_once(lab: Any) -> None:
    await told(lab, 3)
    assert (await post(lab, "/notifier/v1/notifications/read-all")).json() == {"read": 3}
    assert (await get(lab, "/notifier/v1/unread")).json()["count"] == 0


async def of_two_categories(lab: Any) -> None:
    """Two unread items in orders, one in account."""
    await told(lab, 2)
    await lab.handle(lab.event(account("billing_address_changed")))


async def unread(lab: Any) -> list[str]:
    """The categories of what is unread."""
    items = (await get(lab, "/notifier/v1/notifications?view=unread")).json()["items"]
    return sorted(item["category"] for item in items)


async def test_what_the_person_sees_is_marked_as_read_and_can_be_undone(lab: Any) -> None:
    # REQ N-18
    await of_two_categories(lab)
    page = await get(lab, "/notifier/?category=orders")
    assert "Mark all in Orders as read" in page.text
    with lab.service.core.hub.listen("u-thandi") as another_page:
        answer = await pressed(lab, "/notifier/items/read-all", view="inbox", category="orders")
        assert await unread(lab) == ["account"]
        assert "is on its way" in answer.text, "the rows stay in the category"
        shown = json.loads(answer.headers["hx-trigger"])["toast"]
        assert shown["text"] == "2 marked as read"
        await post(lab, f"/notifier/v1/notifications/{(await told(lab))[0]}/read")
        await pressed(lab, shown["undo"])
        assert await unread(lab) == ["account", "orders", "orders"], "what was read by itself stays read"
        assert {(await another_page.next(1)).event for _ in range(2)} >= {"unread"}
    states = [e.data.state.value for e in await lab.published() if e.data.category == "orders"]
    assert states.count("changed") == 2, "the pages on other instances are told too"


async def test_what_was_moved_since_stays_where_it_is(lab: Any) -> None:
    first, second = await told(lab, 2)
    answer = await pressed(lab, "/notifier/items/read-all")
    await post(lab, f"/notifier/v1/notifications/{first}/archive")
    await post(lab, f"/notifier/v1/notifications/{first}/restore")
    await pressed(lab, json.loads(answer.headers["hx-trigger"])["toast"]["undo"])
    boxes = {item["_id"]: item["box"] for item in await lab.stored(channel="in_app")}
    assert boxes == {first: "read", second: "unread"}


async def test_nobody_undoes_the_reading_of_another(lab: Any) -> None:
    await told(lab, 1)
    answer = await pressed(lab, "/notifier/items/read-all")
    await post(lab, json.loads(answer.headers["hx-trigger"])["toast"]["undo"], "u-lars", headers={"HX-Request": "true"})
    assert await unread(lab) == []


async def test_without_scripts_all_of_a_category_is_read_and_unread_again(lab: Any) -> None:
    await of_two_categories(lab)
    answer = await post(lab, "/notifier/items/read-all", data={"category": "orders"})
    assert answer.status_code == 303
    page = (await get(lab, answer.headers["location"])).text
    assert 'aria-current="page">Orders' in page
    [undo] = re.findall(r'action="(/notifier/items/read-all/\d+/undo)"', page)
    back = await post(lab, undo, data={"category": "orders"})
    assert (back.status_code, back.headers["location"]) == (303, "/notifier/?category=orders")
    assert await unread(lab) == ["account", "orders", "orders"]
    assert (await post(lab, "/notifier/items/read-all", data={"category": "nonsense"})).status_code == 422
