"""Settings of the messaging service."""

from chassis.settings import ServiceSettings


class Settings(ServiceSettings):
    """Those that all services share; messaging needs no others."""
