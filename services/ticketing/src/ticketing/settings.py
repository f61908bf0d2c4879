"""What ticketing is told from outside beyond what every service is told."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator

from chassis.settings import ServiceSettings


class Settings(ServiceSettings):
    """Settings of the ticketing service."""

    marketplace_timezone: str = Field(default="Africa/Johannesburg", max_length=64)
    """Whose months, days and hours reports and analyses are of."""

    @property
    def marketplace_zone(self) -> ZoneInfo:
        """That time zone."""
        return ZoneInfo(self.marketplace_timezone)

    @field_validator("marketplace_timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a name that is a folder, or too long
            raise ValueError(f"{value!r} is not a known time zone; allowed: such as Africa/Johannesburg") from None
        return value
