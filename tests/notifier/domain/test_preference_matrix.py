"""The matrix of types and channels: what a person sees of what they said, and what a tick says (REQ N-16)."""

from dataclasses import replace
from typing import Any

import pytest

from notifier.domain.decision import Rule
from notifier.domain.notification_types import NotificationType
from notifier.domain.preference_matrix import Cell, Row, channels_of, entries_from, kept_entries, matrix
from notifier.domain.preferences import Entry, Preferences


def kind(name: str, category: str = "orders", **rule: Any) -> NotificationType:
    given: dict[str, Any] = {"channels": ("in_app", "email"), "opt_in": ("sms",)} | rule
    return NotificationType(Rule(name, category, **given), "transactional", "track")


SHIPPED = kind("order_shipped")
LOGIN = kind("login_seen", "security", critical=True)


def row_of(*entries: Entry, of: NotificationType = SHIPPED) -> Row:
    [row] = matrix([of], Preferences(entries), ())
    return row


def cells_of(*entries: Entry, of: NotificationType = SHIPPED) -> dict[str, tuple[bool, bool]]:
    """By channel: whether it is on, and whether it can be changed."""
    return {cell.channel: (cell.on, cell.locked is None) for cell in row_of(*entries, of=of).cells}


FREE = {"in_app": (True, True), "email": (True, True), "sms": (False, True)}
GENERAL = "Switched off by a general rule of yours"


def test_where_nothing_was_said_a_row_shows_what_the_rule_has() -> None:
    # REQ N-16
    row = row_of()
    assert (row.type, row.label, row.category, row.mode) == ("order_shipped", "Order shipped", "orders", "instant")
    assert [cell.channel for cell in row.cells] == ["in_app", "email", "sms"]
    assert cells_of() == FREE


@pytest.mark.parametrize(
    ("entry", "changed"),
    [
        (Entry(type="order_shipped", channel="email", allow=False), {"email": (False, True)}),
        (Entry(type="order_shipped", channel="email", allow=True), {}),
        (Entry(type="order_shipped", channel="sms", allow=True), {"sms": (True, True)}),
        (Entry(type="order_shipped", channel="sms", allow=False), {"sms": (False, True)}),
        (Entry(channel="sms", allow=True), {"sms": (True, True)}),
        (Entry(type="order_shipped", allow=True), {}),
        (Entry(type="order_shipped", channel="sms", mode="daily"), {}),
        (Entry(channel="email", allow=False), {"email": (False, False)}),
        (Entry(category="orders", channel="email", allow=False), {"email": (False, False)}),
        (Entry(type="order_shipped", category="orders", channel="email", allow=False), {"email": (False, False)}),
        (Entry(type="order_shipped", allow=False), dict.fromkeys(FREE, (False, False))),
        (Entry(allow=False), dict.fromkeys(FREE, (False, False))),
        (Entry(type="other", allow=False), {}),
        (Entry(category="messages", allow=False), {}),
        (Entry(role="seller", allow=False), {}),
        (Entry(type="order_shipped", channel="sms", role="seller", allow=True), {}),
    ],
    ids=str,
)
def test_each_shape_of_wish_shows_in_its_cells(entry: Entry, changed: dict[str, tuple[bool, bool]]) -> None:
    # REQ N-16
    assert cells_of(entry) == FREE | changed


def test_deny_wins_over_what_was_asked_for() -> None:
    # REQ N-16
    asked = Entry(type="order_shipped", channel="sms", allow=True)
    assert cells_of(asked, replace(asked, allow=False))["sms"] == (False, True)
    assert cells_of(asked, Entry(channel="sms", allow=False))["sms"] == (False, False)


def test_what_keeps_an_account_safe_cannot_be_switched_off() -> None:
    # REQ N-14
    row = row_of(Entry(allow=False), of=LOGIN)
    always = "Always sent: it concerns the safety of your account"
    assert row.cells == (
        Cell("in_app", on=True, locked=always),
        Cell("email", on=True, locked=always),
        Cell("sms", on=False, locked=GENERAL),
    )
    assert row.mode is None


@pytest.mark.parametrize(
    ("entries", "mode"),
    [
        ([Entry(mode="daily")], "daily"),
        ([Entry(type="order_shipped", mode="weekly"), Entry(mode="daily")], "weekly"),
        ([Entry(channel="email", mode="weekly"), Entry(channel="email", mode="daily")], "daily"),
        ([Entry(channel="sms", mode="daily")], "instant"),
        ([Entry(role="seller", mode="daily")], "instant"),
        ([Entry(type="other", mode="daily")], "instant"),
        ([Entry(category="messages", mode="daily")], "instant"),
        ([Entry(category="orders", mode="daily"), Entry(type="order_shipped", allow=True)], "daily"),
    ],
)
def test_the_most_specific_wish_says_how_mail_comes(entries: list[Entry], mode: str) -> None:
    # REQ N-16
    assert row_of(*entries).mode == mode


