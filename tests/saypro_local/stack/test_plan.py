"""What a stack consists of, and what each of its processes is told."""

import sys

import pytest

from saypro_local.infra import Endpoints, InfraKind
from saypro_local.stack.folder import DataFolder
from saypro_local.stack.options import UpOptions
from saypro_local.stack.plan import make_plan

EXTERNAL = Endpoints("kafka.test:9092", "mongodb://mongo.test/")


@pytest.fixture
def planned(tmp_path):
    def make(external=EXTERNAL, **options):
        folder = DataFolder(tmp_path)
        folder.claim()
        return make_plan(UpOptions(InfraKind.EXTERNAL, 8080, tmp_path, **options), folder, external)

    return make


def test_every_instance_has_a_name_and_a_port_of_its_own_and_shares_its_services_database(planned):
    plan, _ = planned(instances={"notifier": 3})
    told = {unit.name: unit.child.env for unit in plan.services}
    assert [name for name in told if name.startswith("notifier")] == ["notifier-0", "notifier-1", "notifier-2"]
    assert len(told) == 6
    assert all(env["SAYPRO_INSTANCE"] == name for name, env in told.items())
    assert len({env["SAYPRO_HTTP_PORT"] for env in told.values()}) == 6
    assert {told[f"notifier-{n}"]["SAYPRO_MONGO_DATABASE"] for n in range(3)} == {"saypro_notifier"}
    assert len({env["SAYPRO_MONGO_DATABASE"] for env in told.values()}) == 4
    assert list(plan.service_urls) == list(told)


def test_infrastructure_of_ones_own_is_used_and_not_started(planned):
    plan, endpoints = planned()
    assert (plan.infra, plan.mongod, endpoints) == ((), None, EXTERNAL)
    for unit in plan.services:
        assert unit.child.env["SAYPRO_KAFKA_BOOTSTRAP"] == EXTERNAL.kafka
        assert unit.child.env["SAYPRO_MONGO_URL"] == EXTERNAL.mongo


def test_embedded_infrastructure_comes_first_and_the_database_is_to_become_a_replica_set(planned):
    plan, endpoints = planned(external=None)
    assert [unit.name for unit in plan.units][:2] == [unit.name for unit in plan.infra]
    assert plan.units[-1] is plan.gateway
    assert plan.mongod is not None
    assert plan.mongod in endpoints.mongo
    assert "replicaSet" in endpoints.mongo


def test_mail_goes_to_the_relay_that_was_named_else_to_the_receiver(planned):
    plan, _ = planned(smtp="relay.test:2525")
    env = plan.services[0].child.env
    assert (env["SAYPRO_SMTP_HOST"], env["SAYPRO_SMTP_PORT"]) == ("relay.test", "2525")
    plan, _ = planned()
    assert plan.services[0].child.env["SAYPRO_SMTP_PORT"] == plan.devtools.child.env["SAYPRO_DEVTOOLS_SMTP_PORT"]


def test_nothing_listens_beyond_this_machine_and_no_secret_is_on_a_command_line(planned, tmp_path):
    plan, _ = planned()
    secret = (tmp_path / "secret_key").read_text(encoding="utf-8")
    assert len(secret) >= 32
    for unit in plan.services:
        assert unit.child.env["SAYPRO_HTTP_HOST"] == "127.0.0.1"
        assert unit.child.argv[0] == sys.executable
    told = [*(str(unit.child.argv) for unit in plan.units), *(str(unit.child.env) for unit in plan.units)]
    assert not any(secret in words for words in told)


def test_addresses_last_over_a_restart(planned):
    assert planned()[0].service_urls == planned()[0].service_urls
