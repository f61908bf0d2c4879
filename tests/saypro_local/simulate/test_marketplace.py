"""The simulated marketplace: the same seed gives the same events, and all of them are good."""

import itertools
from collections import defaultdict
from datetime import UTC, datetime, timedelta

import pytest

from saypro_events.order import OrderStatus, OrderUpdated
from saypro_events.publisher import checked
from saypro_local.simulate.inquiries import Inquirers
from saypro_local.simulate.marketplace import Settings, marketplace, printed_start
from saypro_local.simulate.orders import WAYS
from saypro_local.simulate.people import BUYERS, SELLERS
from saypro_local.simulate.run import dry_run
from saypro_local.tools.publish import check_lines

START = datetime(2026, 6, 3, 10, tzinfo=UTC)
SETTINGS = Settings(seed=7, rate=10, start=START)


@pytest.fixture(scope="module")
def events():
    return list(itertools.islice(marketplace(SETTINGS), 3000))


def test_the_same_seed_and_start_give_the_same_bytes():
    assert list(dry_run(SETTINGS, 500)) == list(dry_run(SETTINGS, 500))


def test_another_seed_gives_another_marketplace():
    other = Settings(seed=8, rate=10, start=START)
    assert set(dry_run(SETTINGS, 50)).isdisjoint(dry_run(other, 50))


def test_another_start_moves_the_same_events_in_time(events):
    moved = marketplace(Settings(seed=7, rate=10, start=START + timedelta(days=1)))
    for before, after in zip(events[:300], moved, strict=False):
        assert (before.id, before.type, before.subject) == (after.id, after.type, after.subject)
        assert after.time - before.time == timedelta(days=1)


def test_events_come_at_their_rate_in_order_and_with_ids_of_their_own(events):
    assert [event.time for event in events] == [START + timedelta(seconds=number / 10) for number in range(3000)]
    assert len({event.id for event in events}) == 3000


def test_every_event_is_one_that_readers_take(events):
    for event in events:
        assert checked(event).id == event.id


def test_a_dry_run_can_be_published(events):
    lines = check_lines(dry_run(SETTINGS, 200))
    assert not lines.bad
    assert [record.id for record in lines.records] == [event.id for event in events[:200]]


@pytest.mark.parametrize("repeatable", [False, True])
@pytest.mark.parametrize(("count", "rate"), [(1, 1), (2000, 0.2), (400, 0.01), (100_000_000, 0.01)])
def test_a_dry_run_of_any_size_ends_before_now(count, rate, repeatable):
    now = datetime.now(UTC)
    start = printed_start(count, rate, None if repeatable else now)
    assert start + timedelta(seconds=(count - 1) / rate) <= now
    assert not check_lines(dry_run(Settings(seed=7, rate=rate, start=start), min(count, 300)), now).bad


def test_more_of_a_seed_begin_with_the_same_events():
    assert printed_start(10, 1, None) == printed_start(2_000_000, 1, None)


# REQ N-01 REQ N-02 REQ N-03 REQ N-04 REQ N-05 REQ N-06
def test_orders_go_every_way_from_placed_to_their_end(events):
    ways = defaultdict(list)
    for event in events:
        if isinstance(event.data, OrderUpdated):
            ways[event.data.order_id].append((event.sequence, event.data.status))
    known = {way for _, way in WAYS}
    finished = set()
    for steps in ways.values():
        assert [sequence for sequence, _ in steps] == list(range(1, len(steps) + 1))
        way = tuple(status for _, status in steps)
        assert any(full[: len(way)] == way for full in known)
        finished |= {way} & known
    assert finished == known
    assert {status for way in known for status in way} == set(OrderStatus) - {OrderStatus.UNKNOWN}


def test_facts_fit_the_step(events):
    for order in (event.data for event in events if isinstance(event.data, OrderUpdated)):
        assert order.total.amount_minor == order.subtotal.amount_minor + order.shipping.amount_minor
        assert order.buyer_id != order.seller_id
        assert (order.milestone is not None) == (order.status is OrderStatus.MILESTONE)
        if order.status in {OrderStatus.CANCELLED, OrderStatus.DELAYED, OrderStatus.OUT_OF_STOCK}:
            assert order.reason is not None
        if order.status is OrderStatus.OUT_OF_STOCK:
            assert {alternative.kind for alternative in order.alternatives} == {"similar", "wait", "refund"}
        if order.status in {OrderStatus.DISPATCHED, OrderStatus.DELIVERED}:
            assert order.tracking_url is not None


def test_people_live_in_many_countries_and_time_zones():
    people = BUYERS + SELLERS
    assert len({person.country.code for person in people}) >= 10
    assert len({person.profile.timezone for person in people}) >= 10


def test_whoever_acts_joined_well_before(events):
    joined = {person.profile.user_id: -100 for person in BUYERS + SELLERS if person.known}
    for number, event in enumerate(events):
        if event.data.TYPE.startswith("com.saypro.user.updated"):
            joined[event.data.user_id] = number
        elif isinstance(event.data, OrderUpdated):
            assert max(joined[event.data.buyer_id], joined[event.data.seller_id]) <= number - 25
    assert len(joined) == len(BUYERS + SELLERS)


def test_people_write_about_their_own_orders_and_always_the_same(events):
    first, second = Inquirers(7), Inquirers(7)
    written = [first.about(event) for event in events]
    assert written == [second.about(event) for event in events]
    inquiries = [inquiry for inquiry in written if inquiry]
    assert {inquiry.body["kind"] for inquiry in inquiries} == {"order", "product", "support"}
    assert len({inquiry.key for inquiry in inquiries}) == len(inquiries)
    for inquiry, event in zip(written, events, strict=True):
        if inquiry:
            assert inquiry.person.profile.user_id == event.data.buyer_id
