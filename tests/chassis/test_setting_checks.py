"""Values that no service could work with are refused, and what they are is said."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from chassis import setting_checks
from chassis.web.brand import DEFAULT_FILE


@pytest.mark.parametrize(
    ("check", "good"),
    [
        (setting_checks.kafka_addresses, "kafka:9092"),
        (setting_checks.kafka_addresses, "a-1.kafka.svc:9092, b_2:19092,[::1]:9092"),
        (setting_checks.networks, "10.0.0.0/8, fd00::/8,127.0.0.1"),
        (setting_checks.web_address, ""),
        (setting_checks.web_address, "https://issuer.example.com/realms/x?y=1"),
        (setting_checks.web_origin, "http://127.0.0.1:8080"),
        (setting_checks.web_origin, "https://comms.example.com"),
        (setting_checks.brand, DEFAULT_FILE),
    ],
)
def test_what_is_well_formed_passes(check: Callable[[Any], Any], good: Any) -> None:
    assert check(good) == good


@pytest.mark.parametrize("good", ["mongodb://a:1,b:2/?replicaSet=rs", "mongodb+srv://me:secret@db.example.com/x"])
def test_an_address_of_a_database_passes(good: str) -> None:
    assert setting_checks.mongo_address(SecretStr(good)).get_secret_value() == good


@pytest.mark.parametrize(
    ("check", "wrong"),
    [
        (setting_checks.kafka_addresses, "nonsense"),
        (setting_checks.kafka_addresses, "kafka:9092,"),
        (setting_checks.kafka_addresses, "kafka:0"),
        (setting_checks.kafka_addresses, "kafka:99999"),
        (setting_checks.kafka_addresses, "http://kafka:9092"),
        (setting_checks.web_address, "ftp://x"),
        (setting_checks.web_address, "issuer"),
        (setting_checks.web_address, "https://"),
        (setting_checks.web_address, "https://a b"),
        (setting_checks.web_address, "https://a:port"),
        (setting_checks.web_origin, ""),
        (setting_checks.web_origin, "https://a/"),
        (setting_checks.web_origin, "https://a?b"),
        (setting_checks.web_origin, "https://a#"),
    ],
)
def test_what_is_malformed_is_repeated(check: Callable[[str], str], wrong: str) -> None:
    with pytest.raises(ValueError, match="must be"):
        check(wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        "nonsense:secret",
        "mongodb://",
        "mongodb://me:secret@h:99999",
        "mongodb://me:secret@h/?so=1",
        "mongodb+srv://me:secret@local",
        "mongodb+srv://",
    ],
)
def test_a_wrong_address_of_a_database_is_not_repeated_for_it_may_hold_a_password(wrong: str) -> None:
    with pytest.raises(ValueError, match="must be a mongodb") as refused:
        setting_checks.mongo_address(SecretStr(wrong))
    assert "secret" not in str(refused.value)


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 32 characters"):
        setting_checks.long_key(SecretStr("k" * 31))
    assert setting_checks.long_key(SecretStr("k" * 32))


def test_a_brand_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="No such file"):
        setting_checks.brand(tmp_path / "nothing.toml")
    file = tmp_path / "brand.toml"
    file.write_text("name =", encoding="utf-8")
    with pytest.raises(ValueError, match="is not TOML"):
        setting_checks.brand(file)
    file.write_text('name = "Shop"\nlogo = "gone.svg"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"gone\.svg"):
        setting_checks.brand(file)
    (tmp_path / "gone.svg").write_text("<svg/>", encoding="utf-8")
    with pytest.raises(ValueError, match="accent: "):
        setting_checks.brand(file)


def test_certificates_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="No such file"):
        setting_checks.certificates(tmp_path / "ca.pem")
    (tmp_path / "ca.pem").write_text("no certificate", encoding="utf-8")
    with pytest.raises(ValueError, match="no certificates"):
        setting_checks.certificates(tmp_path / "ca.pem")
