"""Public holidays by country, from the `holidays` library."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import holidays

from sla_monitor.domain.errors import InvalidFieldError


@lru_cache(maxsize=4096)
def public_holidays(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    """The public holidays of a year with their names in English where there are any.

    `country` is ISO 3166-1 (ZA), `subdivision` the library's code for a province or state. Raises InvalidFieldError.
    """
    known = holidays.list_supported_countries()
    if country not in known:
        raise InvalidFieldError("country", f"{country!r} is not known", "a two-letter code such as ZA, GB, DE or SG")
    if subdivision is not None and subdivision not in known[country]:
        allowed = ", ".join(known[country]) or "none for this country"
        raise InvalidFieldError("subdivision", f"{subdivision!r} is not a part of {country}", allowed)
    found = holidays.country_holidays(country, subdiv=subdivision, years=year, language=_english(country))
    return dict(found.items())


def _english(country: str) -> str | None:
    """The English names, if the library has them for this country; else its default language."""
    offered = holidays.list_localized_countries().get(country, [])
    return next((language for language in ("en_US", "en_GB", "en") if language in offered), None)
