import ssl

import pytest

from saypro_events.security import Security


def test_the_default_is_a_broker_of_ones_own() -> None:
    assert Security().options() == {"security_protocol": "PLAINTEXT"}


def test_sasl_over_tls() -> None:
    security = Security(protocol="SASL_SSL", username="orders", password="secret")
    options = security.options()
    assert isinstance(options.pop("ssl_context"), ssl.SSLContext)
    assert options == {
        "security_protocol": "SASL_SSL",
        "sasl_mechanism": "SCRAM-SHA-512",
        "sasl_plain_username": "orders",
        "sasl_plain_password": "secret",
    }
    assert "secret" not in repr(security)


def test_sasl_needs_a_name_and_a_password() -> None:
    with pytest.raises(ValueError, match="username and a password"):
        Security(protocol="SASL_PLAINTEXT", username="orders")
