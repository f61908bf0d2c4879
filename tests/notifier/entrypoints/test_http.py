"""The API and pages: what is mine, what is not, and what is refused (REQ N-16, REQ N-18)."""

import asyncio
import json
from types import SimpleNamespace
from typing import Any

import pytest

from notifier.adapters.mongo.inbox import MongoInbox
from notifier.application.push_live import live_item, push_change, push_item
from notifier.domain.unsubscribe import Leave, sign
from notifier.entrypoints.live import missed_then_new
from saypro_events.account import AccountChanged
from saypro_events.generate.examples import example

pytestmark = pytest.mark.infra
PREFERENCES = "/notifier/v1/preferences"


async def told(lab: Any, count: int = 1, user_id: str = "u-thandi") -> list[str]:
    """That many inbox items; their ids, newest first."""
    for number in range(count):
        lab.clock.pass_(seconds=1)
        await lab.handle(lab.event(lab.order("dispatched", order_id=f"o-{number}", buyer_id=user_id)))
    found = await lab.stored(user_id=user_id, channel="in_app")
    return [d["_id"] for d in sorted(found, key=lambda d: d["at"], reverse=True)]


def account(change: str) -> AccountChanged:
    """News of Thandi's account."""
    base = {**example(AccountChanged), "user_id": "u-thandi", "action_expires_at": None}
    return AccountChanged.model_validate({**base, "change": change})


async def get(lab: Any, path: str, user_id: str = "u-thandi", *roles: str) -> Any:
    return await lab.client.get(path, headers=lab.as_(user_id, *roles))


async def post(lab: Any, path: str, user_id: str = "u-thandi", **more: Any) -> Any:
    return await lab.client.post(path, headers=lab.as_(user_id) | more.pop("headers", {}), **more)


async def pressed(lab: Any, path: str, **fields: str) -> Any:
    """A button of the inbox, pressed where scripts run."""
    return await post(lab, path, headers={"HX-Request": "true"}, data=fields)


async def test_pages_of_the_inbox_follow_each_other_without_gap_or_repeat(lab: Any) -> None:
    ids = await told(lab, 5)
    seen: list[str] = []
    path = "/notifier/v1/notifications?limit=2"
    while path:
        page = (await get(lab, path)).json()
        seen += [item["id"] for item in page["items"]]
        path = f"/notifier/v1/notifications?limit=2&cursor={page['next']}" if page["next"] else ""
    assert seen == ids


async def test_items_of_one_instant_are_paged_too(lab: Any) -> None:
    events = [lab.event(lab.order("dispatched", order_id=f"o-{n}")) for n in range(5)]
    await lab.handle(*events)
    first = (await get(lab, "/notifier/v1/notifications?limit=3")).json()
    rest = (await get(lab, f"/notifier/v1/notifications?limit=3&cursor={first['next']}")).json()
    ids = [item["id"] for item in first["items"] + rest["items"]]
    assert len(set(ids)) == len(ids) == 5


async def test_read_archive_and_back_again(lab: Any) -> None:
    [item] = await told(lab)
    unread = "/notifier/v1/unread"
    assert (await get(lab, unread)).json() == {"count": 1, "more": False}
    assert (await get(lab, "/notifier/fragments/unread")).text == '<span class="count">1</span>'
    picture = await get(lab, "/notifier/unread.svg")
    assert (picture.headers["content-type"], picture.headers["cache-control"]) == ("image/svg+xml", "no-store")
    assert ">1</text>" in picture.text
    assert (await post(lab, f"/notifier/v1/notifications/{item}/read")).json()["box"] == "read"
    assert (await get(lab, unread)).json()["count"] == 0
    assert (await get(lab, "/notifier/fragments/unread")).text == ""
    assert "<text" not in (await get(lab, "/notifier/unread.svg")).text
    await post(lab, f"/notifier/v1/notifications/{item}/archive")
    assert (await get(lab, "/notifier/v1/notifications")).json()["items"] == []
    assert len((await get(lab, "/notifier/v1/notifications?view=archived")).json()["items"]) == 1
    await post(lab, f"/notifier/v1/notifications/{item}/restore")
    assert len((await get(lab, "/notifier/v1/notifications")).json()["items"]) == 1
    states = [event.data.state.value for event in await lab.published() if event.data.notification_id == item]
    assert states == ["delivered", "opened", "changed", "changed"]


