"""Every client connects in the way that the settings say: aiokafka's own and FastStream's alike."""

import ssl
from pathlib import Path
from typing import Any

import pytest
from faststream.kafka.security import parse_security
from pydantic import SecretStr

from chassis.kafka import broker_security, security
from chassis.settings import ServiceSettings


def settings(kind: str, **more: Any) -> ServiceSettings:
    return ServiceSettings(
        environment="test",
        mongo_url=SecretStr("mongodb://x"),
        kafka_bootstrap="kafka:9092",
        secret_key=SecretStr("k" * 32),
        kafka_security=kind,
        kafka_username="saypro",
        **more,
    )


MECHANISMS = ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"]


@pytest.mark.parametrize("kind", ["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"])
@pytest.mark.parametrize("mechanism", MECHANISMS)
def test_both_kinds_of_client_connect_the_same_way(kind: str, mechanism: str) -> None:
    # REQ P-05
    asked = settings(kind, kafka_sasl_mechanism=mechanism, kafka_password=SecretStr("secret"))
    ours, theirs = security(asked), parse_security(broker_security(asked))
    assert ours["security_protocol"] == theirs.get("security_protocol", "PLAINTEXT") == kind
    assert ("ssl_context" in ours) == (theirs.get("ssl_context") is not None) == kind.endswith("SSL")
    for name in ("sasl_mechanism", "sasl_plain_username", "sasl_plain_password"):
        assert ours.get(name) == theirs.get(name)
    if kind.startswith("SASL"):
        assert (ours["sasl_mechanism"], ours["sasl_plain_password"]) == (mechanism, "secret")


def test_a_certificate_is_verified_with_its_host() -> None:
    context = security(settings("SSL"))["ssl_context"]
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED


def test_an_authority_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="No such file"):
        settings("SSL", kafka_ca_file=tmp_path / "ca.pem")
