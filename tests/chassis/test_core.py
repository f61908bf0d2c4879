"""Every mechanism of a service, made from its settings, without a connection."""

from collections.abc import Callable
from typing import Any

import pytest

from chassis.core import COLLECTIONS, INDEXES, Core
from chassis.health import Health
from chassis.records import Reader
from chassis.settings import ServiceSettings

pytestmark = pytest.mark.infra
READER = Reader(lambda *_: None, ValueError)  # type: ignore[arg-type,return-value]


@pytest.fixture
async def build(settings_for: Callable[..., ServiceSettings]) -> Callable[..., Core]:
    def make(name: str, *, database: str = "", **settings: Any) -> Core:
        return Core.build(name, settings_for(**settings), READER, database=database)

    return make


async def test_it_is_made_while_nothing_answers(build: Callable[..., Core]) -> None:
    core = build("notifier", mongo_url="mongodb://127.0.0.1:9/", kafka_bootstrap="127.0.0.1:9")
    assert not (await core.health.ready()).ok
    await core.mongo.close()


@pytest.mark.parametrize(
    ("set_to", "given", "used"),
    [("", "", "saypro_sla_monitor"), ("", "own", "own"), ("named", "own", "named"), ("named", "", "named")],
)
async def test_the_database_is_the_settings_else_the_services(
    build: Callable[..., Core], set_to: str, given: str, used: str
) -> None:
    core = build("sla-monitor", database=given, mongo_database=set_to)
    assert core.mongo.db.name == used
    await core.mongo.close()


async def test_two_services_in_one_process_share_no_figure_and_no_health(build: Callable[..., Core]) -> None:
    one, other = build("one"), build("other")
    one.lane_metrics.retries.inc()
    assert other.registry.get_sample_value("saypro_lane_retries_total") == 0
    assert one.health is not other.health
    assert isinstance(one.health, Health)
    for core in (one, other):
        await core.mongo.close()


async def test_an_instances_leases_are_its_own(lab: Any) -> None:
    other = lab.make_core()
    assert await lab.core.lease("timers").acquire()
    assert not await other.lease("timers").acquire()
    assert await lab.core.lease("timers").acquire()
    await other.mongo.close()


async def test_every_collection_is_there_before_a_transaction_writes_to_it(lab: Any) -> None:
    assert len(set(COLLECTIONS)) == len(COLLECTIONS)
    assert set(COLLECTIONS) <= set(await lab.core.mongo.db.list_collection_names())
    for collection, models in INDEXES.items():
        made = set(await lab.core.mongo.db[collection].index_information())
        assert {model.document["name"] for model in models} <= made
