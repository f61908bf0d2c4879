"""The pages of managers and agents."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sla_monitor.domain.errors import InvalidFieldError
from sla_monitor.domain.plain import calendar_from_plain
from sla_monitor.entrypoints.calendar_forms import form_of as calendar_form_of
from sla_monitor.entrypoints.calendar_forms import plain_of as calendar_plain_of
from sla_monitor.entrypoints.forms import form_of, parse_duration, plain_of

SCRIPT = '<script>alert("x")</script>'


async def test_the_board_shows_what_is_about_to_be_missed(site: Any) -> None:
    # REQ S-05
    page = (await site.as_("u-olga", "manager").get("/sla/")).text
    assert "N-t1" in page
    assert "data-countdown" in page
    assert "due Mon 14:00: 4 h Mon" in page
    assert "By person" in page
    assert "By person" not in (await site.as_("u-sam", "agent").get("/sla/")).text
    fragment = (await site.as_("u-olga", "manager").get("/sla/", headers={"HX-Request": "true"})).text
    assert "<html" not in fragment
    assert re.search(r'<a id="clock-[^"]+" href="/sla/tickets/t1"', fragment)  # so that the focus stays on its row
    assert "N-t1" in fragment


async def test_what_is_about_to_be_missed_was_warned_about_or_is_due_within_two_hours(site: Any) -> None:
    # REQ S-05
    async def board() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        page = (await site.as_("u-olga", "manager").get("/sla/")).text
        about, _, rest = page.partition('id="missed-title"')[0].partition('id="later-title"')
        rows = re.compile(r"/sla/tickets/(t\d).*?<td>(First answer|Solution)", re.DOTALL)
        return rows.findall(about), rows.findall(rest)

    await site.world.see("t2", opened_at=site.world.now)
    assert await board() == (
        [("t1", "First answer")], [("t2", "First answer"), ("t1", "Solution"), ("t2", "Solution")]
    )  # fmt: skip
    await site.world.passes(hours=1, minutes=59)
    await site.world.see("t1", first_response_at=site.world.now, assignee_id="u-sam")
    assert await board() == ([], [("t2", "First answer"), ("t1", "Solution"), ("t2", "Solution")])
    await site.world.see("t2", first_response_at=site.world.now)
    await site.world.passes(hours=14, minutes=1)
    assert await board() == ([("t1", "Solution")], [("t2", "Solution")])
    await site.world.passes(hours=5)
    assert await board() == ([("t1", "Solution"), ("t2", "Solution")], [])


@pytest.mark.parametrize("path", ["/sla/", "/sla/tickets/t1", "/sla/policies", "/sla/policies/urgent_4h"])
async def test_no_two_regions_of_a_page_have_one_name(site: Any, path: str) -> None:
    page = (await site.as_("u-olga", "manager").get(path)).text
    headings = dict(re.findall(r'<h2 id="([^"]+)">([^<]+)', page))
    labelled = [headings[title] for title in re.findall(r'<section [^>]*aria-labelledby="([^"]+)"', page)]
    names = labelled + re.findall(r'role="region" aria-label="([^"]+)"', page)
    assert sorted(names) == sorted(set(names))


async def test_a_clock_explains_itself_with_a_bar(site: Any) -> None:
    # REQ S-02
    page = (await site.as_("u-sam", "agent").get("/sla/tickets/t1")).text
    assert "due Mon 14:00: 4 h Mon" in page
    assert re.search(r'<rect class="sla-worked" x="0\.0" y="0" width="1000\.0"', page)
    assert 'class="sla-now"' in page
    assert (await site.as_("u-sam", "agent").get("/sla/tickets/none")).status_code == 404


async def test_a_fragment_for_the_desk_has_the_countdowns_only(site: Any) -> None:
    fragment = (await site.as_("u-sam", "agent").get("/sla/fragments/clock/t1")).text
    assert fragment.count("data-countdown") == 2
    assert "<html" not in fragment
    assert "No promise runs" in (await site.as_("u-sam", "agent").get("/sla/fragments/clock/none")).text


async def test_names_and_notes_are_shown_inert(site: Any) -> None:
    await site.world.see("t2", assignee_id=SCRIPT)
    plain = {"rank": 90, "note": SCRIPT, "promises": [
        {"metric": "resolution", "target_minutes": 60, "calendar": "around_the_clock"}]}  # fmt: skip
    await site.world.change.put_policy("noted", plain, "u-olga", site.world.now)
    olga = site.as_("u-olga", "manager")
    for path in ("/sla/", "/sla/tickets/t2", "/sla/policies", "/sla/policies/noted"):
        page = (await olga.get(path)).text
        assert SCRIPT not in page
        assert "<b>u-" not in page


async def test_the_editor_saves_a_version_and_says_what_would_change(site: Any) -> None:
    # REQ S-06
    olga = site.as_("u-olga", "manager")
    page = (await olga.get("/sla/policies/urgent_4h")).text
    assert 'value="4 h"' in page
    form = form_of(site.world.book.policies[1]) | {"target-first_response": "1 h", "note": "faster"}
    preview = await olga.post("/sla/policies/urgent_4h/preview", data=form)
    assert (preview.status_code, "missed at once" in preview.text) == (200, True)
    saved = await olga.post("/sla/policies/urgent_4h", data=form)
    assert (saved.status_code, saved.headers["location"]) == (303, "/sla/policies")
    newest = site.world.book.newest_policies()
    assert next(one for one in newest if one.name == "urgent_4h").note == "faster"
    assert "Version 2" in (await olga.get("/sla/policies/urgent_4h")).text


async def test_the_editor_promises_next_answers_and_news_and_the_pages_show_them(site: Any) -> None:
    # REQ S-05 S-06
    olga, world = site.as_("u-olga", "manager"), site.world
    page = (await olga.get("/sla/policies/urgent_4h")).text
    assert "to the answer to it" in page
    form = form_of(world.book.policies[1]) | {
        "target-update": "2 h", "calendar-update": "around_the_clock", "warn-update": "50 %", "rank": "1",
        "target-next_response": "30 min", "calendar-next_response": "around_the_clock",
    }  # fmt: skip
    assert (await olga.post("/sla/policies/urgent_4h", data=form)).status_code == 303
    world.now += timedelta(minutes=1)
    await world.hear("staff")
    world.now += timedelta(minutes=1)
    await world.hear("customer")
    shown = (await olga.get("/sla/tickets/t1")).text
    board = (await olga.get("/sla/")).text
    for words in ("Next answer", "Update"):
        assert words in shown
        assert words in board
    clocks = (await olga.get("/sla/v1/tickets/t1/clocks")).json()["clocks"]
    words = {clock["metric"]: clock["explanation"] for clock in clocks}
    assert words["next_response"].endswith("30 min Mon")
    assert words["update"].endswith("2 h Mon")


async def test_a_new_policy_is_named_first(site: Any) -> None:
    # REQ S-06
    olga = site.as_("u-olga", "manager")
    named = await olga.get("/sla/policies/new?name=gold_customers")
    assert (named.status_code, named.headers["location"]) == (303, "/sla/policies/gold_customers")
    assert (await olga.get("/sla/policies/gold_customers")).status_code == 200
    assert (await olga.get("/sla/policies/new?name=../etc")).status_code == 422
    assert "First answer: 2 min" in (await olga.get("/sla/policies")).text


async def test_the_editor_keeps_what_was_typed_when_it_is_refused(site: Any) -> None:
    olga = site.as_("u-olga", "manager")
    form = form_of(None) | {"target-first_response": "soon", "note": "mine"}
    refused = await olga.post("/sla/policies/fresh", data=form)
    assert refused.status_code == 422
    assert 'value="soon"' in refused.text
    assert 'value="mine"' in refused.text
    assert (await olga.post("/sla/policies/fresh/preview", data=form)).status_code == 422
    assert (await site.as_("u-sam", "agent").post("/sla/policies/fresh", data=form)).status_code == 403


async def test_a_calendar_is_edited_with_what_if(site: Any) -> None:
    # REQ S-02 S-06
    olga = site.as_("u-olga", "manager")
    assert (await olga.get("/sla/calendars/new?calendar=berlin")).headers["location"] == "/sla/calendars/berlin"
    assert 'value="09:00-17:00"' in (await olga.get("/sla/calendars/berlin")).text
    dated = next(one for one in site.world.book.newest_calendars() if one.calendar.name == "around_the_clock")
    form = calendar_form_of(dated) | {"closures": "2026-02-02 Stocktaking", "note": "once"}
    preview = await olga.post("/sla/calendars/around_the_clock/preview", data=form)
    assert (preview.status_code, "would move" in preview.text) == (200, True)
    saved = await olga.post("/sla/calendars/around_the_clock", data=form)
    assert (saved.status_code, saved.headers["location"]) == (303, "/sla/policies")
    assert "Stocktaking" in (await olga.get("/sla/calendars/around_the_clock")).text
    refused = await olga.post("/sla/calendars/around_the_clock", data=form | {"hours-mon": "nine to five"})
    assert (refused.status_code, "“nine to five” cannot be read" in refused.text) == (422, True)
    assert (await olga.post("/sla/calendars/x/preview", data=form | {"timezone": "Mars"})).status_code == 422
    for path in ("/sla/calendars/around_the_clock", "/sla/calendars/new?calendar=x"):
        assert (await site.as_("u-sam", "agent").get(path)).status_code == 403


def test_a_form_says_what_its_calendar_says() -> None:
    given = {
        "timezone": "Europe/Berlin", "country": "DE", "subdivision": "BY", "note": "n", "to_running": False,
        "hours": {"mon": [["09:00", "12:00"], ["13:00", "24:00"]]},
        "holidays": [{"date": "2026-12-24", "hours": [["09:00", "12:00"]], "name": "Christmas Eve"}],
        "closures": [{"date": "2026-12-28", "hours": [], "reason": "Stocktaking"}],
        "openings": [{"date": "2026-12-19", "hours": [["09:00", "13:00"]], "reason": "Extra Saturday"}],
    }  # fmt: skip
    edit: dict[str, Any] = {"name": "c", "version": 1, "edited_at": datetime(2026, 1, 1, tzinfo=UTC), "edited_by": None}
    dated = calendar_from_plain(given, **edit)
    assert calendar_from_plain(calendar_plain_of(calendar_form_of(dated)), **edit) == dated
    for field, text in (
        ("closures", "tomorrow"),
        ("hours-mon", "9-17"),
        ("openings", "\n".join(["2026-01-01"] * 3000)),
    ):
        with pytest.raises(InvalidFieldError, match=field):
            calendar_plain_of(calendar_form_of(dated) | {field: text})


def test_a_form_says_what_its_policy_says(world: Any) -> None:
    for policy in world.book.policies:
        plain = plain_of({name: value for name, value in form_of(policy).items() if value})
        again = world.book.with_policy(policy)
        assert again
        assert plain["rank"] == policy.rank
        assert [one["target_minutes"] for one in plain["promises"]] == [one.target.minutes for one in policy.promises]
        assert [one["warnings"] for one in plain["promises"]] == [
            [{"percent": w.percent} if w.percent else {"minutes_before": w.minutes} for w in one.warnings]
            for one in policy.promises
        ]


@pytest.mark.parametrize(
    ("text", "minutes"), [("30 min", 30), ("4 h", 240), ("1 h 30 min", 90), ("2d", 2880), ("1,5 h", 90)]
)
def test_durations_as_people_write_them(text: str, minutes: float) -> None:
    assert parse_duration(text, "target") == minutes


@pytest.mark.parametrize("text", ["", "soon", "4", "h", "4 h and a bit", "-4 h"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(InvalidFieldError, match="target"):
        parse_duration(text, "target")