def test_a_type_without_mail_has_no_way_for_mail_to_come() -> None:
    assert row_of(Entry(mode="daily"), of=kind("quick", channels=("in_app",))).mode is None
    assert row_of(Entry(mode="daily"), of=kind("asked", channels=("in_app",), opt_in=("email",))).mode == "daily"


@pytest.mark.parametrize(
    ("row", "roles", "shown"),
    [
        (SHIPPED, (), True),
        (kind("never", channels=(), opt_in=()), ("admin", "seller"), False),
        (kind("asked", channels=()), (), True),
        (kind("told", opt_in=()), (), True),
        (kind("ticket_due", "work"), (), False),
        (kind("ticket_due", "work"), ("seller", "buyer"), False),
        *((kind("ticket_due", "work"), ("buyer", role), True) for role in ("agent", "senior", "manager", "admin")),
        (kind("sale_made"), ("buyer",), False),
        (kind("sale_made"), ("seller",), True),
        (kind("sale_cancelled"), (), False),
        (kind("sale_cancelled"), ("seller",), True),
    ],
)
def test_a_person_sees_the_types_that_concern_them(row: NotificationType, roles: tuple[str, ...], shown: bool) -> None:
    assert bool(matrix([row], Preferences(), roles)) is shown


def said(row: Row, *on: str, of: NotificationType = SHIPPED, mode: str | None = None) -> list[dict[str, Any]]:
    modes = {} if mode is None else {row.type: mode}
    return entries_from([row], {of.name: of}, frozenset((row.type, channel) for channel in on), modes)


def test_only_what_differs_from_the_rule_is_said() -> None:
    # REQ N-16
    row = row_of()
    assert said(row, "in_app", "email") == []
    assert said(row, "in_app", "email", mode="instant") == []
    assert said(row, "in_app", "email", "sms", mode="daily") == [
        {"type": "order_shipped", "channel": "sms", "allow": True},
        {"type": "order_shipped", "channel": "email", "mode": "daily"},
    ]
    assert said(row) == [
        {"type": "order_shipped", "channel": "in_app", "allow": False},
        {"type": "order_shipped", "channel": "email", "allow": False},
    ]


def test_what_is_locked_or_has_no_mail_says_nothing() -> None:
    locked = row_of(Entry(channel="in_app", allow=False))
    assert said(locked, "sms") == [
        {"type": "order_shipped", "channel": "email", "allow": False},
        {"type": "order_shipped", "channel": "sms", "allow": True},
    ]
    assert said(row_of(of=LOGIN), of=LOGIN, mode="weekly") == []


def test_a_tick_of_another_type_says_nothing_here() -> None:
    other = kind("other")
    rows = matrix([SHIPPED, other], Preferences(), ())
    on = frozenset({("order_shipped", "in_app"), ("order_shipped", "email"), ("other", "email")})
    types = {"order_shipped": SHIPPED, "other": other}
    assert entries_from(rows, types, on, {"other": "weekly"}) == [
        {"type": "other", "channel": "in_app", "allow": False},
        {"type": "other", "channel": "email", "mode": "weekly"},
    ]


def test_what_was_ticked_is_what_is_shown_again() -> None:
    # REQ N-16
    for on in ((), ("in_app",), ("email", "sms"), ("in_app", "email", "sms")):
        entries = tuple(Entry(**entry) for entry in said(row_of(), *on, mode="daily"))
        assert {channel: cell[0] for channel, cell in cells_of(*entries).items()} == {
            channel: channel in on for channel in FREE
        }
        assert row_of(*entries).mode == "daily"


def test_entries_that_the_matrix_does_not_speak_for_are_kept() -> None:
    # REQ N-16
    mine = {"type": "order_shipped", "channel": "email", "allow": False}
    kept = [
        {"channel": "email", "allow": False},
        {"type": "other", "channel": "email", "allow": False},
        {"type": "order_shipped", "mode": "daily"},
        mine | {"category": "orders"},
        mine | {"role": "seller"},
    ]
    idle: list[dict[str, Any]] = [{}, {"type": "other"}]
    found = kept_entries([mine, *idle, *kept, mine | {"category": None, "role": None}], [row_of()])
    assert found == kept
    assert found[0] is not kept[0]


def test_the_inbox_is_the_first_column_then_by_name() -> None:
    rows = matrix([kind("a", channels=("push", "email"), opt_in=()), kind("b", channels=("in_app", "email"))],
                  Preferences(), ())  # fmt: skip
    assert channels_of(rows) == ["in_app", "email", "push", "sms"]
    assert channels_of([]) == []
