"""Settings of the messaging service."""

from urllib.parse import urlsplit

from pydantic import Field

from chassis.settings import ServiceSettings

_DOMAINS = r"^([a-z0-9][a-z0-9.-]*(,[a-z0-9][a-z0-9.-]*)*)?$"


class Settings(ServiceSettings):
    """Those that all services share, and where the marketplace is at home."""

    own_domains: str = Field(default="", max_length=2_000, pattern=_DOMAINS)
    """The marketplace's domains, in lower case with commas: links there, or below, are no way around it (REQ M-11)."""

    @property
    def all_own_domains(self) -> tuple[str, ...]:
        """They, and the host of this platform."""
        return (urlsplit(self.origin).hostname or "", *filter(None, self.own_domains.split(",")))
