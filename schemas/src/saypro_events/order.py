"""Orders, through their whole life (REQ N-01 to N-09)."""

from typing import Annotated, ClassVar

from saypro_events.base import EventData, Id, Line, OpenEnum, Part, Url, UtcTime, about
from saypro_events.common import Address, Money, Percent, Window


class OrderStatus(OpenEnum):
    """What has just happened to the order."""

    PLACED = "placed"
    PAID = "paid"
    PAYMENT_FAILED = "payment_failed"
    OUT_OF_STOCK = "out_of_stock"
    DISPATCHED = "dispatched"
    MILESTONE = "milestone"
    DELAYED = "delayed"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERED = "delivered"
    READY_FOR_PICKUP = "ready_for_pickup"
    CANCELLED = "cancelled"
    REFUND_STARTED = "refund_started"
    REFUNDED = "refunded"
    RETURNED = "returned"
    UNKNOWN = "unknown"


class Milestone(OpenEnum):
    """Where the parcel is, when the status is `milestone` (REQ N-02)."""

    PICKED_UP = "picked_up"
    AT_SORTING_CENTRE = "at_sorting_centre"
    CUSTOMS = "customs"
    AT_LOCAL_CENTRE = "at_local_centre"
    DELIVERY_ATTEMPTED = "delivery_attempted"
    UNKNOWN = "unknown"


class CancelReason(OpenEnum):
    """Why an order was cancelled, could not be paid or is late (REQ N-04, N-05)."""

    PAYMENT_FAILURE = "payment_failure"
    OUT_OF_STOCK = "out_of_stock"
    USER_REQUEST = "user_request"
    SELLER_REQUEST = "seller_request"
    DELIVERY_FAILED = "delivery_failed"
    CARRIER_DELAY = "carrier_delay"
    CUSTOMS_DELAY = "customs_delay"
    WEATHER = "weather"
    DAMAGED = "damaged"
    NOT_AS_DESCRIBED = "not_as_described"
    FRAUD = "fraud"
    OTHER = "other"
    UNKNOWN = "unknown"


class Requester(OpenEnum):
    """Who asked for the cancellation or return."""

    BUYER = "buyer"
    SELLER = "seller"
    PLATFORM = "platform"
    UNKNOWN = "unknown"


class AlternativeKind(OpenEnum):
    """What the buyer can choose instead (REQ N-07)."""

    REORDER = "reorder"
    SIMILAR = "similar"
    WAIT = "wait"
    REFUND = "refund"
    CANCEL = "cancel"
    UNKNOWN = "unknown"


class Item(Part):
    """One line of an order."""

    product_id: Annotated[Id, about("The product.", "p-kettle-17")]
    name: Annotated[Line, about("Name as it was when ordered.", "Copper kettle 1.7 l")]
    quantity: Annotated[int, about("How many.", 2, unit="pieces", ge=1, le=1_000_000)]
    unit_price: Annotated[Money, about("Price of one.", {"amount_minor": 129900, "currency": "ZAR"})]
    image_url: Annotated[Url | None, about("Picture.", "https://shop.example.test/i/p-kettle-17.jpg")] = None
    url: Annotated[Url | None, about("Product page.", "https://shop.example.test/p/p-kettle-17")] = None


class Alternative(Part):
    """One thing the buyer can choose, with the link that chooses it at one click."""

    kind: Annotated[AlternativeKind, about("What it is.", "similar")]
    label: Annotated[Line, about("Words on the button.", "See a similar kettle")]
    url: Annotated[Url, about("Link that makes the choice.", "https://shop.example.test/o/o-1001/similar")]
    product_id: Annotated[Id | None, about("The other product, for `similar`.", "p-kettle-20")] = None
    name: Annotated[Line | None, about("Its name.", "Steel kettle 2 l")] = None
    price: Annotated[Money | None, about("Its price.", {"amount_minor": 99900, "currency": "ZAR"})] = None
    available_at: Annotated[UtcTime | None, about("When it is back, for `wait`.", "2026-06-20T00:00:00Z")] = None


class Refund(Part):
    """Money on its way back (REQ N-06)."""

    amount: Annotated[Money, about("How much comes back.", {"amount_minor": 269700, "currency": "ZAR"})]
    method: Annotated[
        Line | None, about("How it comes back; usual ways are said in the reader's language.", "original card")
    ] = None
    expected_by: Annotated[UtcTime | None, about("When it should be there at the latest.", "2026-06-12T00:00:00Z")] = (
        None
    )
    reference: Annotated[Line | None, about("Reference at the payment provider.", "rf_88231")] = None


