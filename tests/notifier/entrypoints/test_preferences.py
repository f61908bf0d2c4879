"""Preferences by the API and by the page (REQ N-16)."""

from html.parser import HTMLParser
from typing import Any

import pytest
from tests.notifier.entrypoints.test_http import PREFERENCES, get, post, told

from notifier.entrypoints.preference_pages import ZONES

pytestmark = pytest.mark.infra


async def test_preferences_are_kept_and_given_back(lab: Any) -> None:
    # REQ N-16
    wishes = {
        "entries": [{"type": "order_dispatched", "channel": "email", "allow": False}],
        "quiet_hours": {"start": "22:00", "end": "07:00", "days": ["mon"], "channels": ["email"]},
        "digest": {"daily_at": "08:00", "weekly_on": "mon"},
        "caps": {"email": {"count": 3, "hours": 24}},
        "timezone": "Europe/Berlin",
        "locale": "de",
    }
    put = await lab.client.put(PREFERENCES, headers=lab.as_("u-thandi"), json=wishes)
    assert put.status_code == 200
    assert (await get(lab, PREFERENCES)).json() == wishes == put.json()
    await lab.know("u-thandi", locale="en-ZA", timezone="Africa/Johannesburg")
    assert (await get(lab, PREFERENCES)).json() == wishes
    await told(lab)
    [mail] = await lab.stored(user_id="u-thandi", channel="email")
    assert (mail["state"], mail["reason"]) == ("suppressed", "preference")


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"quiet_hours": {"start": "22:00", "end": "22:00", "days": [], "channels": []}}, "quiet_hours.end"),
        ({"quiet_hours": {"start": "22:00", "end": "7:00", "days": [], "channels": []}}, "quiet_hours.end"),
        ({"quiet_hours": {"start": "22:00", "end": "07:00", "days": [], "channels": ["email"]}}, "quiet_hours.days"),
        ({"quiet_hours": {"start": "22:00", "end": "07:00", "days": ["mon"], "channels": []}}, "quiet_hours.channels"),
        ({"timezone": "Mars/Olympus"}, "timezone"),
        ({"locale": "x"}, "locale"),
        ({"locale": "<script>"}, "locale"),
        ({"locale": "xx-YY-zz"}, "locale"),
        ({"locale": "en-XX"}, "locale"),
        ({"locale": "en_US.UTF-8"}, "locale"),
        ({"locale": ""}, "locale"),
        ({"entries": [{"allow": False}, {}]}, "entries[1]"),
        ({"entries": [{"type": "order_dispatched", "channel": "email"}]}, "entries[0]"),
        ({"entries": [{"type": "nonsense", "allow": False}]}, "entries[0].type"),
        ({"entries": [{"category": "nonsense", "allow": False}]}, "entries[0].category"),
        ({"digest": {"daily_at": "25:00", "weekly_on": "fri"}}, "digest.daily_at"),
        ({"entries": [{"allow": "maybe"}]}, "entries/0/allow"),
        ({"surprise": 1}, "surprise"),
    ],
)
async def test_wrong_preferences_are_refused_with_the_field(lab: Any, body: dict[str, Any], named: str) -> None:
    answer = await lab.client.put(PREFERENCES, headers=lab.as_("u-thandi"), json=body)
    assert answer.status_code == 422
    assert named in answer.text


async def test_a_replayed_key_with_another_body_is_refused(lab: Any) -> None:
    headers = lab.as_("u-thandi") | {"Idempotency-Key": "k-1"}
    first = await lab.client.put(PREFERENCES, headers=headers, json={"locale": "de"})
    again = await lab.client.put(PREFERENCES, headers=headers, json={"locale": "de"})
    other = await lab.client.put(PREFERENCES, headers=headers, json={"locale": "en"})
    assert (first.status_code, again.json()) == (200, first.json())
    assert other.status_code in {409, 422}


