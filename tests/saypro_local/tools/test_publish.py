"""`saypro publish`: what is checked before anything is sent."""

import json
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from saypro_local.cli import commands
from saypro_local.tools.publish import check_lines

GOOD = {
    "specversion": "1.0",
    "id": "e-1",
    "source": "/orders",
    "type": "com.saypro.user.erased.v1",
    "time": "2026-06-03T10:00:00Z",
    "datacontenttype": "application/json",
    "data": {"user_id": "u-thandi"},
}


def _line(**changes: object) -> bytes:
    return json.dumps({name: value for name, value in (GOOD | changes).items() if value is not None}).encode()


def test_a_good_line_becomes_the_record_of_its_topic_and_key():
    (record,) = check_lines([_line(), b"\n"]).records
    assert (record.topic, record.key, record.id) == ("user.erased", b"u-thandi", "e-1")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "bad_json"),
        (b"[]", "not_an_object"),
        (b"\xff\xfe", "bad_json"),
        (_line(type="com.saypro.user.vanished.v1"), "unknown_type"),
        (_line(type="com.saypro.user.erased.v9"), "unknown_version"),
        (_line(type=None), "missing_attribute"),
        (_line(time=None), "missing_attribute"),
        (_line(time="yesterday"), "bad_time"),
        (_line(id=""), "bad_id"),
        (_line(specversion="0.3"), "unsupported_specversion"),
        (_line(data={"user_id": 7}), "invalid_data"),
        (_line(data={}), "invalid_data"),
        (_line(data="text"), "not_an_object"),
    ],
)
def test_a_bad_line_is_named_by_number_and_reason(line, reason):
    checked = check_lines([_line(), line])
    (bad,) = checked.bad
    assert (bad.number, bad.reason) == (2, reason)
    assert len(checked.records) == 1


def test_an_event_from_the_future_is_bad_before_it_is_sent():
    now = datetime(2026, 6, 3, 10, 0, tzinfo=UTC)
    assert not check_lines([_line()], now).bad
    (bad,) = check_lines([_line(time="2026-06-03T10:06:00Z")], now).bad
    assert bad.reason == "from_the_future"


def test_nothing_is_sent_unless_all_are_good(tmp_path):
    file = tmp_path / "events.jsonl"
    file.write_bytes(_line() + b"\n{\n")
    outcome = CliRunner().invoke(commands, ["publish", str(file), f"--data={tmp_path}"])
    assert "nothing was sent" in str(outcome.exception)
    assert "line 2: bad_json" in outcome.output
