"""What the editors of policies and calendars say beside the fields that they do not take."""

import html
import re
from typing import Any

import pytest

from chassis.errors import Conflict
from sla_monitor.entrypoints.calendar_forms import form_of as calendar_form_of
from sla_monitor.entrypoints.forms import form_of

POLICY, CALENDAR = "/sla/policies/urgent_4h", "/sla/calendars/around_the_clock"
FRAGMENT = {"HX-Request": "true"}
TIME = "Write a time such as 30 min, 4 h or 2 d."
SHARES = "Write shares from 1 % to 99 %, or times before it is due, such as 75 %, 30 min."
HOURS = "Write times such as 09:00-12:00, 13:00-17:00 that do not overlap; split at 24:00 what goes on past midnight."
LINE = "Write a line for each day, such as 2026-12-24 09:00-12:00 Christmas Eve."

EXTRA = "Write a line for each day with its hours, such as 2026-12-19 09:00-13:00 Extra Saturday."


def beside(page: str) -> dict[str, str]:
    """What stands beside each field that is marked as wrong, and is read out with it."""
    marked = re.findall(r'id="([^"]+)"[^>]*aria-describedby="\1-hint" aria-invalid="true"', page)
    texts = dict(re.findall(r'<span class="field-error" id="([^"]+)-hint">([^<]*)', page))
    assert sorted(marked) == sorted(texts)
    return {field: html.unescape(text) for field, text in texts.items()}


def summary(page: str) -> dict[str, str]:
    """The links of the summary on top: field and label."""
    top = re.search(r'<div class="notice tone-danger" id="refusal".*?</ul>', page, re.DOTALL)
    return dict(re.findall(r'<a href="#([^"]+)">([^<]+)', top[0])) if top else {}


def policy_form(site: Any, **more: str) -> dict[str, str]:
    return form_of(site.world.book.policies[1]) | {name.replace("__", "-"): text for name, text in more.items()}


def calendar_form(site: Any, **more: str) -> dict[str, str]:
    dated = next(one for one in site.world.book.newest_calendars() if one.calendar.name == "around_the_clock")
    return calendar_form_of(dated) | {name.replace("__", "-"): text for name, text in more.items()}


