"""Referrals (REQ N-12)."""

from typing import Annotated, ClassVar

from saypro_events.base import Count, EventData, Id, Line, Url, UtcTime, about
from saypro_events.common import Money


class ReferralCompleted(EventData):
    """Someone joined through a person's referral, and the bonus is earned."""

    TYPE: ClassVar[str] = "com.saypro.referral.completed.v1"

    referral_id: Annotated[Id, about("The referral.", "rf-310")]
    referrer_id: Annotated[Id, about("Who earns the bonus.", "u-thandi", person=True)]
    referred_id: Annotated[Id | None, about("Who joined.", "u-lars", person=True)] = None
    referred_name: Annotated[Line | None, about("Name to show for them.", "Lars", personal=True)] = None
    bonus_points: Annotated[Count | None, about("Bonus in points.", 500, unit="points")] = None
    bonus_amount: Annotated[Money | None, about("Bonus in money.", {"amount_minor": 5000, "currency": "ZAR"})] = None
    url: Annotated[Url | None, about("Where to see it.", "https://shop.example.test/referrals")] = None
    completed_at: Annotated[UtcTime, about("When it was earned.", "2026-06-03T10:00:00Z")]
