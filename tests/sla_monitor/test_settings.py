"""What the first calendars are made with is known before anything starts."""

import pytest

from chassis.settings import load
from sla_monitor.settings import Settings

GOOD = {
    "SAYPRO_ENVIRONMENT": "test",
    "SAYPRO_MONGO_URL": "mongodb://127.0.0.1",
    "SAYPRO_KAFKA_BOOTSTRAP": "127.0.0.1:9092",
    "SAYPRO_SECRET_KEY": "x" * 32,
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


@pytest.mark.parametrize(("name", "value"), [("SAYPRO_SLA_TIMEZONE", "Mars/Base"), ("SAYPRO_SLA_COUNTRY", "XX")])
def test_a_place_that_is_not_known_is_named(
    name: str, value: str, environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.setenv(name, value)
    with pytest.raises(SystemExit):
        load(Settings)
    assert capsys.readouterr().err.startswith(f"{name}: {value!r} is not ")


def test_public_holidays_may_be_left_out(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("SAYPRO_SLA_COUNTRY", "")
    assert load(Settings).sla_country == ""
