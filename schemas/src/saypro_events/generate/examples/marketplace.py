"""Offers, loyalty, referrals and announcements (REQ N-11, N-12, N-15, N-22)."""

from typing import Any

from saypro_events.base import EventData
from saypro_events.loyalty import LoyaltyUpdated
from saypro_events.platform import PlatformAnnounced
from saypro_events.promotion import PromotionPublished
from saypro_events.referral import ReferralCompleted

AT = "2026-06-03T10:00:00Z"
SHOP = "https://shop.example.test"
_KETTLE = {
    "product_id": "p-kettle-17",
    "name": "Copper kettle 1.7 l",
    "price": {"amount_minor": 129900, "currency": "ZAR"},
    "image_url": f"{SHOP}/i/p-kettle-17.jpg",
    "url": f"{SHOP}/p/p-kettle-17",
}


def _promotion(kind: str, title: str, summary: str, **fields: Any) -> dict[str, Any]:
    return {
        "promotion_id": f"pr-{kind}-26",
        "kind": kind,
        "title": title,
        "summary": summary,
        "products": [_KETTLE],
        "starts_at": AT,
        "url": f"{SHOP}/sale/{kind}",
        **fields,
    }


_PROMOTIONS = (
    _promotion("exclusive", "For gold members", "15 % off, two days early.", percent=15, audience={"tiers": ["gold"]}),
    _promotion(
        "personalised",
        "More for your kitchen",
        "Chosen for people who like to cook.",
        percent=10,
        audience={
            "segment": {
                "all_of": [
                    {"attribute": "favourite_category", "op": "eq", "value": "kitchen"},
                    {"attribute": "orders_12m", "op": "gte", "value": 3},
                ]
            }
        },
    ),
    _promotion(
        "flash_sale",
        "Winter flash sale",
        "20 % off kettles until Sunday.",
        code="WINTER20",
        percent=20,
        ends_at="2026-06-07T22:00:00Z",
        audience={"countries": ["ZA"], "roles": ["buyer"]},
    ),
    _promotion(
        "seasonal",
        "Warm up",
        "R 50 off your next order this winter.",
        amount={"amount_minor": 5000, "currency": "ZAR"},
        season="winter",
        ends_at="2026-08-31T22:00:00Z",
        terms_url=f"{SHOP}/terms/winter",
    ),
)


def _loyalty(change: str, **fields: Any) -> dict[str, Any]:
    return {
        "user_id": "u-thandi",
        "change": change,
        "balance": 1850,
        "tier": "gold",
        "next_reward": {
            "name": "Free delivery for a month",
            "points_needed": 150,
            "url": f"{SHOP}/rewards/free-delivery",
        },
        "redeem_url": f"{SHOP}/rewards",
        "redeem_text": "Choose a reward at checkout.",
        "occurred_at": AT,
        **fields,
    }


_LOYALTY = (
    _loyalty("earned", points=199, order_id="o-1001"),
    _loyalty("redeemed", points=-500, balance=1350, order_id="o-1002"),
    _loyalty("expiring", points=-300, expires_at="2026-06-30T22:00:00Z"),
    _loyalty("expired", points=-300, balance=1550),
    _loyalty("milestone", milestone="Your 10th order"),
    _loyalty("tier_upgraded", previous_tier="silver"),
    _loyalty("tier_lowered", tier="silver", previous_tier="gold"),
)


def _announcement(kind: str, title: str, body: str, **fields: Any) -> dict[str, Any]:
    return {
        "announcement_id": f"an-{kind}-77",
        "kind": kind,
        "state": "announced",
        "title": title,
        "body": body,
        "url": f"{SHOP}/news/{kind}",
        "published_at": AT,
        **fields,
    }


_NIGHT = {"starts_at": "2026-06-07T01:00:00Z", "ends_at": "2026-06-07T03:00:00Z"}
_MAINTENANCE = ("maintenance", "Maintenance on Sunday night", "Payments pause from 03:00 to 05:00 in Johannesburg.")
_ISSUE = ("known_issue", "Some photos do not load", "We are working on it.")
_ANNOUNCEMENTS = {
    "feature": _announcement(
        "feature",
        "Write to sellers directly",
        "Open a product or an order and choose Ask the seller. Answers wait for you in Messages.",
        action_label="How it works",
    ),
    "direct_messaging": _announcement(
        "direct_messaging",
        "Messages are here",
        "Talk to sellers and to support in one place.",
        url=None,
    ),
    "policy": _announcement(
        "policy",
        "Returns now take 30 days",
        "From July you have 30 days to return a purchase.",
        effective_at="2026-07-01T00:00:00Z",
    ),
    "maintenance": _announcement(*_MAINTENANCE, window=_NIGHT, expires_at=_NIGHT["ends_at"]),
    "maintenance_changed": _announcement(
        *_MAINTENANCE, state="changed", window={**_NIGHT, "ends_at": "2026-06-07T04:00:00Z"}
    ),
    "maintenance_withdrawn": _announcement(*_MAINTENANCE, state="withdrawn"),
    "known_issue": _announcement(
        *_ISSUE, window={"starts_at": AT}, expected_fix_at="2026-06-04T12:00:00Z", audience={"roles": ["seller"]}
    ),
    "known_issue_resolved": _announcement(*_ISSUE, state="resolved", audience={"roles": ["seller"]}),
    "notice": _announcement(
        "notice", "Your shop was featured", "Your kettle is on the front page today.", audience={"user_ids": ["u-mei"]}
    ),
}

MARKETPLACE: dict[type[EventData], dict[str, dict[str, Any]]] = {
    PromotionPublished: {promotion["kind"]: promotion for promotion in _PROMOTIONS},
    LoyaltyUpdated: {change["change"]: change for change in _LOYALTY},
    ReferralCompleted: {
        "points": {
            "referral_id": "rf-310",
            "referrer_id": "u-thandi",
            "referred_id": "u-lars",
            "referred_name": "Lars",
            "bonus_points": 500,
            "url": f"{SHOP}/referrals",
            "completed_at": AT,
        },
        "money": {
            "referral_id": "rf-311",
            "referrer_id": "u-thandi",
            "bonus_amount": {"amount_minor": 5000, "currency": "ZAR"},
            "completed_at": AT,
        },
    },
    PlatformAnnounced: _ANNOUNCEMENTS,
}