FORM: dict[str, Any] = {
    "on": ["order_dispatched|in_app"],
    "mode.order_delivered": "daily",
    "quiet_on": "on",
    "quiet_start": "22:00",
    "quiet_end": "07:00",
    "quiet_days": ["mon", "tue"],
    "quiet_channels": ["email"],
    "daily_at": "18:00",
    "weekly_on": "fri",
    "timezone": "Africa/Johannesburg",
    "locale": "de",
}


async def test_the_preferences_page_saves_what_is_ticked(lab: Any) -> None:
    # REQ N-16
    await lab.know("u-thandi", timezone="Africa/Johannesburg")
    page = await get(lab, "/notifier/preferences")
    assert page.status_code == 200
    assert "Always sent" in page.text
    assert (await post(lab, "/notifier/preferences", data=FORM)).status_code == 303
    kept = (await get(lab, PREFERENCES)).json()
    assert {"type": "order_dispatched", "channel": "email", "allow": False} in kept["entries"]
    assert {"type": "order_dispatched", "channel": "in_app", "allow": False} not in kept["entries"]
    assert {"type": "order_delivered", "channel": "email", "mode": "daily"} in kept["entries"]
    assert not any(entry["type"] == "security_alert" for entry in kept["entries"])
    assert kept["quiet_hours"]["days"] == ["mon", "tue"]
    assert fields(await get(lab, "/notifier/preferences")) == FORM


class Fields(HTMLParser):
    """What a form would post as it stands, and which fields are marked as wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self.marked: list[str] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("aria-invalid"):
            self.marked.append(given.get("name") or given.get("aria-describedby") or "")
        name = self._select if tag == "option" else given.get("name") or ""
        if tag == "select":
            self._select = name
        chosen = "selected" in given if tag == "option" else tag == "input" and "disabled" not in given
        if chosen and (given.get("type") != "checkbox" or "checked" in given):
            self.found.setdefault(name, []).append(given.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self._select and self.found.get(self._select) == [""] and data.strip():
            self.found[self._select] = [data.strip()]


def fields(page: Any) -> dict[str, Any]:
    """The fields of a page that `FORM` has, in its form."""
    parser = Fields()
    parser.feed(page.text)
    return {
        name: parser.found[name] if isinstance(value, list) else parser.found[name][0] for name, value in FORM.items()
    }


@pytest.mark.parametrize(
    ("wrong", "marked"),
    [
        ({"quiet_start": "07:00"}, "quiet_end"),
        ({"quiet_days": []}, "quiet_days-problem"),
        ({"quiet_channels": []}, "quiet_channels-problem"),
        ({"daily_at": "25:00"}, "daily_at"),
        ({"timezone": "Mars/Olympus"}, "timezone"),
        ({"locale": "x"}, "locale"),
    ],
)
async def test_a_form_that_is_refused_stands_there_as_entered_with_the_field_marked(
    lab: Any, wrong: dict[str, Any], marked: str
) -> None:
    # REQ N-16
    await lab.know("u-thandi", timezone="Europe/Berlin")
    entered = {**FORM, **wrong}
    page = await post(lab, "/notifier/preferences", data=entered)
    assert page.status_code == 422
    parser = Fields()
    parser.feed(page.text)
    assert parser.marked == [marked]
    stands = {name: parser.found.get(name, [] if isinstance(value, list) else [""]) for name, value in FORM.items()}
    expected = {name: value if isinstance(value, list) else [value] for name, value in entered.items()}
    assert stands == ({**expected, "locale": [""]} if "locale" in wrong else expected)
    assert (await get(lab, PREFERENCES)).json()["entries"] == []


async def test_the_page_says_that_the_language_is_that_of_messages(lab: Any) -> None:
    page = await get(lab, "/notifier/preferences")
    assert "Language of messages" in page.text
    assert page.text.count("<option>Asia/") == len({name for name in ZONES if name.startswith("Asia/")})
    assert {"Asia/Kolkata", "Europe/Kyiv"} <= set(ZONES)
    assert not {"Asia/Calcutta", "Europe/Kiev", "US/Pacific"} & set(ZONES)
