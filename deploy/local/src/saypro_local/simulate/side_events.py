"""What else happens on a marketplace: sign-ins, account changes, points, offers."""

from datetime import datetime, timedelta
from random import Random

from saypro_events.account import AccountChange, AccountChanged
from saypro_events.common import Audience
from saypro_events.loyalty import LoyaltyChange, LoyaltyUpdated, NextReward
from saypro_events.promotion import PromotionKind, PromotionPublished
from saypro_local.simulate.catalogue import GOODS, SHOP
from saypro_local.simulate.people import Person

_DEVICES = ("Chrome on Linux", "Safari on iPhone", "Firefox on Windows", "Edge on Windows")
_PLACES = (("Lagos, NG", "197.210.64.12"), ("Riga, LV", "81.198.3.77"), ("Hanoi, VN", "113.190.232.5"))
_TIERS = ((0, "bronze"), (2_000, "silver"), (6_000, "gold"))
_REWARD_EVERY = 500


def account_event(person: Person, random: Random, now: datetime) -> AccountChanged:
    """A sign-in from somewhere new, or a change to the account."""
    kind = random.choices(
        (
            AccountChange.LOGIN_UNRECOGNISED,
            AccountChange.PASSWORD_RESET_REQUESTED,
            AccountChange.BILLING_ADDRESS_CHANGED,
        ),
        (60, 25, 15),
    )[0]
    user_id = person.profile.user_id
    if kind is AccountChange.LOGIN_UNRECOGNISED:
        place, address = random.choice(_PLACES)
        return AccountChanged(
            user_id=user_id,
            change=kind,
            security=True,
            device=random.choice(_DEVICES),
            location=place,
            ip_address=address,
            action_url=f"{SHOP}/account/security",
            action_label="It wasn't me",
            occurred_at=now,
        )
    if kind is AccountChange.PASSWORD_RESET_REQUESTED:
        return AccountChanged(
            user_id=user_id,
            change=kind,
            security=True,
            action_url=f"{SHOP}/account/reset",
            action_label="Choose a new password",
            action_expires_at=now + timedelta(hours=1),
            occurred_at=now,
        )
    return AccountChanged(user_id=user_id, change=kind, fields=("billing_address",), occurred_at=now)


def points_event(person: Person, order_id: str, earned: int, balance: int, now: datetime) -> LoyaltyUpdated:
    """Points for a delivered order; `balance` is the one after it."""
    tier, before = _tier(balance), _tier(balance - earned)
    return LoyaltyUpdated(
        user_id=person.profile.user_id,
        change=LoyaltyChange.EARNED if tier == before else LoyaltyChange.TIER_UPGRADED,
        points=earned,
        balance=balance,
        tier=tier,
        previous_tier=None if tier == before else before,
        next_reward=NextReward(
            name="Free delivery for a month",
            points_needed=_REWARD_EVERY - balance % _REWARD_EVERY,
            url=f"{SHOP}/rewards",
        ),
        order_id=order_id,
        redeem_url=f"{SHOP}/rewards",
        redeem_text="Choose a reward at checkout.",
        occurred_at=now,
    )


def promotion_event(promotion_id: str, random: Random, now: datetime) -> PromotionPublished:
    """A flash sale in one country."""
    goods = random.sample(GOODS, 3)
    percent = random.choice((10, 15, 20, 25))
    country = random.choice(("ZA", "DE", "SG", "GB", "BR", "FR"))
    return PromotionPublished(
        promotion_id=promotion_id,
        kind=PromotionKind.FLASH_SALE,
        title=f"Flash sale: {percent} % off until tomorrow",
        summary=f"{percent} % off {goods[0].name} and more, while stocks last.",
        audience=Audience(roles=("buyer",), countries=(country,)),
        products=tuple(good.product() for good in goods),
        code=f"FLASH{percent}",
        percent=percent,
        starts_at=now,
        ends_at=now + timedelta(days=1),
        url=f"{SHOP}/sale/{promotion_id}",
    )


def _tier(balance: int) -> str:
    return next(name for least, name in reversed(_TIERS) if balance >= least)
