"""A bad setting stops the start and names its variable."""

from pathlib import Path

import pytest

from chassis.settings import ServiceSettings, load

GOOD = {
    "SAYPRO_MONGO_URL": "mongodb://x",
    "SAYPRO_KAFKA_BOOTSTRAP": "kafka:9092",
    "SAYPRO_SECRET_KEY": "k" * 32,
    "SAYPRO_ORIGIN": "https://comms.example.com",
    "SAYPRO_OIDC_ISSUER": "https://issuer.example.com",
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def refusal(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the start says, a line for each mistake."""
    with pytest.raises(SystemExit) as stopped:
        load(ServiceSettings)
    assert stopped.value.code == 2
    return capsys.readouterr().err.splitlines()


def test_what_production_needs_is_enough(environment: pytest.MonkeyPatch) -> None:
    assert load(ServiceSettings).environment == "production"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SAYPRO_MONGO_URL", None),
        ("SAYPRO_MONGO_URL", "nonsense"),
        ("SAYPRO_KAFKA_BOOTSTRAP", None),
        ("SAYPRO_KAFKA_BOOTSTRAP", "nonsense"),
        ("SAYPRO_KAFKA_CA_FILE", "/nope"),
        ("SAYPRO_SECRET_KEY", None),
        ("SAYPRO_SECRET_KEY", "short"),
        ("SAYPRO_HTTP_PORT", "many"),
        ("SAYPRO_OUTBOX_LIMIT", "0"),
        ("SAYPRO_OUTBOX_LIMIT", "plenty"),
        ("SAYPRO_TRUSTED_PROXIES", "the gateway"),
        ("SAYPRO_TRUSTED_PROXIES", "10.0.0.0/8,"),
        ("SAYPRO_ORIGIN", None),
        ("SAYPRO_ORIGIN", ""),
        ("SAYPRO_ORIGIN", "not an origin"),
        ("SAYPRO_ORIGIN", "http://comms.example.com"),
        ("SAYPRO_ORIGIN", "HTTP://comms.example.com"),
        ("SAYPRO_ORIGIN", "http://localhost:8080"),
        ("SAYPRO_OIDC_ISSUER", None),
        ("SAYPRO_OIDC_ISSUER", ""),
        ("SAYPRO_OIDC_JWKS_URL", "ftp://x"),
        ("SAYPRO_BRAND_FILE", "/nope"),
        ("SAYPRO_INSTANCE", "two words"),
        ("SAYPRO_ENVIRONMENT", "staging"),
        ("SAYPRO_FAIL_POINTS", "/tmp/points"),
    ],
)
def test_a_missing_or_malformed_setting_is_named(
    name: str, value: str | None, environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if value is None:
        environment.delenv(name)
    else:
        environment.setenv(name, value)
    (said,) = refusal(capsys)
    assert said.startswith(f"{name}: ")


def test_every_mistake_is_told_at_once(environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    environment.delenv("SAYPRO_ORIGIN")
    environment.setenv("SAYPRO_KAFKA_SECURITY", "SASL_SSL")
    said = refusal(capsys)
    assert [line.partition(":")[0] for line in said] == [
        "SAYPRO_ORIGIN",
        "SAYPRO_KAFKA_USERNAME",
        "SAYPRO_KAFKA_PASSWORD",
    ]


def test_outside_of_production_origin_and_issuer_may_be_left_out(environment: pytest.MonkeyPatch) -> None:
    environment.delenv("SAYPRO_ORIGIN")
    environment.delenv("SAYPRO_OIDC_ISSUER")
    environment.setenv("SAYPRO_ENVIRONMENT", "test")
    assert load(ServiceSettings).origin == "http://localhost:8080"


def test_outside_of_production_an_origin_without_tls_will_do(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("SAYPRO_ENVIRONMENT", "local")
    environment.setenv("SAYPRO_ORIGIN", "http://127.0.0.1:8080")
    assert load(ServiceSettings).origin == "http://127.0.0.1:8080"


def test_a_secret_may_come_from_a_file_and_is_not_shown(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = tmp_path / "key"
    secret.write_text("from-a-file-" + "z" * 32 + "\n")
    environment.delenv("SAYPRO_SECRET_KEY")
    environment.setenv("SAYPRO_SECRET_KEY_FILE", str(secret))
    settings = load(ServiceSettings)
    assert settings.secret_key.get_secret_value() == "from-a-file-" + "z" * 32
    assert "from-a-file" not in repr(settings)


@pytest.mark.parametrize("content", [None, b"short", b"\xff\xfe"])
def test_a_file_that_gives_no_setting_is_named_by_its_variable(
    content: bytes | None, environment: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "key"
    if content is not None:
        secret.write_bytes(content)
    environment.setenv("SAYPRO_SECRET_KEY_FILE", str(secret))
    (said,) = refusal(capsys)
    assert said.startswith("SAYPRO_SECRET_KEY_FILE: ")


def test_each_purpose_has_a_key_of_its_own(environment: pytest.MonkeyPatch) -> None:
    settings = load(ServiceSettings)
    assert settings.key_for("survey") == settings.key_for("survey") != settings.key_for("unsubscribe")
    assert len(settings.key_for("survey")) == 32