async def test_what_was_unread_is_unread_again_after_an_undo(lab: Any) -> None:
    [item] = await told(lab)
    answer = await pressed(lab, f"/notifier/items/{item}/archive")
    undo = json.loads(answer.headers["hx-trigger"])["toast"]["undo"]
    undone = await pressed(lab, undo)
    assert json.loads(undone.headers["hx-trigger"])["toast"]["undo"].endswith("/archive")
    assert (await get(lab, "/notifier/v1/unread")).json()["count"] == 1
    assert len((await get(lab, "/notifier/v1/notifications")).json()["items"]) == 1


async def test_who_is_on_an_older_page_stays_there(lab: Any) -> None:
    await told(lab, 3)
    first = (await get(lab, "/notifier/v1/notifications?limit=1")).json()
    cursor = first["next"]
    shown = (await get(lab, f"/notifier/?cursor={cursor}")).text
    assert f'name="cursor" value="{cursor}"' in shown
    older = (await get(lab, f"/notifier/v1/notifications?cursor={cursor}")).json()["items"]
    answer = await pressed(lab, f"/notifier/items/{older[0]['id']}/archive", cursor=cursor)
    assert f"n-{older[1]['id']}" in answer.text
    assert f"n-{first['items'][0]['id']}" not in answer.text


async def test_opening_reads_it_and_goes_where_its_button_goes(lab: Any) -> None:
    [item] = await told(lab)
    answer = await get(lab, f"/notifier/open/{item}")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("https://track.example.test/")
    assert (await get(lab, "/notifier/v1/unread")).json()["count"] == 0


@pytest.mark.parametrize("path", ["", "/read", "/archive"])
async def test_someone_elses_notification_is_not_there(lab: Any, path: str) -> None:
    [item] = await told(lab)
    address = f"/notifier/v1/notifications/{item}{path}"
    answer = await (post(lab, address, "u-lars") if path else get(lab, address, "u-lars"))
    assert answer.status_code == 404
    for page in (f"/notifier/why/{item}", f"/notifier/open/{item}"):
        assert (await get(lab, page, "u-lars")).status_code == 404


@pytest.mark.parametrize("path", ["/notifier/v1/notifications", PREFERENCES, "/notifier/v1/explain/e-1"])
async def test_without_a_token_nothing_is_told(lab: Any, path: str) -> None:
    assert (await lab.client.get(path)).status_code == 401
    forged = {"Authorization": lab.as_("u-thandi")["Authorization"][:-4] + "AAAA"}
    assert (await lab.client.get(path, headers=forged)).status_code == 401


@pytest.mark.parametrize(
    ("query", "field"), [("view=all", "view"), ("category=x", "category"), ("cursor=x", "cursor"), ("limit=0", "limit")]
)
async def test_wrong_parameters_are_named(lab: Any, query: str, field: str) -> None:
    answer = await get(lab, f"/notifier/v1/notifications?{query}")
    assert answer.status_code == 422
    assert field in answer.text


async def test_the_page_shows_what_there_is_and_an_empty_one_says_what_to_do(lab: Any) -> None:
    page = await get(lab, "/notifier/")
    assert page.status_code == 200
    assert "No notifications yet" in page.text
    await told(lab)
    page = await get(lab, "/notifier/?category=orders")
    assert "is on its way" in page.text
    assert "Archive" in page.text
    assert "is on its way" not in (await get(lab, "/notifier/?category=messages")).text
    fragment = await lab.client.get("/notifier/", headers=lab.as_("u-thandi") | {"HX-Request": "true"})
    assert "<html" not in fragment.text


async def test_news_without_a_page_have_no_button(lab: Any) -> None:
    # REQ N-18
    nowhere = dict.fromkeys(("order_url", "tracking_url", "review_url"))
    await lab.handle(lab.event(lab.order("dispatched", **nowhere)), lab.event(lab.order("placed")))
    items = (await get(lab, "/notifier/v1/notifications")).json()["items"]
    assert {(item["type"], item["action"] is None) for item in items} == {
        ("order_dispatched", True),
        ("order_confirmed", False),
    }
    assert (await get(lab, "/notifier/")).text.count("inbox-action") == 1


