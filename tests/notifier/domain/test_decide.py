"""The decision, by the shared cases and by what must hold for every input (REQ N-16, REQ N-17)."""

import json
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.cli import answers
from notifier.domain.channels import CHANNELS
from notifier.domain.decide import decide, decide_again
from notifier.domain.decision import Occasion, Recipient, Rule, Sent
from notifier.domain.preferences import MODES, Cap, DigestTimes, Entry, Preferences, QuietHours
from notifier.domain.quiet_hours import quiet_until

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent.parent / "decision_cases.json").read_text())
ZONES = ("Africa/Johannesburg", "America/New_York", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia")
INSTANTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_shared_case(case: dict[str, Any]) -> None:
    # REQ N-16
    [line] = answers(json.dumps([case]).encode())
    assert isinstance(line, str)
    assert json.loads(line) == {"id": case["id"], "decisions": case["expected"]}


times = st.times().map(lambda t: time(t.hour, t.minute))
entries = st.builds(
    Entry,
    type=st.sampled_from([None, "order_shipped", "other"]),
    category=st.sampled_from([None, "orders", "other"]),
    channel=st.sampled_from([None, *CHANNELS]),
    role=st.sampled_from([None, "buyer", "seller"]),
    allow=st.sampled_from([None, True, False]),
    mode=st.sampled_from([None, *MODES]),
)
quiet_hours = st.builds(
    QuietHours,
    start=times,
    end=times,
    days=st.frozensets(st.integers(0, 6)),
    channels=st.frozensets(st.sampled_from(CHANNELS)),
).filter(lambda quiet: quiet.start != quiet.end)
preferences = st.builds(
    Preferences,
    entries=st.lists(entries, max_size=5).map(tuple),
    quiet_hours=st.none() | quiet_hours,
    digest=st.builds(DigestTimes, daily_at=times, weekly_on=st.integers(0, 6)),
    caps=st.dictionaries(
        st.sampled_from(CHANNELS), st.builds(Cap, count=st.integers(1, 3), hours=st.integers(1, 48)), max_size=2
    ),
)
rules = st.builds(
    Rule,
    type=st.just("order_shipped"),
    category=st.just("orders"),
    critical=st.booleans(),
    channels=st.just(("in_app", "push", "email")),
    opt_in=st.just(("sms", "webhook")),
    capped=st.booleans(),
    respects_quiet=st.booleans(),
)
recipients = st.builds(
    Recipient,
    timezone=st.sampled_from(ZONES),
    addresses=st.frozensets(st.sampled_from(CHANNELS)),
    suppressed=st.frozensets(st.sampled_from(CHANNELS[1:])),
    erased=st.booleans(),
)


@st.composite
def questions(draw: st.DrawFn) -> dict[str, Any]:
    now = draw(INSTANTS)
    ago = st.timedeltas(timedelta(0), timedelta(days=3))
    sent = [Sent(draw(st.sampled_from(CHANNELS)), now - draw(ago)) for _ in range(draw(st.integers(0, 6)))]
    ahead = draw(st.none() | st.timedeltas(timedelta(days=-1), timedelta(days=10)))
    return {
        "rule": draw(rules),
        "occasion": Occasion("buyer", None if ahead is None else now + ahead),
        "recipient": draw(recipients),
        "preferences": draw(preferences),
        "sent": sent,
        "now": now,
    }


@given(questions())
def test_every_channel_is_decided_and_times_fit_their_outcome(question: dict[str, Any]) -> None:
    rule, now, expires_at = question["rule"], question["now"], question["occasion"].expires_at
    decisions = decide(**question)
    assert list(decisions) == [*rule.channels, *rule.opt_in]
    for decision in decisions.values():
        match decision.outcome:
            case "suppress":
                assert decision.at is None
            case "send":
                assert decision.at == now
            case _:
                assert decision.at is not None
                assert decision.at > now
                assert expires_at is None or decision.at < expires_at


@given(questions())
def test_deny_wins_however_general(question: dict[str, Any]) -> None:
    rule, wishes = question["rule"], question["preferences"]
    denied = Preferences((*wishes.entries, Entry(allow=False)), wishes.quiet_hours, wishes.digest, wishes.caps)
    for channel, decision in decide(**{**question, "preferences": denied}).items():
        if rule.critical and channel in rule.channels:
            continue
        assert decision.outcome == "suppress"


@given(questions())
def test_critical_is_never_held_back_by_a_wish(question: dict[str, Any]) -> None:
    # REQ N-14
    rule, recipient = question["rule"], question["recipient"]
    for channel, decision in decide(**question).items():
        if rule.critical and channel in rule.channels and decision.outcome != "send":
            assert decision.reason in {"erased", "expired", "no_address", "address_suppressed"}
        if channel == "in_app":
            assert decision.outcome in {"send", "suppress"}
        if recipient.erased:
            assert decision.reason == "erased"


@given(questions())
def test_an_erased_entry_order_matters_only_among_equals(question: dict[str, Any]) -> None:
    wishes = question["preferences"]
    shapes = [entry.specificity for entry in wishes.entries]
    if len(set(shapes)) == len(shapes):
        turned = Preferences(wishes.entries[::-1], wishes.quiet_hours, wishes.digest, wishes.caps)
        assert decide(**question) == decide(**{**question, "preferences": turned})


@given(questions())
def test_asked_again_at_the_end_nothing_waits(question: dict[str, Any]) -> None:
    asked = {name: question[name] for name in ("rule", "occasion", "recipient", "preferences", "now")}
    for channel in CHANNELS:
        assert decide_again(channel=channel, **asked).outcome in {"send", "suppress"}


@given(quiet_hours, INSTANTS, st.sampled_from(ZONES))
def test_quiet_hours_end_where_no_window_is(quiet: QuietHours, at: datetime, zone_name: str) -> None:
    until = quiet_until(at, quiet, zone_name)
    if until is not None:
        assert until > at
        assert quiet_until(until, quiet, zone_name) is None
        assert quiet_until(until - timedelta(microseconds=1), quiet, zone_name) == until
