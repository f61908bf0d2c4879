"""Offers (REQ N-09, N-11)."""

from typing import Annotated, ClassVar

from saypro_events.base import EventData, Id, Line, OpenEnum, Text, Url, UtcTime, about
from saypro_events.common import Audience, Money, Percent, Product


class PromotionKind(OpenEnum):
    """What sort of offer."""

    EXCLUSIVE = "exclusive"
    PERSONALISED = "personalised"
    FLASH_SALE = "flash_sale"
    SEASONAL = "seasonal"
    UNKNOWN = "unknown"


class PromotionPublished(EventData):
    """An offer is open to an audience."""

    TYPE: ClassVar[str] = "com.saypro.promotion.published.v1"

    promotion_id: Annotated[Id, about("The offer.", "pr-winter-26")]
    kind: Annotated[PromotionKind, about("What sort of offer.", "flash_sale")]
    title: Annotated[Line, about("Headline.", "Winter flash sale")]
    summary: Annotated[Text, about("The offer in words.", "20 % off kettles until Sunday.")]
    audience: Annotated[Audience, about("Who it is for; nothing given means everyone.", {"countries": ["ZA"]})] = (
        Audience()
    )
    products: Annotated[
        tuple[Product, ...],
        about("Eligible products.", [{"product_id": "p-kettle-17", "name": "Copper kettle 1.7 l"}], max_length=200),
    ] = ()
    code: Annotated[Line | None, about("Code to enter.", "WINTER20")] = None
    percent: Annotated[Percent | None, about("Discount.", 20, unit="percent")] = None
    amount: Annotated[Money | None, about("Discount as an amount.", {"amount_minor": 5000, "currency": "ZAR"})] = None
    starts_at: Annotated[UtcTime, about("Holds from.", "2026-06-03T10:00:00Z")]
    ends_at: Annotated[UtcTime | None, about("Holds until, exclusive; none means open.", "2026-06-07T22:00:00Z")] = None
    season: Annotated[Line | None, about("Season or holiday.", "winter")] = None
    url: Annotated[Url | None, about("Where to shop.", "https://shop.example.test/sale/winter")] = None
    image_url: Annotated[Url | None, about("Picture.", "https://shop.example.test/i/winter.jpg")] = None
    terms_url: Annotated[Url | None, about("Terms.", "https://shop.example.test/terms/winter")] = None
