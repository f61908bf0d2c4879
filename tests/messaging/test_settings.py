"""Where the marketplace is at home is known before anything starts."""

import pytest

from chassis.settings import load
from messaging.settings import Settings

GOOD = {
    "SAYPRO_ENVIRONMENT": "test",
    "SAYPRO_MONGO_URL": "mongodb://127.0.0.1",
    "SAYPRO_KAFKA_BOOTSTRAP": "127.0.0.1:9092",
    "SAYPRO_SECRET_KEY": "x" * 32,
    "SAYPRO_ORIGIN": "https://Comms.kraal.market:8443",
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_this_platform_is_at_home_too(environment: pytest.MonkeyPatch) -> None:
    assert load(Settings).all_own_domains == ("comms.kraal.market",)
    environment.setenv("SAYPRO_OWN_DOMAINS", "kraal.market,kraal.co.za")
    assert load(Settings).all_own_domains == ("comms.kraal.market", "kraal.market", "kraal.co.za")


@pytest.mark.parametrize(
    "value", ["https://kraal.market", "kraal.market,", ".market", "kraal.market, kraal.co.za", "Kraal.market"]
)
def test_what_is_no_domain_is_named(
    value: str, environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.setenv("SAYPRO_OWN_DOMAINS", value)
    with pytest.raises(SystemExit):
        load(Settings)
    assert capsys.readouterr().err.startswith("SAYPRO_OWN_DOMAINS: ")
