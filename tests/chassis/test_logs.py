"""Logs are JSON lines without personal data."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from chassis import logs


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Nobody after these tests logs to a stream that was closed with them."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def test_personal_fields_are_masked_and_ids_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(service="notifier", instance="notifier-0", level="INFO")
    structlog.get_logger("test").info("mail_sent", event_id="e1", email="thandi@example.test")
    structlog.contextvars.clear_contextvars()
    entry = json.loads(capsys.readouterr().err.strip().splitlines()[-1])
    assert entry["email"] == "[masked]"
    assert (entry["service"], entry["instance"], entry["event_id"]) == ("notifier", "notifier-0", "e1")