async def test_a_security_alert_cannot_be_switched_off(lab: Any) -> None:
    # REQ N-14
    await lab.know("u-thandi")
    await lab.client.put(PREFERENCES, headers=lab.as_("u-thandi"), json={"entries": [{"allow": False}]})
    change = {
        **example(AccountChanged),
        "user_id": "u-thandi",
        "change": "login_unrecognised",
        "action_expires_at": None,
    }
    await lab.handle(lab.event(AccountChanged.model_validate(change)))
    decided = {(d["channel"], d["outcome"], d["reason"]) for d in await lab.stored(type="security_alert")}
    assert decided == {("in_app", "send", "critical"), ("email", "send", "critical")}


def link(lab: Any, user_id: str = "u-thandi") -> str:
    secret = lab.service.core.settings.key_for("unsubscribe")
    return f"/notifier/unsubscribe/{sign(Leave(user_id, 'order_dispatched', 'email'), secret)}"


async def test_one_click_unsubscribes_without_signing_in_and_can_be_undone(lab: Any) -> None:
    # REQ N-16 (RFC 8058)
    await lab.know("u-thandi")
    asked = await lab.client.get(link(lab))
    assert asked.status_code == 200
    assert (await get(lab, PREFERENCES)).json()["entries"] == []
    done = await lab.client.post(link(lab), data={"List-Unsubscribe": "One-Click"})
    assert done.status_code == 200
    off = {"type": "order_dispatched", "channel": "email", "allow": False}
    assert (await get(lab, PREFERENCES)).json()["entries"] == [off]
    await lab.client.post(link(lab), data={"List-Unsubscribe": "One-Click"})
    assert (await get(lab, PREFERENCES)).json()["entries"] == [off]
    assert "unsubscribed" in [event.data.state.value for event in await lab.published()]
    assert (await lab.client.post(f"{link(lab)}/undo")).status_code == 200
    assert (await get(lab, PREFERENCES)).json()["entries"] == []


async def test_a_forged_unsubscribe_link_does_nothing(lab: Any) -> None:
    forged = "/notifier/unsubscribe/" + sign(Leave("u-thandi", "order_dispatched", "email"), b"x" * 32)
    for wrong in (forged, link(lab)[:-3], "/notifier/unsubscribe/x"):
        assert (await lab.client.post(wrong, data={"List-Unsubscribe": "One-Click"})).status_code == 404
    assert (await get(lab, PREFERENCES)).json()["entries"] == []


async def test_the_mail_carries_the_one_click_headers_but_not_for_security(lab: Any, mailbox: Any) -> None:
    await lab.know("u-thandi")
    await lab.handle(lab.event(lab.order("cancelled"), sequence=1))
    await lab.handle(lab.event(account("password_changed")))
    await lab.send_all()
    [order_mail] = [m for m in mailbox.mails if b"is cancelled" in m]
    [alert] = [m for m in mailbox.mails if m is not order_mail]
    assert b"List-Unsubscribe: <http://app.test/notifier/unsubscribe/" in order_mail
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in order_mail
    assert b"List-Unsubscribe" not in alert


async def test_why_tells_what_was_decided_for_each_channel(lab: Any) -> None:
    [item] = await told(lab)
    page = await get(lab, f"/notifier/why/{item}")
    assert page.status_code == 200
    assert "Your preferences allow it" in page.text
    assert "waits a moment for its address" in page.text
    assert page.text.count("Sent at once") == 1
    assert page.text.count(">Waits<") == 1


async def test_the_link_in_a_mail_tells_why_too(lab: Any) -> None:
    await told(lab)
    [mail] = await lab.stored(user_id="u-thandi", channel="email")
    page = await get(lab, f"/notifier/why/{mail['_id']}")
    assert page.status_code == 200
    assert "Order dispatched" in page.text


async def test_words_in_another_language_than_the_page_say_so(lab: Any) -> None:
    # REQ N-16
    await lab.know("u-thandi", locale="de-DE")
    [item] = await told(lab)
    german = '<span class="row-title truncate" lang="de">Bestellung ZA-1001-7 ist unterwegs</span>'
    assert german in (await get(lab, "/notifier/")).text
    assert '<span lang="de">Bestellung ZA-1001-7 ist unterwegs</span>' in (await get(lab, f"/notifier/why/{item}")).text
    await told(lab, user_id="u-english")
    assert 'lang="de"' not in (await get(lab, "/notifier/", "u-english")).text


