"""Settings of the sla-monitor service."""

from pydantic import Field, field_validator

from chassis.settings import ServiceSettings
from sla_monitor.adapters.public_holidays import public_holidays
from sla_monitor.domain.errors import InvalidFieldError
from sla_monitor.domain.instants import load_zone


class Settings(ServiceSettings):
    """Those that all services share, and what the first policies are made with."""

    sla_timezone: str = Field(default="Africa/Johannesburg", max_length=64)
    """Time zone of the calendars that an empty database is given."""
    sla_country: str = Field(default="ZA", max_length=2)
    """Whose public holidays they keep (ISO 3166-1); empty: none."""
    sla_demo: bool = False
    """Also give it a queue with a two-minute target. The local stack does, whatever this says."""

    @property
    def seeds_demo(self) -> bool:
        """Whether an empty database gets the demonstration queue."""
        return self.sla_demo or self.environment == "local"

    @field_validator("sla_timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            load_zone(value)
        except InvalidFieldError as error:
            raise ValueError(f"{error.problem}; allowed: {error.allowed}") from None
        return value

    @field_validator("sla_country")
    @classmethod
    def _known_country(cls, value: str) -> str:
        try:
            if value:
                public_holidays(value, None, 2026)
        except InvalidFieldError as error:
            raise ValueError(f"{error.problem}; allowed: {error.allowed}") from None
        return value