async def test_every_mistake_stands_beside_its_field_and_is_linked_on_top(site: Any) -> None:
    # REQ S-06
    olga = site.as_("u-olga", "manager")
    form = policy_form(
        site, rank="first", target__first_response="soon", warn__first_response="150 %", target__resolution="0 h",
        close__resolution="25:00", weekend__resolution="on", warn__resolution="", note="mine",
    )  # fmt: skip
    for path in (POLICY, f"{POLICY}/preview"):
        refused = await olga.post(path, data=form)
        assert refused.status_code == 422
        assert beside(refused.text) == {
            "rank": "“first” is not such a number. Write a whole number from 1 to 100000.",
            "target-first_response": f"“soon” is not a time. {TIME}",
            "warn-first_response": f"“150 %” does not fit. {SHARES}",
            "target-resolution": f"“0 h” does not fit. {TIME}",
            "close-resolution": "'25:00' is not a time of day. Write a time of day after 00:00, such as 17:00.",
        }
        assert summary(refused.text) == {
            "rank": "Rank", "target-first_response": "First answer: Within",
            "warn-first_response": "First answer: Remind at", "target-resolution": "Solution: Within",
            "close-resolution": "Solution: Business day ends",
        }  # fmt: skip
        assert "5 things need another look" in refused.text
        for typed in ("first", "soon", "150 %", "0 h", "25:00", "mine"):
            assert f'value="{typed}"' in refused.text


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"target-first_response": "", "target-next_response": "", "target-resolution": ""},
         "target-first_response", "Nothing is promised. Write a time for at least one promise."),
        ({"target-resolution": "40 d", "calendar-resolution": "once"}, "target-resolution",
         f"Not reached within 100 years on calendar 'once'. {TIME}"),
        ({"target-resolution": "4 h", "calendar-resolution": "mars"}, "calendar-resolution",
         "There is no calendar 'mars'. Choose a calendar that is open often enough."),
    ],
)  # fmt: skip
async def test_what_the_rules_refuse_stands_beside_the_field_too(
    site: Any, typed: dict[str, str], field: str, said: str
) -> None:
    # REQ S-06
    olga, world = site.as_("u-olga", "manager"), site.world
    once = {"timezone": "Etc/UTC", "openings": [{"date": "2026-02-03", "hours": [["09:00", "12:00"]], "reason": "x"}]}
    await world.change.put_calendar("once", once, "u-olga", world.now)
    form = form_of(None) | {"calendar-resolution": "around_the_clock"} | typed
    for path in ("/sla/policies/fresh", "/sla/policies/fresh/preview"):
        assert beside((await olga.post(path, data=form)).text) == {field: said}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"hours-sat": "9 to 5", "hours-sun": "10:00-08:00", "hours-mon": "09:00-12:00, 11:00-13:00"}, {
            "hours-mon": f"Windows overlap: 11:00 lies before 12:00. {HOURS}",
            "hours-sat": f"“9 to 5” cannot be read. {HOURS}",
            "hours-sun": f"10:00-08:00 does not end after it starts. {HOURS}"}),
        ({"timezone": "Mars", "holidays": "2026-01-01\ntomorrow", "closures": "2026-02-30"}, {
            "timezone": "'Mars' is not a known time zone. Write a name such as Africa/Johannesburg.",
            "holidays": f"“tomorrow” cannot be read. {LINE}", "closures": f"“2026-02-30” does not fit. {LINE}"}),
        ({f"hours-{day}": "" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")},
         {"hours-mon": "Calendar 'around_the_clock' is never open. Open it on more days."}),
        ({"openings": "2026-12-19 Saturday"}, {"openings": f"2026-12-19 opens at no time. {EXTRA}"}),
    ],
)  # fmt: skip
async def test_a_calendar_says_which_day_cannot_be_read(site: Any, typed: dict[str, str], said: dict[str, str]) -> None:
    # REQ S-02 S-06
    refused = await site.as_("u-olga", "manager").post(CALENDAR, data=calendar_form(site) | typed)
    assert refused.status_code == 422
    assert beside(refused.text) == said
    assert summary(refused.text).keys() == said.keys()
    assert "hours-" not in "".join(summary(refused.text).values())


@pytest.mark.parametrize(("path", "form_of_it"), [(POLICY, policy_form), (CALENDAR, calendar_form)])
async def test_a_preview_that_succeeds_takes_the_old_mistakes_away(site: Any, path: str, form_of_it: Any) -> None:
    # REQ S-06
    olga = site.as_("u-olga", "manager")
    wrong = {"rank": "x"} if path == POLICY else {"hours-sat": "x"}
    refused = await olga.post(f"{path}/preview", data=form_of_it(site) | wrong, headers=FRAGMENT)
    assert refused.status_code == 422
    assert summary(refused.text)
    right = await olga.post(f"{path}/preview", data=form_of_it(site, note="mine"), headers=FRAGMENT)
    assert right.status_code == 200
    assert (summary(right.text), beside(right.text)) == ({}, {})
    for part in ("What would change</h2>", 'value="mine"', "Save as a new version"):
        assert part in right.text
    assert "<html" not in right.text
    whole = await olga.post(f"{path}/preview", data=form_of_it(site))  # a browser without scripts
    assert "<html" in whole.text
    assert "What would change</h2>" in whole.text


async def test_who_was_not_the_fastest_keeps_what_they_typed(site: Any) -> None:
    # REQ S-06
    async def taken(policy: Any) -> None:
        raise Conflict("Somebody else changed it just now. Look at it again.")

    site.world.add_policy = taken
    late = await site.as_("u-olga", "manager").post(POLICY, data=policy_form(site, note="mine"))
    assert late.status_code == 422
    assert "Somebody else changed it just now" in late.text
    assert 'value="mine"' in late.text