async def test_an_event_is_explained_to_an_admin_and_to_those_concerned(lab: Any) -> None:
    await lab.handle(lab.event(lab.order("placed"), id_="e-x"))
    everyone = (await get(lab, "/notifier/v1/explain/e-x", "u-ops", "admin")).json()
    assert {person["user_id"] for person in everyone["people"]} == {"u-thandi", "u-mei"}
    mine = (await get(lab, "/notifier/v1/explain/e-x")).json()
    assert [person["user_id"] for person in mine["people"]] == ["u-thandi"]
    assert mine["people"][0]["channels"]["email"]["reason"] == "unknown_person"
    assert (await get(lab, "/notifier/v1/explain/e-x", "u-lars")).status_code == 404


async def test_operations_are_for_admins(lab: Any) -> None:
    assert (await get(lab, "/notifier/operations")).status_code == 403
    await lab.handle(lab.event(lab.order("placed"), id_="e-y"))
    page = await get(lab, "/notifier/operations?event=e-y", "u-ops", "admin")
    assert page.status_code == 200
    assert "u-mei" in page.text
    assert (await post(lab, "/notifier/operations/redrive")).status_code == 403


async def stream_of(lab: Any, wanted: int, headers: dict[str, str], more: Any) -> list[tuple[str | None, str, Any]]:
    """The first events of a stream that `more()` is called beside."""
    found: list[tuple[str | None, str, Any]] = []
    core = lab.service.core
    deps = SimpleNamespace(hub=core.hub, inbox=MongoInbox(core.mongo), now=core.now)
    events = missed_then_new(deps, "u-thandi", headers.get("last-event-id"))  # type: ignore[arg-type]

    async def follow() -> None:
        async for item in events:
            found.append((item.id, item.event, item.data))
            if len(found) == wanted:
                return

    following = asyncio.create_task(follow())
    await asyncio.sleep(0.05)
    await more()
    async with asyncio.timeout(20):
        await following
    await events.aclose()  # type: ignore[attr-defined]  # it is a generator
    return found


async def test_a_page_that_comes_back_gets_what_it_missed_and_then_what_is_new(lab: Any) -> None:
    # FAULTS 35
    async def nothing() -> None:
        return

    opened, *first = await stream_of(lab, 2, {}, lambda: told(lab))
    assert opened[1] == "opened"
    assert [(event, data["title"]) for _, event, data in first] == [("notification", "Order ZA-1001-7 is on its way")]
    last_id = first[0][0]
    assert last_id is not None
    lab.clock.pass_(seconds=30)
    await lab.handle(lab.event(lab.order("delivered")))
    missed = await stream_of(lab, 2, {"last-event-id": last_id}, nothing)
    assert [event for _, event, _ in missed] == ["notification", "unread"]
    assert missed[0][2]["title"] == "Order ZA-1001-7 has been delivered"
    assert json.dumps(missed[0][2])


async def test_what_is_replayed_and_comes_live_as_well_is_shown_once(lab: Any) -> None:
    # FAULTS 35
    await told(lab, 2)
    records = sorted(await lab.stored(user_id="u-thandi", channel="in_app"), key=lambda record: record["at"])

    async def again() -> None:
        push_item(lab.service.core.hub, records[1])
        push_change(lab.service.core.hub, "u-thandi")

    last_id = live_item(records[0]).id
    shown = await stream_of(lab, 3, {"last-event-id": str(last_id)}, again)
    assert [(event, data.get("id")) for _, event, data in shown] == [
        ("notification", records[1]["_id"]),
        ("unread", None),
        ("unread", None),
    ]


# FAULTS 35
async def test_a_page_that_is_cut_off_before_anything_came_misses_nothing_either(lab: Any) -> None:
    async def nothing() -> None:
        return

    [(opened, _, _)] = await stream_of(lab, 1, {}, nothing)
    assert opened is not None
    await told(lab)
    missed = await stream_of(lab, 2, {"last-event-id": opened}, nothing)
    assert [event for _, event, _ in missed] == ["notification", "unread"]


@pytest.mark.parametrize(
    ("wrong", "detail"),
    [
        ({"timezone": "Mars/Base"}, "It must be an IANA time zone such as Europe/Berlin, not 'Mars/Base'."),
        ({"quiet_hours": {"start": "22:00", "end": "22:00", "days": ["mon"], "channels": ["email"]}},
         "It must be another time than the start."),
    ],
)  # fmt: skip
async def test_a_wrong_preference_is_told_in_a_sentence(lab: Any, wrong: dict[str, Any], detail: str) -> None:
    answer = await lab.client.put(PREFERENCES, json=wrong, headers=lab.as_("u-thandi"))
    assert (answer.status_code, answer.json()["detail"]) == (422, detail)
