"""What offers and announcements tell their audience (REQ N-11, N-15, N-22)."""

from typing import Any, Final, cast

from notifier.application.broadcast import News, NewsByType, Told
from notifier.domain.links import NOWHERE, safe_link
from saypro_events import Event
from saypro_events.platform import AnnouncementKind, AnnouncementState, PlatformAnnounced
from saypro_events.promotion import PromotionPublished

TYPE: Final[dict[AnnouncementKind, str]] = {
    AnnouncementKind.FEATURE: "platform_feature",
    AnnouncementKind.POLICY: "platform_policy",
    AnnouncementKind.MAINTENANCE: "platform_maintenance",
    AnnouncementKind.KNOWN_ISSUE: "platform_issue",
    AnnouncementKind.DIRECT_MESSAGING: "messaging_announced",
}
FAQ: Final = "/ticketing/help/ask-a-seller"
"""Says how to write to somebody: where the announcement of direct messages leads that names no page."""


def told_by_promotion(event: Event[PromotionPublished]) -> News:
    """The offer, until it ends."""
    offer = event.data
    return News("promotion", safe_link(offer.url, NOWHERE), offer.ends_at)


def told_by_announcement(event: Event[PlatformAnnounced]) -> News:
    """The announcement. What is withdrawn is told no further; that a maintenance is off is news by itself."""
    said = event.data
    link = safe_link(said.url, FAQ if said.kind is AnnouncementKind.DIRECT_MESSAGING else NOWHERE)
    type_ = TYPE.get(said.kind, "platform_notice")
    if said.state is AnnouncementState.WITHDRAWN:
        told = type_ if said.kind is AnnouncementKind.MAINTENANCE else None
        return News(told, link, said.expires_at, withdraws=True)
    ends_at = said.window.ends_at if said.window and said.kind is AnnouncementKind.MAINTENANCE else None
    return News(type_, link, said.expires_at or ends_at)


_BY_MODEL: Final[dict[Any, Any]] = {
    PromotionPublished: told_by_promotion,
    PlatformAnnounced: told_by_announcement,
}

NEWS: Final[NewsByType] = {model.TYPE: cast("Told", told) for model, told in _BY_MODEL.items()}
