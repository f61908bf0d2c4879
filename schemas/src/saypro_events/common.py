"""Values that several entities share: money, addresses, links, products, audiences."""

from typing import Annotated

from pydantic import Field

from saypro_events.base import Id, Line, OpenEnum, Part, Scalar, Url, UtcTime, about


class Money(Part):
    """An amount of money, exact."""

    amount_minor: Annotated[
        int,
        about(
            "Amount in the currency's minor unit (cents), so that nothing is rounded.",
            129900,
            unit="minor units of the currency",
            ge=-(10**15),
            le=10**15,
        ),
    ]
    currency: Annotated[str, about("ISO 4217 currency code.", "ZAR", pattern=r"^[A-Z]{3}$")]


class Address(Part):
    """A postal address, as the person wrote it."""

    name: Annotated[Line | None, about("Who receives it.", "Thandi Nkosi", personal=True)] = None
    line1: Annotated[Line, about("Street and number.", "12 Long Street", personal=True)]
    line2: Annotated[Line | None, about("Flat, building, floor.", "Flat 4", personal=True)] = None
    city: Annotated[Line, about("City or town.", "Cape Town", personal=True)]
    region: Annotated[Line | None, about("Province, state or region.", "Western Cape", personal=True)] = None
    postal_code: Annotated[Line | None, about("Postal code.", "8001", personal=True)] = None
    country: Annotated[str, about("ISO 3166-1 alpha-2 country code.", "ZA", pattern=r"^[A-Z]{2}$")]


class Window(Part):
    """A span of time, `[earliest, latest]`. A single moment has both the same."""

    earliest: Annotated[UtcTime, about("Not before this.", "2026-06-08T07:00:00Z")]
    latest: Annotated[UtcTime, about("Not after this.", "2026-06-10T16:00:00Z")]


class Product(Part):
    """A product that can be shown and opened."""

    product_id: Annotated[Id, about("The product.", "p-kettle-17")]
    name: Annotated[Line, about("Name to show.", "Copper kettle 1.7 l")]
    price: Annotated[Money | None, about("Price of one.", {"amount_minor": 129900, "currency": "ZAR"})] = None
    image_url: Annotated[Url | None, about("Picture.", "https://shop.example.test/i/p-kettle-17.jpg")] = None
    url: Annotated[Url | None, about("Product page.", "https://shop.example.test/p/p-kettle-17")] = None


class Attachment(Part):
    """A file that goes with a message."""

    attachment_id: Annotated[Id, about("The file.", "a-5501")]
    name: Annotated[Line, about("File name as the sender gave it.", "receipt.pdf", personal=True)]
    content_type: Annotated[Line, about("Media type found by the receiving service.", "application/pdf")]
    size: Annotated[int, about("Size of the file.", 48213, unit="bytes", ge=0, le=2**40)]
    url: Annotated[str | None, about("Where a participant fetches it.", "/messaging/v1/attachments/a-5501")] = None


class Comparison(OpenEnum):
    """How an attribute is compared with a value."""

    EQ = "eq"
    NE = "ne"
    LT = "lt"
    LTE = "lte"
    GT = "gt"
    GTE = "gte"
    IN = "in"
    NOT_IN = "not_in"
    CONTAINS = "contains"
    EXISTS = "exists"
    UNKNOWN = "unknown"


class Segment(Part):
    """A condition on a person's profile: one comparison, or others joined. Exactly one of the two forms is used."""

    attribute: Annotated[Line | None, about("Profile attribute to compare.", "orders_12m")] = None
    op: Annotated[Comparison | None, about("How it is compared.", "gte")] = None
    value: Annotated[
        Scalar | tuple[Scalar, ...] | None, about("Value, or list of values for `in` and `not_in`.", 3)
    ] = None
    all_of: Annotated[tuple["Segment", ...], about("All of these hold.", [], max_length=50)] = ()
    any_of: Annotated[tuple["Segment", ...], about("At least one of these holds.", [], max_length=50)] = ()
    none_of: Annotated[tuple["Segment", ...], about("None of these holds.", [], max_length=50)] = ()


class Audience(Part):
    """Who an offer or announcement is for. Everything given must hold; nothing given means everyone."""

    user_ids: Annotated[tuple[Id, ...], about("Only these people.", ["u-thandi"], person=True)] = ()
    roles: Annotated[tuple[str, ...], about("Only people with one of these roles.", ["buyer"])] = ()
    countries: Annotated[tuple[str, ...], about("Only people in one of these countries (ISO 3166-1).", ["ZA"])] = ()
    tiers: Annotated[tuple[str, ...], about("Only people of one of these loyalty tiers.", ["gold"])] = ()
    locales: Annotated[tuple[str, ...], about("Only people with one of these locales.", ["en-ZA"])] = ()
    segment: Annotated[
        Segment | None,
        about("Only people whose profile meets this.", {"attribute": "orders_12m", "op": "gte", "value": 3}),
    ] = None


Percent = Annotated[int, Field(ge=0, le=100)]
