"""What other instances' news mean for the pages open here (FAULTS 35)."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from prometheus_client import CollectorRegistry
from pymongo.errors import AutoReconnect

from chassis.live import Hub
from chassis.records import Record
from notifier.application.announce import announcement
from notifier.application.delivery_record import DeliveryRecord
from notifier.application.push_live import ShownHere, resume_from
from notifier.entrypoints.live import follower

AT = datetime(2026, 6, 3, 10, tzinfo=UTC)
ITEM = DeliveryRecord(
    _id="d-in_app",
    event_id="e-1",
    event_type="com.saypro.order.updated.v1",
    correlation_id="e-1",
    user_id="u-thandi",
    role="buyer",
    type="order_dispatched",
    category="orders",
    channel="in_app",
    state="delivered",
    outcome="send",
    reason="ok",
    at=AT,
    link="/notifier/",
    title="On its way",
    body="",
    action="Track",
    box="unread",
)


@dataclass
class FakeInbox:
    """Holds one item, or is away."""

    away: bool = False
    asked: list[str] = field(default_factory=list)

    async def one(self, user_id: str, delivery_id: str) -> DeliveryRecord | None:
        self.asked.append(delivery_id)
        if self.away:
            raise AutoReconnect
        return ITEM


async def heard(inbox: FakeInbox, shown: ShownHere, *states: str, listening: str = "u-thandi") -> list[tuple[str, Any]]:
    """What an open page of `listening` is told when these states of the item are published."""
    hub = Hub(CollectorRegistry())
    take = follower(hub, inbox, shown)  # type: ignore[arg-type]  # it asks for nothing else
    with hub.listen(listening) as listener:
        for offset, state in enumerate(states):
            told = announcement(ITEM, AT, state=state)
            done = take(Record(told.topic, 0, offset, told.key, told.value, told.headers))
            if done is not None:
                await done
        found = []
        while (item := await listener.next(0.01)) is not None:
            found.append((item.event, item.id))
        return found


ITEM_ID = f"{int(AT.timestamp() * 1000)}-d-in_app"


async def test_an_item_planned_elsewhere_is_shown_once() -> None:
    assert await heard(FakeInbox(), ShownHere(), "delivered", "delivered") == [("notification", ITEM_ID)]


async def test_an_item_shown_here_already_is_not_shown_again_but_its_reading_counts() -> None:
    shown, inbox = ShownHere(), FakeInbox()
    shown.add("d-in_app")
    assert await heard(inbox, shown, "delivered", "opened") == [("unread", None)]
    assert inbox.asked == []


async def test_nobody_is_asked_for_where_nobody_listens() -> None:
    inbox = FakeInbox()
    assert await heard(inbox, ShownHere(), "delivered", listening="u-lars") == []
    assert inbox.asked == []


async def test_while_the_database_is_away_the_page_is_asked_to_look_again() -> None:
    assert await heard(FakeInbox(away=True), ShownHere(), "delivered") == [("unread", None)]


async def test_what_cannot_be_read_is_left_to_the_lanes() -> None:
    hub = Hub(CollectorRegistry())
    with hub.listen("u-thandi"):
        take = follower(hub, FakeInbox(), ShownHere())  # type: ignore[arg-type]
        assert take(Record("notification.updated", 0, 0, b"u-thandi", b"{", ())) is None


def test_only_the_latest_are_remembered() -> None:
    shown = ShownHere(kept=2)
    for name in ("a", "b", "c"):
        shown.add(name)
    assert ["a" in shown, "b" in shown, "c" in shown] == [False, True, True]


@pytest.mark.parametrize("last_id", [None, "", "x", "x-1", "-1", "99999999999999999-a"])
def test_an_id_that_is_not_ours_replays_nothing(last_id: str | None) -> None:
    assert resume_from(last_id) is None
