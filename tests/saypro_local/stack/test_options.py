"""What `saypro up` takes, and what it says to the rest."""

import pytest

from saypro_local.errors import CannotStart
from saypro_local.infra import InfraKind
from saypro_local.stack.options import SERVICES, UpOptions, parse_address, parse_instances, parse_only


def test_instances_are_counted_per_service(tmp_path):
    options = UpOptions(InfraKind.EMBEDDED, 8080, tmp_path, instances=parse_instances(["notifier=2"]))
    assert {spec.name: options.count(spec) for spec in options.services} == {
        "messaging": 1,
        "notifier": 2,
        "ticketing": 1,
        "sla-monitor": 1,
    }


@pytest.mark.parametrize("text", ["notifier", "notifier=0", "notifier=x", "nobody=2", "notifier=99", "="])
def test_wrong_instances_are_named(text):
    with pytest.raises(CannotStart, match="--instances"):
        parse_instances([text])


def test_only_chooses_services(tmp_path):
    options = UpOptions(InfraKind.EMBEDDED, 8080, tmp_path, only=parse_only("ticketing, messaging"))
    assert [spec.name for spec in options.services] == ["messaging", "ticketing"]
    with pytest.raises(CannotStart, match="--only"):
        parse_only("billing")


def test_addresses():
    assert parse_address("mail.example.test:25") == ("mail.example.test", 25)
    for wrong in ("localhost", "localhost:", ":25", "localhost:99999", "localhost:smtp"):
        with pytest.raises(CannotStart, match="HOST:PORT"):
            parse_address(wrong)


def test_every_service_has_a_database_and_a_prefix_of_its_own():
    assert len({spec.database for spec in SERVICES}) == len({spec.prefix for spec in SERVICES}) == 4
