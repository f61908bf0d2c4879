"""Grouping, links, signed links, retries, breaker, rate and the table of types."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.domain.channels import CHANNELS
from notifier.domain.circuit_breaker import FAILURES_TO_OPEN, CircuitBreaker
from notifier.domain.delivery import delivery_id, event_prefix
from notifier.domain.errors import InvalidFieldError
from notifier.domain.grouping import DueItem, group
from notifier.domain.links import page_path, safe_link
from notifier.domain.notification_types import CATEGORIES, TYPES, offered
from notifier.domain.rate import Rate
from notifier.domain.retry import GIVE_UP_AFTER, give_up, next_attempt
from notifier.domain.unsubscribe import Leave, read, sign

AT = datetime(2026, 6, 3, 10, tzinfo=UTC)


def item(name: str, user: str = "u-1", *, waited: bool = True, message: str | None = None, minute: int = 0) -> DueItem:
    return DueItem(name, user, "email", AT + timedelta(minutes=minute), waited, message)


def test_what_waited_for_one_person_is_one_message_named_after_the_first() -> None:
    # REQ N-16
    messages = group([item("b", minute=1), item("a"), item("c", "u-2"), item("d", waited=False)])
    assert {name: [i.delivery_id for i in items] for name, items in messages.items()} == {
        "a": ["a", "b"],
        "c": ["c"],
        "d": ["d"],
    }


def test_a_second_attempt_sends_the_same_message_and_nothing_joins_it() -> None:
    messages = group([item("a", message="a"), item("b", message="a"), item("c")])
    assert {name: len(items) for name, items in messages.items()} == {"a": 2, "c": 1}


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://shop.example.test/o/1", True),
        ("http://shop.example.test", True),
        ("/notifier/", True),
        ("javascript:alert(1)", False),
        ("//evil.test/x", False),
        ("/\\evil.test", False),
        ("https://a.test/ x", False),
        ("https://a.test/\r\nX: y", False),
        ("https:///no-host", False),
        ("http://[broken", False),
        (None, False),
        ("", False),
    ],
)
def test_only_links_that_may_be_followed_are_kept(url: str | None, kept: bool) -> None:
    assert safe_link(url, "/otherwise") == (url if kept else "/otherwise")


def test_a_name_cannot_leave_its_place_in_a_path() -> None:
    assert page_path("/messaging/c", "../../x?y#z") == "/messaging/c/..%2F..%2Fx%3Fy%23z"


SECRET = b"s" * 32


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(sorted(TYPES)))
def test_a_signed_link_says_what_was_signed(user_id: str, type_: str) -> None:
    leave = Leave(user_id, type_, "email")
    assert read(sign(leave, SECRET), SECRET) == leave


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_a_forged_link_is_refused(forged: bytes | str) -> None:
    token = forged if isinstance(forged, str) else forged.hex()
    with pytest.raises(InvalidFieldError, match="token"):
        read(token, SECRET)


def test_a_link_of_another_key_or_another_person_is_refused() -> None:
    token = sign(Leave("u-thandi", "promotion", "email"), SECRET)
    for wrong in (token[:-2], token[:30] + ("A" if token[30] != "A" else "B") + token[31:]):
        with pytest.raises(InvalidFieldError):
            read(wrong, SECRET)
    with pytest.raises(InvalidFieldError):
        read(token, b"t" * 32)


def test_waits_double_with_jitter_up_to_a_quarter_of_an_hour() -> None:
    assert next_attempt(1, 1.0, AT) - AT == timedelta(seconds=5)
    assert next_attempt(1, 0.0, AT) - AT == timedelta(seconds=2.5)
    assert next_attempt(4, 1.0, AT) - AT == timedelta(seconds=40)
    assert next_attempt(40, 1.0, AT) - AT == timedelta(minutes=15)


def test_gives_up_when_it_no_longer_matters_or_after_two_days() -> None:
    assert not give_up(AT, None, AT + timedelta(hours=1))
    assert give_up(AT, None, AT + GIVE_UP_AFTER)
    assert give_up(AT, AT + timedelta(minutes=1), AT + timedelta(minutes=1))


def test_the_breaker_opens_lets_one_try_and_closes_again() -> None:
    # FAULTS 34
    breaker = CircuitBreaker()
    for _ in range(FAILURES_TO_OPEN):
        assert breaker.allows(0)
        breaker.failed(0)
    assert not breaker.allows(0.5)
    assert breaker.waits(0.5) == 0.5
    assert breaker.allows(1.0)
    assert not breaker.allows(1.0)
    breaker.failed(1.0)
    assert breaker.waits(1.0) == 2.0
    assert breaker.allows(3.0)
    breaker.succeeded()
    assert breaker.allows(3.0)
    assert breaker.waits(3.0) == 0.0


def test_a_rate_spreads_attempts_evenly() -> None:
    rate = Rate(10)
    assert [round(rate.wait(0.0), 3) for _ in range(3)] == [0.0, 0.1, 0.2]
    assert Rate(0).wait(0.0) == 0.0


@given(st.text(min_size=1), st.text(min_size=1), st.text(min_size=1))
def test_delivery_ids_are_the_same_again_and_differ_by_person_and_channel(event: str, one: str, other: str) -> None:
    prefix = event_prefix(event)
    assert delivery_id(prefix, one, "email") == delivery_id(event_prefix(event), one, "email")
    assert delivery_id(prefix, one, "email") != delivery_id(prefix, one, "in_app")
    assert (delivery_id(prefix, one, "email") == delivery_id(prefix, other, "email")) == (one == other)


def test_the_table_of_types_holds_together() -> None:
    # REQ N-14, REQ N-17
    for name, row in TYPES.items():
        assert name == row.name
        assert set(row.rule.channels) | set(row.rule.opt_in) <= set(CHANNELS)
        assert not set(row.rule.channels) & set(row.rule.opt_in)
        assert row.rule.category in CATEGORIES
        assert row.outdated_by <= set(TYPES)
    assert TYPES["security_alert"].rule.critical
    narrowed = offered(TYPES["order_dispatched"], frozenset({"in_app"}))
    assert (narrowed.rule.channels, narrowed.rule.opt_in) == (("in_app",), ())