class Compensation(Part):
    """An offer that makes up for a cancellation (REQ N-09)."""

    code: Annotated[Line, about("Code to enter at the next order.", "THANKYOU10")]
    percent: Annotated[Percent | None, about("Discount.", 10, unit="percent")] = None
    amount: Annotated[Money | None, about("Discount as an amount.", {"amount_minor": 10000, "currency": "ZAR"})] = None
    expires_at: Annotated[UtcTime | None, about("Until when it holds.", "2026-09-01T00:00:00Z")] = None
    url: Annotated[Url | None, about("Where it is used.", "https://shop.example.test/?code=THANKYOU10")] = None


class OrderUpdated(EventData):
    """Something happened to an order. Each event carries the whole order as it is now."""

    TYPE: ClassVar[str] = "com.saypro.order.updated.v1"

    order_id: Annotated[Id, about("The order.", "o-1001")]
    order_number: Annotated[Line, about("Number that people quote.", "ZA-1001-7")]
    buyer_id: Annotated[Id, about("Who bought.", "u-thandi", person=True)]
    seller_id: Annotated[Id, about("Who sells.", "u-mei", person=True)]
    status: Annotated[OrderStatus, about("What has just happened.", "dispatched")]
    items: Annotated[
        tuple[Item, ...],
        about(
            "What was ordered.",
            [
                {
                    "product_id": "p-kettle-17",
                    "name": "Copper kettle 1.7 l",
                    "quantity": 2,
                    "unit_price": {"amount_minor": 129900, "currency": "ZAR"},
                }
            ],
            max_length=1000,
        ),
    ]
    subtotal: Annotated[Money | None, about("Items alone.", {"amount_minor": 259800, "currency": "ZAR"})] = None
    shipping: Annotated[Money | None, about("Shipping.", {"amount_minor": 9900, "currency": "ZAR"})] = None
    discount: Annotated[Money | None, about("Taken off.", {"amount_minor": 0, "currency": "ZAR"})] = None
    tax: Annotated[Money | None, about("Tax contained in the total.", {"amount_minor": 35178, "currency": "ZAR"})] = (
        None
    )
    total: Annotated[Money, about("What the buyer pays.", {"amount_minor": 269700, "currency": "ZAR"})]
    shipping_address: Annotated[
        Address | None,
        about("Where it goes.", {"line1": "12 Long Street", "city": "Cape Town", "country": "ZA"}, personal=True),
    ] = None
    pickup_address: Annotated[
        Address | None,
        about(
            "Where it waits, for `ready_for_pickup`.", {"line1": "1 Dock Road", "city": "Cape Town", "country": "ZA"}
        ),
    ] = None
    estimated_delivery: Annotated[
        Window | None,
        about("When it should arrive.", {"earliest": "2026-06-08T07:00:00Z", "latest": "2026-06-10T16:00:00Z"}),
    ] = None
    previous_estimate: Annotated[
        Window | None,
        about(
            "What was promised before a delay.", {"earliest": "2026-06-05T07:00:00Z", "latest": "2026-06-06T16:00:00Z"}
        ),
    ] = None
    carrier: Annotated[Line | None, about("Who carries it.", "The Courier Guy")] = None
    tracking_number: Annotated[Line | None, about("Number at the carrier.", "TCG77120031")] = None
    tracking_url: Annotated[Url | None, about("Tracking page.", "https://track.example.test/TCG77120031")] = None
    milestone: Annotated[Milestone | None, about("Where it is, for `milestone`.", "at_local_centre")] = None
    milestone_text: Annotated[Line | None, about("The carrier's own words.", "Arrived in Cape Town")] = None
    reason: Annotated[CancelReason | None, about("Why cancelled, failed, late or returned.", "out_of_stock")] = None
    reason_text: Annotated[Line | None, about("The same in words for the buyer.", "The seller has none left.")] = None
    requested_by: Annotated[Requester | None, about("Who asked for the cancellation or return.", "buyer")] = None
    alternatives: Annotated[
        tuple[Alternative, ...], about("What the buyer can choose instead.", [], max_length=20)
    ] = ()
    refund: Annotated[
        Refund | None,
        about("The refund, once there is one.", {"amount": {"amount_minor": 269700, "currency": "ZAR"}}),
    ] = None
    compensation: Annotated[Compensation | None, about("An offer that makes up for it.", {"code": "THANKYOU10"})] = None
    order_url: Annotated[Url | None, about("The order's page.", "https://shop.example.test/o/o-1001")] = None
    retry_url: Annotated[Url | None, about("Where to pay again.", "https://shop.example.test/o/o-1001/pay")] = None
    return_url: Annotated[
        Url | None, about("Where to start a return.", "https://shop.example.test/o/o-1001/return")
    ] = None
    review_url: Annotated[Url | None, about("Where to review.", "https://shop.example.test/o/o-1001/review")] = None
    occurred_at: Annotated[UtcTime, about("When it happened.", "2026-06-03T10:00:00Z")]
