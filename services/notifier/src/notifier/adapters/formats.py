"""Dates and times in the words and the time zone of whoever reads them. What repeats is made once."""

from datetime import date, datetime
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_time, get_day_names, get_timezone_location

from chassis.web.brand import OfficeHours
from chassis.web.filters import locale_of
from notifier.domain.local_time import zone
from notifier.domain.preferences import WEEKDAYS

FALLBACK = "en"
_DAY = {"de": "EEE, d. MMMM"}
"""How a language writes a weekday and a date, where it is not as in English."""


def is_locale(tag: str) -> bool:
    """Whether a tag names a language, or a language in a country or script, of which we have data."""
    try:
        Locale.parse(tag.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return False
    return not set(tag) & set(".@")  # the computer's own tags, such as en_US.UTF-8, are none that a reader has


def language_of(tag: str) -> str:
    """The language of a BCP 47 tag, in lower case: `de` of `de-DE`."""
    return tag.replace("_", "-").partition("-")[0].lower()


@lru_cache(maxsize=16_384)
def moment(at: datetime, tag: str, zone_name: str) -> str:
    """An instant as weekday, date and time on the reader's clock, with the zone's name."""
    place, tz = locale_of(tag), zone(zone_name)
    day = format_date(at.astimezone(tz), _day_of(place), locale=place)
    name = format_time(at, "zzz", tzinfo=tz, locale=place)
    if name[0] in "+-":  # most places call a faraway zone by no short name
        name = format_time(at, "ZZZZ", tzinfo=tz, locale=place)
    return f"{day}, {format_time(at, 'HH:mm', tzinfo=tz, locale=place)} {name}"


@lru_cache(maxsize=16_384)
def window(earliest: datetime, latest: datetime, tag: str, zone_name: str) -> str:
    """A span of days, or one day, on the reader's calendar."""
    place, tz = locale_of(tag), zone(zone_name)
    first = format_datetime(earliest, _day_of(place), tzinfo=tz, locale=place)
    last = format_datetime(latest, _day_of(place), tzinfo=tz, locale=place)
    return first if first == last else f"{first} - {last}"


def month(day: date, tag: str) -> str:
    """The name of the month of a day."""
    return format_date(day, "LLLL", locale=locale_of(tag))


def office_hours(hours: OfficeHours, tag: str) -> str:
    """`Monday–Friday, 08:00–17:00, Johannesburg` in the reader's language."""
    place = locale_of(tag)
    names = get_day_names("wide", "stand-alone", place)
    days = "–".join(names[WEEKDAYS.index(day)] for day in hours.days.split("-"))
    where = get_timezone_location(hours.timezone, locale=place, return_city=True)
    return f"{days}, {hours.opens:%H:%M}–{hours.closes:%H:%M}, {where}"


def _day_of(place: Locale) -> str:
    return _DAY.get(place.language, "EEE d MMM")
