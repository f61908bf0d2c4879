"""The decision at its edges: where a window or a clock turns over, and asked again when its time comes (REQ N-16)."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from notifier.domain.caps import room
from notifier.domain.decide import decide, decide_again
from notifier.domain.decision import Occasion, Recipient, Rule, Sent
from notifier.domain.errors import InvalidFieldError
from notifier.domain.local_time import zone
from notifier.domain.preferences import Cap, Entry, Mode, Preferences, QuietHours
from notifier.domain.quiet_hours import quiet_until

EVERY_DAY = frozenset(range(7))
NEWFOUNDLAND = "America/St_Johns"
"""Its clock went from 00:01 on Sunday, 7 November 2010 (02:31 UTC) back to 23:01 on Saturday."""


def quiet(start: str, end: str, *days: int) -> QuietHours:
    return QuietHours(time.fromisoformat(start), time.fromisoformat(end), frozenset(days) or EVERY_DAY, frozenset())


def utc(day: int, hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2010, 11, day, hour, minute, second, tzinfo=UTC)


@pytest.mark.parametrize(
    ("window", "at", "until"),
    [
        (quiet("00:00", "06:00"), utc(7, 3, 0), utc(7, 9, 30)),
        (quiet("00:00", "06:00"), utc(7, 2, 29, 59), None),
        (quiet("00:00", "06:00"), utc(7, 9, 30), None),
        (quiet("23:45", "23:30", 4), utc(7, 2, 30, 30), utc(7, 3, 0)),
        (quiet("23:45", "23:30", 4), utc(7, 3, 0), None),
    ],
    ids=["begun tomorrow", "not begun", "over", "begun the day before yesterday", "over the second time"],
)
def test_a_night_that_begins_twice_is_quiet_throughout(
    window: QuietHours, at: datetime, until: datetime | None
) -> None:
    # REQ N-16
    assert quiet_until(at, window, NEWFOUNDLAND) == until


def test_a_window_ends_before_the_next_day_s_begins() -> None:
    # REQ N-16
    window = quiet("23:45", "23:44", 0, 1)
    monday = datetime(2026, 2, 2, 23, 45, tzinfo=UTC)
    assert quiet_until(monday, window, "UTC") == monday + timedelta(days=1, minutes=-1)


RULE = Rule("order_shipped", "orders", channels=("in_app", "push"), opt_in=("sms",), capped=True)
THANDI = Recipient("UTC", frozenset({"push", "sms"}))
NOON = datetime(2026, 2, 2, 12, tzinfo=UTC)
BUYER = Occasion("buyer")


@pytest.mark.parametrize(
    ("recipient", "occasion", "entries", "channel", "reason"),
    [
        (THANDI, BUYER, (), "push", "ok"),
        (replace(THANDI, erased=True), BUYER, (), "in_app", "erased"),
        (THANDI, Occasion("buyer", NOON), (), "in_app", "expired"),
        (THANDI, Occasion("buyer", NOON + timedelta(seconds=1)), (), "push", "ok"),
        (replace(THANDI, addresses=frozenset()), BUYER, (), "push", "no_address"),
        (replace(THANDI, suppressed=frozenset({"push"})), BUYER, (), "push", "address_suppressed"),
        (THANDI, BUYER, (Entry(channel="push", allow=False),), "push", "preference"),
        (THANDI, BUYER, (Entry(channel="sms", allow=False),), "push", "ok"),
        (THANDI, BUYER, (), "sms", "not_opted_in"),
        (THANDI, BUYER, (Entry(channel="sms", allow=True),), "sms", "ok"),
    ],
)
def test_asked_again_each_step_that_stops_still_does(
    recipient: Recipient, occasion: Occasion, entries: tuple[Entry, ...], channel: str, reason: str
) -> None:
    # REQ N-16 P-05
    found = decide_again(RULE, channel, occasion, recipient, preferences=Preferences(entries), now=NOON)
    assert found.reason == reason
    assert found.at == (NOON if reason == "ok" else None)


def test_asked_again_what_is_critical_is_sent_whatever_was_wished() -> None:
    # REQ N-14
    critical, denied = replace(RULE, critical=True), Preferences((Entry(allow=False),))
    assert decide_again(critical, "push", BUYER, THANDI, preferences=denied, now=NOON).reason == "critical"


@pytest.mark.parametrize(
    ("entry", "heard"),
    [
        (Entry(allow=False), True),
        (Entry(type="order_shipped", category="orders", role="buyer", allow=False), True),
        (Entry(type="other", allow=False), False),
        (Entry(category="other", allow=False), False),
        (Entry(role="seller", allow=False), False),
        (Entry(channel="sms", allow=False), False),
    ],
)
def test_a_wish_counts_for_what_it_names(entry: Entry, heard: bool) -> None:
    # REQ N-16
    found = decide(RULE, BUYER, THANDI, preferences=Preferences((entry,)), sent=(), now=NOON)
    assert found["push"].reason == ("preference" if heard else "ok")


def test_a_cap_counts_what_went_over_its_own_channel() -> None:
    # REQ N-16
    wishes = Preferences(caps={"push": Cap(count=1, hours=2)})
    before = NOON - timedelta(hours=1)

    def reason(*sent: Sent) -> str:
        return decide(RULE, BUYER, THANDI, preferences=wishes, sent=sent, now=NOON)["push"].reason

    assert reason(Sent("sms", before)) == "ok"
    assert reason(Sent("push", before)) == "capped"
    assert reason(Sent("push", NOON - timedelta(hours=2))) == "ok"
    assert reason(Sent("push", NOON)) == "capped"
    assert reason(Sent("push", NOON + timedelta(seconds=1))) == "ok"


def test_what_waits_for_a_cap_waits_for_the_quiet_hours_as_well() -> None:
    # REQ N-16
    rest = QuietHours(time(13), time(14), EVERY_DAY, frozenset({"push"}))
    sent = [Sent("push", NOON - timedelta(minutes=30))]

    def at(quiet_hours: QuietHours | None) -> datetime | None:
        wishes = Preferences(caps={"push": Cap(count=1, hours=2)}, quiet_hours=quiet_hours)
        return decide(RULE, BUYER, THANDI, preferences=wishes, sent=sent, now=NOON)["push"].at

    assert at(None) == NOON + timedelta(minutes=90)
    assert at(rest) == NOON + timedelta(hours=2)
    assert at(replace(rest, channels=frozenset({"sms"}))) == NOON + timedelta(minutes=90)


@pytest.mark.parametrize(
    ("sent", "left"),
    [((), 2), ((0,), 1), ((119,), 1), ((120,), 2), ((-1,), 2), ((0, 1), 0), ((0, 1, 2), 0)],
)
def test_room_is_what_a_cap_leaves_now(sent: tuple[int, ...], left: int) -> None:
    # REQ N-16
    assert room(Cap(2, 2), [NOON - timedelta(minutes=ago) for ago in sent], NOON) == left


@pytest.mark.parametrize(("mode", "day"), [("daily", 2), ("weekly", 6)])
def test_who_names_no_digest_time_gets_it_at_six_in_the_evening_the_weekly_one_on_friday(mode: Mode, day: int) -> None:
    # REQ N-16
    found = decide(RULE, BUYER, THANDI, preferences=Preferences((Entry(mode=mode),)), sent=(), now=NOON)
    assert (found["push"].outcome, found["push"].at) == ("digest", datetime(2026, 2, day, 18, tzinfo=UTC))


def test_a_zone_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(InvalidFieldError, match="timezone"):
        zone("Mars/Olympus")
