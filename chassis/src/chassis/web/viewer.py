"""Whom a page is rendered for: what filters and macros need to know without every template passing it on."""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Viewer:
    """Set while a template renders (rendering never awaits)."""

    zone: ZoneInfo
    locale: str
    now: datetime
    csrf_token: str


current_viewer: ContextVar[Viewer] = ContextVar("current_viewer")
