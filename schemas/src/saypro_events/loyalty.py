"""Loyalty points, rewards and tiers (REQ N-12, N-19)."""

from typing import Annotated, ClassVar

from saypro_events.base import Count, EventData, Id, Line, Number, OpenEnum, Part, Url, UtcTime, about


class LoyaltyChange(OpenEnum):
    """What happened to the account."""

    EARNED = "earned"
    REDEEMED = "redeemed"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    MILESTONE = "milestone"
    TIER_UPGRADED = "tier_upgraded"
    TIER_LOWERED = "tier_lowered"
    UNKNOWN = "unknown"


class NextReward(Part):
    """The reward within reach."""

    name: Annotated[Line, about("What it is.", "Free delivery for a month")]
    points_needed: Annotated[Count, about("Points still missing.", 150, unit="points")]
    url: Annotated[Url | None, about("More about it.", "https://shop.example.test/rewards/free-delivery")] = None


class LoyaltyUpdated(EventData):
    """A person's loyalty account changed."""

    TYPE: ClassVar[str] = "com.saypro.loyalty.updated.v1"

    user_id: Annotated[Id, about("Whose account.", "u-thandi", person=True)]
    change: Annotated[LoyaltyChange, about("What happened.", "earned")]
    points: Annotated[Number, about("Points added, or taken when negative.", 270, unit="points")] = 0
    balance: Annotated[Count, about("Points after it.", 1850, unit="points")]
    tier: Annotated[Line | None, about("Tier after it.", "gold")] = None
    previous_tier: Annotated[Line | None, about("Tier before, when it changed.", "silver")] = None
    next_reward: Annotated[
        NextReward | None, about("The next reward.", {"name": "Free delivery for a month", "points_needed": 150})
    ] = None
    milestone: Annotated[Line | None, about("Milestone reached, in words.", "Your 10th order")] = None
    order_id: Annotated[Id | None, about("Order that earned them.", "o-1001")] = None
    expires_at: Annotated[UtcTime | None, about("When points expire, for `expiring`.", "2026-06-30T22:00:00Z")] = None
    redeem_url: Annotated[Url | None, about("Where to redeem.", "https://shop.example.test/rewards")] = None
    redeem_text: Annotated[Line | None, about("How to redeem, in words.", "Choose a reward at checkout.")] = None
    occurred_at: Annotated[UtcTime, about("When it happened.", "2026-06-03T10:00:00Z")]
