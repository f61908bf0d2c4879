"""Public holidays come from the library, by country and part (REQ S-02)."""

from datetime import date

import pytest

from sla_monitor.adapters.public_holidays import public_holidays
from sla_monitor.domain.errors import InvalidFieldError


@pytest.mark.parametrize(
    ("country", "part", "day", "name"),
    [
        ("ZA", None, date(2026, 9, 24), "Heritage Day"),
        ("ZA", None, date(2027, 3, 22), "Human Rights Day"),
        ("GB", "ENG", date(2026, 12, 28), "Boxing Day"),
        ("US", None, date(2026, 7, 3), "Independence Day"),
        ("DE", "BY", date(2026, 1, 6), "Epiphany"),
    ],
)
def test_known_holidays(country: str, part: str | None, day: date, name: str) -> None:
    assert name in public_holidays(country, part, day.year)[day]


@pytest.mark.parametrize(("country", "part", "field"), [("XX", None, "country"), ("DE", "XX", "subdivision")])
def test_what_the_library_does_not_know_is_refused(country: str, part: str | None, field: str) -> None:
    with pytest.raises(InvalidFieldError) as refused:
        public_holidays(country, part, 2026)
    assert refused.value.field == field
