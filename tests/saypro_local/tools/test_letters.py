"""`saypro dead-letters` and `saypro redrive` over the real database."""

from dataclasses import replace

import pytest

from chassis.clock import utc_now
from chassis.dead_letters import DeadLetters
from chassis.mongo import Mongo
from chassis.parking import Parking
from chassis.records import Record
from saypro_local.errors import CannotStart
from saypro_local.stack.options import SERVICES
from saypro_local.tools.letters import chosen, dismiss, redrive, set_aside, unknown

pytestmark = pytest.mark.infra
RECORD = Record(
    topic="order.updated",
    partition=1,
    offset=7,
    key=b"o-1",
    value=b"{",
    headers=[("ce_id", b"e-1\xff"), ("ce_type", b"x")],
)
BEHIND = replace(RECORD, offset=8)


@pytest.fixture
async def service(infra):
    spec = replace(SERVICES[0], database=infra.database("letters"))
    mongo = Mongo(infra.mongo, spec.database)
    await DeadLetters(mongo, utc_now).add([(RECORD, "bad_json", "not JSON")])
    await Parking(mongo, utc_now).park(BEHIND, "e-2", "the buyer is unknown")
    yield spec
    await mongo.close()


# REQ P-05
async def test_what_is_set_aside_is_listed_with_its_reason(infra, service):
    found = {one.kind: one for one in await set_aside(infra.mongo, [service], 10)}
    assert (found["dead"].reason, found["dead"].event_id) == ("bad_json", r"e-1\xff")
    assert (found["parked"].detail, found["parked"].event_id) == ("the buyer is unknown", "e-2")


async def test_redrive_marks_and_tells_what_nobody_has_tried_yet(infra, service):
    outcome = await redrive(infra.mongo, [service], None, seconds=0)
    assert (outcome.asked, outcome.waiting, len(outcome.failed)) == (2, 2, 2)


async def test_redrive_of_one_leaves_the_others(infra, service):
    (dead,) = [one for one in await set_aside(infra.mongo, [service], 10) if one.kind == "dead"]
    outcome = await redrive(infra.mongo, [service], [dead.id], seconds=0)
    assert (outcome.asked, [one.id for one in outcome.failed]) == (1, [dead.id])


async def test_an_id_that_names_nothing_is_told(infra, service):
    (dead,) = [one.id for one in await set_aside(infra.mongo, [service]) if one.kind == "dead"]
    assert await unknown(infra.mongo, [service], [dead, "nope"]) == ["nope"]


async def test_what_is_dismissed_is_kept_with_who_and_why(infra, service):
    found = await set_aside(infra.mongo, [service])
    assert await dismiss(infra.mongo, [service], found, "thabo", "a test of the shop's") == 2
    assert await dismiss(infra.mongo, [service], found, "mei", "again") == 0
    assert await set_aside(infra.mongo, [service]) == []
    kept = {one.kind: one for one in await set_aside(infra.mongo, [service], dismissed=True)}
    assert {kind: one.dismissed["by"] for kind, one in kept.items()} == {"dead": "thabo", "parked": "thabo"}
    assert kept["dead"].dismissed["why"] == "a test of the shop's"
    # what was parked has been overtaken by those behind it; a dead letter has no order to keep
    assert await unknown(infra.mongo, [service], [one.id for one in kept.values()]) == [kept["parked"].id]
    assert (await redrive(infra.mongo, [service], [kept["dead"].id], seconds=0)).asked == 1


def test_services_are_chosen_by_name():
    assert [spec.name for spec in chosen("notifier")] == ["notifier"]
    assert len(chosen(None)) == 4
    with pytest.raises(CannotStart, match=r"--service foo.*messaging, notifier, ticketing, sla-monitor"):
        chosen("foo")
