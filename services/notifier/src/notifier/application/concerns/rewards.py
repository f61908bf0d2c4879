"""Whom points, tiers and referrals concern: whoever earned them (REQ N-12)."""

from typing import Final

from notifier.application.concern import Concern, expiry
from notifier.domain.links import NOWHERE, safe_link
from saypro_events import Event
from saypro_events.loyalty import LoyaltyChange, LoyaltyUpdated
from saypro_events.referral import ReferralCompleted

TYPE: Final[dict[LoyaltyChange, str]] = {
    LoyaltyChange.EARNED: "points_earned",
    LoyaltyChange.EXPIRING: "points_expiring",
    LoyaltyChange.MILESTONE: "loyalty_milestone",
    LoyaltyChange.TIER_UPGRADED: "tier_upgraded",
}


def concerned_by_loyalty(event: Event[LoyaltyUpdated]) -> list[Concern]:
    """The owner of the points; what they did themselves (redeeming) is no news."""
    loyalty = event.data
    type_ = TYPE.get(loyalty.change)
    if type_ is None:
        return []
    link = loyalty.redeem_url or (loyalty.next_reward.url if loyalty.next_reward else None)
    return [
        Concern(
            user_id=loyalty.user_id,
            role="buyer",
            type=type_,
            link=safe_link(link, NOWHERE),
            expires_at=loyalty.expires_at or expiry(type_, event.time),
        )
    ]


def concerned_by_referral(event: Event[ReferralCompleted]) -> list[Concern]:
    """Whoever invited the one who joined."""
    return [
        Concern(
            user_id=event.data.referrer_id,
            role="buyer",
            type="referral_completed",
            link=safe_link(event.data.url, NOWHERE),
            expires_at=None,
        )
    ]
