"""What is missing or wrong in the settings stops the start and is named."""

import pytest

from chassis.settings import load
from notifier.settings import Settings

GOOD = {
    "SAYPRO_MONGO_URL": "mongodb://127.0.0.1",
    "SAYPRO_KAFKA_BOOTSTRAP": "127.0.0.1:9092",
    "SAYPRO_SECRET_KEY": "x" * 32,
    "SAYPRO_ORIGIN": "https://comms.example.com",
    "SAYPRO_OIDC_ISSUER": "https://issuer.example.com",
    "SAYPRO_SMTP_HOST": "smtp.example.com",
}


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"SAYPRO_SMTP_PORT": "0"}, "SAYPRO_SMTP_PORT"),
        ({"SAYPRO_SMTP_TLS": "maybe"}, "SAYPRO_SMTP_TLS"),
        ({"SAYPRO_UNREAD_DELAY_SECONDS": "-1"}, "SAYPRO_UNREAD_DELAY_SECONDS"),
        ({"SAYPRO_MAIL_DOMAIN": "a b"}, "SAYPRO_MAIL_DOMAIN"),
        ({"SAYPRO_ATTENTION_PER_HOUR": "-1"}, "SAYPRO_ATTENTION_PER_HOUR"),
        ({"SAYPRO_SMTP_PASSWORD": "secret"}, "SAYPRO_SMTP_TLS"),
        ({"SAYPRO_SMTP_PASSWORD": "secret"}, "SAYPRO_SMTP_USERNAME"),
        ({"SAYPRO_SMTP2_USERNAME": "me"}, "SAYPRO_SMTP2_PASSWORD"),
        ({"SAYPRO_SMTP_HOST": None}, "SAYPRO_SMTP_HOST"),
        ({"SAYPRO_SMTP_HOST": "a b"}, "SAYPRO_SMTP_HOST"),
        ({"SAYPRO_SMTP_CA_FILE": "/nope"}, "SAYPRO_SMTP_CA_FILE"),
        ({"SAYPRO_MONGO_URL": None}, "SAYPRO_MONGO_URL"),
    ],
)
def test_a_wrong_setting_is_named(
    wrong: dict[str, str | None], named: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in (GOOD | wrong).items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        load(Settings)
    assert named in capsys.readouterr().err


def test_a_process_that_sends_no_mail_needs_no_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (GOOD | {"SAYPRO_MAIL_STAGE": "false"}).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("SAYPRO_SMTP_HOST")
    assert not load(Settings).mail_stage
