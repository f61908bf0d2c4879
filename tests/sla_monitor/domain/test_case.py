"""Cases from parsed JSON: what is understood, and what is refused, by its field and with what is allowed (REQ S-02)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from sla_monitor.domain.calendar import Calendar, Holiday, Window
from sla_monitor.domain.case import Case, parse_case
from sla_monitor.domain.deadline import NonWorkingArrival, Pause, Target
from sla_monitor.domain.errors import InvalidFieldError

NINE_TO_FIVE = [["09:00", "17:00"]]
CASE: dict[str, Any] = {
    "id": "x",
    "timezone": "Africa/Johannesburg",
    "calendar": {"name": "office", "hours": {"mon": NINE_TO_FIVE}},
    "holidays": [],
    "policy": {"name": "p", "metric": "first_response", "target_minutes": 60, "pausable": True},
    "created_at": "2026-02-02T08:00:00Z",
    "pauses": [],
}
RULE = {"weekdays": ["sat"], "holidays": True, "due": "end_of_next_business_day", "close": "17:00"}
OFFICE = ((Window(540, 1020),), *((),) * 6)
MORNING = datetime(2026, 2, 2, 8, tzinfo=UTC)


def without(given: dict[str, Any], *fields: str) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name not in fields}


def with_policy(**changes: Any) -> dict[str, Any]:
    return CASE | {"policy": CASE["policy"] | changes}


def with_hours(hours: Any) -> dict[str, Any]:
    return CASE | {"calendar": {"name": "office", "hours": hours}}


def with_rule(**changes: Any) -> dict[str, Any]:
    return with_policy(non_working_arrival=RULE | changes)


def test_a_case_says_all_that_a_deadline_needs() -> None:
    given = with_rule() | {
        "holidays": ["2026-02-03", {"date": "2026-02-04", "hours": [["09:00", "12:00"]], "name": "Half day"}],
        "pauses": [
            {"from": "2026-02-02T09:00:00Z", "to": "2026-02-02T10:00:00+02:00"},
            {"from": "2026-02-02T09:00:00Z"},
        ],
    }
    given["pauses"][0]["to"] = "2026-02-02T12:00:00+02:00"
    holidays = (Holiday(date(2026, 2, 3)), Holiday(date(2026, 2, 4), (Window(540, 720),), "Half day"))
    hour = timedelta(hours=1)
    assert parse_case(given) == Case(
        Calendar("office", "Africa/Johannesburg", OFFICE, holidays),
        Target(60, True, NonWorkingArrival(frozenset({5}), holidays=True, close=1020)),
        MORNING,
        (Pause(MORNING + hour, MORNING + 2 * hour), Pause(MORNING + hour, None)),
    )


def test_what_may_be_left_out_says_nothing() -> None:
    short = without(CASE, "holidays", "pauses") | {
        "calendar": {"hours": {"mon": [["13:00", "17:00"], ["09:00", "13:00"]], "tue": None}},
        "policy": {"target_minutes": 0.5, "non_working_arrival": without(RULE, "weekdays", "holidays")},
        "created_at": "2026-02-02T10:00:00+02:00",
    }
    split = ((Window(540, 780), Window(780, 1020)), *((),) * 6)
    assert parse_case(short) == Case(
        Calendar("calendar", "Africa/Johannesburg", split),
        Target(0.5, True, NonWorkingArrival(frozenset(), holidays=False, close=1020)),
        MORNING,
        (),
    )
    assert parse_case(with_policy(pausable=False)).target == Target(60, pausable=False)
    whole = parse_case(with_hours({"sun": [["00:00", "24:00"]]})).calendar
    assert whole.hours == (*((),) * 6, (Window(0, 1440),))
    unnamed = parse_case(CASE | {"holidays": [{"date": "2026-02-03", "hours": None, "name": 5}]}).calendar
    assert unnamed.holidays == (Holiday(date(2026, 2, 3), (), "holiday"),)
    assert unnamed.holidays[0].name == "holiday"


def test_a_pause_may_end_when_it_starts() -> None:
    at = "2026-02-02T09:00:00Z"
    (pause,) = parse_case(CASE | {"pauses": [{"from": at, "to": at}]}).pauses
    assert pause.start == pause.end == datetime(2026, 2, 2, 9, tzinfo=UTC)


def test_a_calendar_that_is_known_is_not_read_again() -> None:
    known = Calendar("known", "Etc/UTC", OFFICE)
    assert parse_case(CASE | {"timezone": "Mars/Olympus"}, known).calendar is known


ZONE = "an IANA name such as Africa/Johannesburg"
CLOCK = "HH:MM from 00:00 to 24:00"
ORDER = "an end after the start; split at 24:00 what goes on past midnight"
PAIR = "a pair of start and end"
DAY = "a date such as 2026-12-25"
TIME = "an ISO 8601 time such as 2026-02-02T08:00:00Z"
AWARE = "an aware datetime, such as one ending in Z"
MINUTES = "a number of minutes above 0"
SPAN = "minutes above 0, from a millisecond to 100 years"
WEEK = "mon, tue, wed, thu, fri, sat, sun"
LONG = "x" * 100
FIRST_PAUSE = {"from": "2026-02-02T09:00:00Z", "to": "2026-02-02T08:59:59Z"}


@pytest.mark.parametrize(
    ("case", "said", "allowed"),
    [
        ("not a case", "case: a text", "an object"),
        (None, "case: missing", "an object"),
        ([], "case: a list", "an object"),
        (5, "case: 5", "an object"),
        (CASE | {"timezone": "Mars/Olympus"}, "timezone: 'Mars/Olympus' is not a known time zone", ZONE),
        (CASE | {"timezone": ""}, "timezone: '' is not a known time zone", ZONE),
        (CASE | {"timezone": "Africa"}, "timezone: 'Africa' is not a known time zone", ZONE),
        (CASE | {"timezone": "../etc/passwd"}, "timezone: '../etc/passwd' is not a known time zone", ZONE),
        (CASE | {"timezone": "localtime"}, "timezone: 'localtime' is not a known time zone", ZONE),
        (CASE | {"timezone": "right/Europe/Berlin"}, "timezone: 'right/Europe/Berlin' is not a known time zone", ZONE),
        (CASE | {"timezone": LONG}, f"timezone: '{LONG[:27]}...{LONG[:28]}' is not a known time zone", ZONE),
        (CASE | {"timezone": 5}, "timezone: 5", ZONE),
        (without(CASE, "timezone"), "timezone: missing", ZONE),
        (without(CASE, "calendar"), "calendar: missing", "an object"),
        (CASE | {"calendar": "office"}, "calendar: a text", "an object"),
        (with_hours(None), "calendar.hours: missing", "an object"),
        (with_hours([]), "calendar.hours: a list", "an object"),
        (with_hours({"monday": NINE_TO_FIVE}), "calendar.hours: unknown weekday 'monday'", WEEK),
        (with_hours({}), "calendar.hours: calendar 'office' is never open", "at least one window in the week"),
        (with_hours({"mon": []}), "calendar.hours: calendar 'office' is never open", "at least one window in the week"),
        (with_hours({"mon": "09:00-17:00"}), "calendar.hours.mon: a text", "a list"),
        (with_hours({"mon": {}}), "calendar.hours.mon: an object", "a list"),
        (with_hours({"mon": ["09:00", "17:00"]}), "calendar.hours.mon[0]: a text", PAIR),
        (with_hours({"mon": [["09:00"]]}), "calendar.hours.mon[0]: 1 times", PAIR),
        (with_hours({"mon": [*NINE_TO_FIVE, ["09:00", "10:00", "11:00"]]}), "calendar.hours.mon[1]: 3 times", PAIR),
        (
            with_hours({"mon": [["17:00", "09:00"]]}),
            "calendar.hours.mon[0]: 17:00-09:00 does not end after it starts",
            ORDER,
        ),
        (
            with_hours({"mon": [["09:00", "09:00"]]}),
            "calendar.hours.mon[0]: 09:00-09:00 does not end after it starts",
            ORDER,
        ),
        (with_hours({"mon": [["9:00", "12:00"]]}), "calendar.hours.mon[0]: '9:00' is not a time of day", CLOCK),
        (with_hours({"mon": [["09:00", "24:01"]]}), "calendar.hours.mon[0]: '24:01' is not a time of day", CLOCK),
        (with_hours({"mon": [[9, 17]]}), "calendar.hours.mon[0]: 9 is not a time of day", CLOCK),
        (
            with_hours({"tue": [["09:00", "12:00"], ["11:59", "17:00"]]}),
            "calendar.hours.tue: windows overlap: 11:59 lies before 12:00",
            "windows of one day that do not overlap",
        ),
        (CASE | {"holidays": {}}, "holidays: an object", "a list"),
        (CASE | {"holidays": ["2026-02-30"]}, "holidays[0]: '2026-02-30'", DAY),
        (CASE | {"holidays": ["2026-02-03", 5]}, "holidays[1]: 5", DAY),
        (CASE | {"holidays": ["2026-W05-1"]}, "holidays[0]: '2026-W05-1'", DAY),
        (CASE | {"holidays": ["2026-02-03", {"date": "x", "hours": []}]}, "holidays[1].date: 'x'", DAY),
        (CASE | {"holidays": [{"hours": NINE_TO_FIVE}]}, "holidays[0].date: missing", DAY),
        (
            CASE | {"holidays": [{"date": "2026-02-03", "hours": [["12:00", "09:00"]]}]},
            "holidays[0].hours[0]: 12:00-09:00 does not end after it starts",
            ORDER,
        ),
        (
            CASE | {"holidays": ["2026-02-03", {"date": "2026-02-03", "hours": NINE_TO_FIVE}]},
            "holidays: 2026-02-03 is given twice with different hours",
            "each date once",
        ),
        (CASE | {"policy": None}, "policy: missing", "an object"),
        (with_policy(target_minutes=None), "policy.target_minutes: missing", MINUTES),
        (with_policy(target_minutes=True), "policy.target_minutes: True", MINUTES),
        (with_policy(target_minutes="60"), "policy.target_minutes: '60'", MINUTES),
        (with_policy(target_minutes=0), "policy.target_minutes: 0", SPAN),
        (with_policy(target_minutes=-5), "policy.target_minutes: -5", SPAN),
        (with_policy(target_minutes=1e15), "policy.target_minutes: 1000000000000000.0", SPAN),
        (with_policy(target_minutes=float("nan")), "policy.target_minutes: nan", SPAN),
        (with_policy(pausable="yes"), "policy.pausable: 'yes'", "true or false"),
        (with_policy(non_working_arrival=["sat"]), "policy.non_working_arrival: a list", "an object"),
        (with_rule(due="tomorrow"), "policy.non_working_arrival.due: 'tomorrow'", "end_of_next_business_day"),
        (with_rule(due=None), "policy.non_working_arrival.due: missing", "end_of_next_business_day"),
        (with_rule(weekdays="sat"), "policy.non_working_arrival.weekdays: a text", "a list"),
        (with_rule(weekdays=["sat", "sunday"]), "policy.non_working_arrival.weekdays: ['sat', 'sunday']", WEEK),
        (with_rule(close="00:00"), "policy.non_working_arrival.close: '00:00'", "a time after 00:00, up to 24:00"),
        (with_rule(close="25:00"), "policy.non_working_arrival.close: '25:00' is not a time of day", CLOCK),
        (with_rule(close=None), "policy.non_working_arrival.close: missing", CLOCK),
        (with_rule(holidays="all"), "policy.non_working_arrival.holidays: 'all'", "true or false"),
        (CASE | {"created_at": "2026-02-02T08:00:00"}, "created_at: 2026-02-02T08:00:00 has no time zone", AWARE),
        (CASE | {"created_at": "yesterday"}, "created_at: 'yesterday'", TIME),
        (CASE | {"created_at": 1770019200}, "created_at: 1770019200", TIME),
        (without(CASE, "created_at"), "created_at: missing", TIME),
        (CASE | {"pauses": {"from": "x"}}, "pauses: an object", "a list"),
        (CASE | {"pauses": ["noon"]}, "pauses[0]: a text", "an object"),
        (CASE | {"pauses": [{}]}, "pauses[0].from: missing", TIME),
        (
            CASE | {"pauses": [{"from": "2026-02-02T09:00:00"}]},
            "pauses[0].from: 2026-02-02T09:00:00 has no time zone",
            AWARE,
        ),
        (
            CASE | {"pauses": [FIRST_PAUSE | {"to": "2026-02-02T10:00:00"}]},
            "pauses[0].to: 2026-02-02T10:00:00 has no time zone",
            AWARE,
        ),
        (
            CASE | {"pauses": [FIRST_PAUSE]},
            "pauses[0].to: 2026-02-02T08:59:59Z is before the pause starts",
            "a time from its start on",
        ),
    ],
)
def test_a_bad_case_names_its_field_and_what_is_allowed(case: Any, said: str, allowed: str) -> None:
    with pytest.raises(InvalidFieldError) as refused:
        parse_case(case)
    assert str(refused.value) == f"{said}; allowed: {allowed}"
    assert f"{refused.value.field}: {refused.value.problem}" == said
    assert refused.value.allowed == allowed
