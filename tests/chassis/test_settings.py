"""A bad setting stops the start and names its variable."""

from pathlib import Path

import pytest

from chassis.settings import ServiceSettings, load

GOOD = {"SAYPRO_MONGO_URL": "mongodb://x", "SAYPRO_KAFKA_BOOTSTRAP": "kafka:9092", "SAYPRO_SECRET_KEY": "k" * 32}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SAYPRO_MONGO_URL", None),
        ("SAYPRO_KAFKA_BOOTSTRAP", None),
        ("SAYPRO_SECRET_KEY", "short"),
        ("SAYPRO_HTTP_PORT", "many"),
        ("SAYPRO_ORIGIN", "not an origin"),
        ("SAYPRO_ENVIRONMENT", "staging"),
    ],
)
def test_a_missing_or_malformed_setting_is_named(
    name: str, value: str | None, environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if value is None:
        environment.delenv(name)
    else:
        environment.setenv(name, value)
    with pytest.raises(SystemExit) as stopped:
        load(ServiceSettings)
    assert stopped.value.code == 2
    assert name in capsys.readouterr().err


def test_a_secret_may_come_from_a_file_and_is_not_shown(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = tmp_path / "key"
    secret.write_text("from-a-file-" + "z" * 32 + "\n")
    environment.delenv("SAYPRO_SECRET_KEY")
    environment.setenv("SAYPRO_SECRET_KEY_FILE", str(secret))
    settings = load(ServiceSettings)
    assert settings.secret_key.get_secret_value() == "from-a-file-" + "z" * 32
    assert "from-a-file" not in repr(settings)


def test_production_refuses_fail_points(environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    environment.setenv("SAYPRO_FAIL_POINTS", "/tmp/points")
    with pytest.raises(SystemExit):
        load(ServiceSettings)
    assert "SAYPRO_FAIL_POINTS" in capsys.readouterr().err
