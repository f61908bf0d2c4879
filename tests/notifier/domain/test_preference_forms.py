"""What cannot be set is refused with the field named (REQ N-16)."""

from typing import Any

import pytest

from notifier.domain.errors import InvalidFieldError
from notifier.domain.local_time import zone
from notifier.domain.preference_forms import parse_preferences

QUIET = {"start": "22:00", "end": "07:00", "days": ["mon"], "channels": ["email"]}


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"quiet_hours": {**QUIET, "end": "22:00"}}, "quiet_hours.end"),
        ({"quiet_hours": {**QUIET, "start": "24:00"}}, "quiet_hours.start"),
        ({"quiet_hours": {**QUIET, "start": "7:00"}}, "quiet_hours.start"),
        ({"quiet_hours": {**QUIET, "days": ["monday"]}}, "quiet_hours.days"),
        ({"quiet_hours": {**QUIET, "days": "mon"}}, "quiet_hours.days"),
        ({"quiet_hours": {**QUIET, "channels": ["pigeon"]}}, "quiet_hours.channels"),
        ({"quiet_hours": "always"}, "quiet_hours"),
        ({"digest": {"daily_at": "noon", "weekly_on": "fri"}}, "digest.daily_at"),
        ({"digest": {"daily_at": "12:00", "weekly_on": 5}}, "digest.weekly_on"),
        ({"caps": {"push": {"count": 0, "hours": 1}}}, "caps.push.count"),
        ({"caps": {"push": {"count": True, "hours": 1}}}, "caps.push.count"),
        ({"caps": {"push": {"count": 1, "hours": -1}}}, "caps.push.hours"),
        ({"caps": {"pigeon": {"count": 1, "hours": 1}}}, "caps"),
        ({"entries": [{"allow": "yes"}]}, "entries[0].allow"),
        ({"entries": [{}, {"mode": "hourly"}]}, "entries[1].mode"),
        ({"entries": [{"channel": "pigeon"}]}, "entries[0].channel"),
        ({"entries": [{"role": "king"}]}, "entries[0].role"),
        ({"entries": [{"type": "x" * 65}]}, "entries[0].type"),
        ({"entries": {}}, "entries"),
        ({"entries": [{}] * 501}, "entries"),
    ],
)
def test_refused_with_its_field(form: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidFieldError) as refused:
        parse_preferences(form)
    assert refused.value.field == field
    assert refused.value.detail


def test_nothing_said_is_no_preferences() -> None:
    assert parse_preferences(None) == parse_preferences({})


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../etc/passwd", "\0"])
def test_an_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(InvalidFieldError, match="timezone"):
        zone(name)
