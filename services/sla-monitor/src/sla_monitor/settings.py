"""Settings of the sla-monitor service."""

from pydantic import Field

from chassis.settings import ServiceSettings


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
