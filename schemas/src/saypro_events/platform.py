"""Announcements of the platform itself (REQ N-15, N-22, M-08)."""

from typing import Annotated, ClassVar

from saypro_events.base import EventData, Id, Line, OpenEnum, Part, Text, Url, UtcTime, about
from saypro_events.common import Audience


class AnnouncementKind(OpenEnum):
    """What is announced."""

    FEATURE = "feature"
    POLICY = "policy"
    MAINTENANCE = "maintenance"
    KNOWN_ISSUE = "known_issue"
    NOTICE = "notice"
    DIRECT_MESSAGING = "direct_messaging"
    """That people can write to each other: told with instructions, and the FAQ where no url is given."""
    UNKNOWN = "unknown"


class AnnouncementState(OpenEnum):
    """How far it has come."""

    ANNOUNCED = "announced"
    CHANGED = "changed"
    RESOLVED = "resolved"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


class AnnouncementWindow(Part):
    """From when to when it applies: a maintenance, an issue."""

    starts_at: Annotated[UtcTime, about("Begins.", "2026-06-07T01:00:00Z")]
    ends_at: Annotated[UtcTime | None, about("Ends; none while it is not known.", "2026-06-07T03:00:00Z")] = None


class PlatformAnnounced(EventData):
    """The platform tells everyone, or a segment, something."""

    TYPE: ClassVar[str] = "com.saypro.platform.announced.v1"

    announcement_id: Annotated[Id, about("The announcement; a later word on it has the same.", "an-77")]
    kind: Annotated[AnnouncementKind, about("What is announced.", "maintenance")]
    state: Annotated[AnnouncementState, about("How far it has come.", "announced")] = AnnouncementState.ANNOUNCED
    title: Annotated[Line, about("Headline.", "Maintenance on Sunday night")]
    body: Annotated[Text, about("What to know, plain text.", "Payments pause from 03:00 to 05:00.")]
    audience: Annotated[Audience, about("Who it is for; nothing given means everyone.", {"roles": ["seller"]})] = (
        Audience()
    )
    window: Annotated[
        AnnouncementWindow | None,
        about("When it applies.", {"starts_at": "2026-06-07T01:00:00Z", "ends_at": "2026-06-07T03:00:00Z"}),
    ] = None
    expected_fix_at: Annotated[UtcTime | None, about("When a known issue should be fixed.", "2026-06-04T12:00:00Z")] = (
        None
    )
    effective_at: Annotated[UtcTime | None, about("When a policy takes effect.", "2026-07-01T00:00:00Z")] = None
    expires_at: Annotated[UtcTime | None, about("After this it is no news any more.", "2026-06-07T03:00:00Z")] = None
    url: Annotated[Url | None, about("More about it.", "https://shop.example.test/status")] = None
    action_label: Annotated[Line | None, about("Words on the button.", "Read more")] = None
    published_at: Annotated[UtcTime, about("When it was announced.", "2026-06-03T10:00:00Z")]
