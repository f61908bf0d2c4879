"""An order's life, one event per status (REQ N-01 to N-09)."""

from typing import Any

from saypro_events.base import EventData
from saypro_events.order import OrderUpdated

SHOP = "https://shop.example.test"


def _zar(amount_minor: int) -> dict[str, Any]:
    return {"amount_minor": amount_minor, "currency": "ZAR"}


_ORDER: dict[str, Any] = {
    "order_id": "o-1001",
    "order_number": "ZA-1001-7",
    "buyer_id": "u-thandi",
    "seller_id": "u-mei",
    "items": [
        {
            "product_id": "p-kettle-17",
            "name": "Copper kettle 1.7 l",
            "quantity": 1,
            "unit_price": _zar(129900),
            "image_url": f"{SHOP}/i/p-kettle-17.jpg",
            "url": f"{SHOP}/p/p-kettle-17",
        },
        {
            "product_id": "p-mug-04",
            "name": "Stoneware mug, moss green",
            "quantity": 4,
            "unit_price": _zar(14900),
            "image_url": f"{SHOP}/i/p-mug-04.jpg",
            "url": f"{SHOP}/p/p-mug-04",
        },
    ],
    "subtotal": _zar(189500),
    "shipping": _zar(9900),
    "total": _zar(199400),
    "shipping_address": {
        "name": "Thandi Nkosi",
        "line1": "12 Long Street",
        "line2": "Flat 4",
        "city": "Cape Town",
        "region": "Western Cape",
        "postal_code": "8001",
        "country": "ZA",
    },
    "estimated_delivery": {"earliest": "2026-06-08T07:00:00Z", "latest": "2026-06-10T16:00:00Z"},
    "order_url": f"{SHOP}/o/o-1001",
}
_PARCEL: dict[str, Any] = {
    "carrier": "The Courier Guy",
    "tracking_number": "TCG77120031",
    "tracking_url": "https://track.example.test/TCG77120031",
}
_REORDER = {"kind": "reorder", "label": "Order again", "url": f"{SHOP}/o/o-1001/reorder"}
_SIMILAR = {
    "kind": "similar",
    "label": "See a similar kettle",
    "url": f"{SHOP}/o/o-1001/similar",
    "product_id": "p-kettle-20",
    "name": "Steel kettle 2 l",
    "price": _zar(99900),
}
_WAIT = {
    "kind": "wait",
    "label": "Wait for it",
    "url": f"{SHOP}/o/o-1001/wait",
    "available_at": "2026-06-20T00:00:00Z",
}
_MONEY_BACK = {"kind": "refund", "label": "Get my money back", "url": f"{SHOP}/o/o-1001/refund"}
_REFUND = {
    "amount": _zar(199400),
    "method": "original card",
    "expected_by": "2026-06-12T00:00:00Z",
    "reference": "rf_88231",
}
_LATER = {"earliest": "2026-06-12T07:00:00Z", "latest": "2026-06-13T16:00:00Z"}


def _order(status: str, occurred_at: str, *more: dict[str, Any], **fields: Any) -> dict[str, Any]:
    order = {**_ORDER, "status": status, "occurred_at": occurred_at}
    for part in more:
        order.update(part)
    return {**order, **fields}


_LIFE = (
    _order("placed", "2026-06-03T10:00:00Z"),
    _order("paid", "2026-06-03T10:01:12Z"),
    _order(
        "payment_failed",
        "2026-06-03T10:01:09Z",
        reason="payment_failure",
        reason_text="The bank declined the card.",
        retry_url=f"{SHOP}/o/o-1001/pay",
    ),
    _order(
        "out_of_stock",
        "2026-06-03T12:30:00Z",
        reason="out_of_stock",
        reason_text="The seller has no copper kettle left.",
        alternatives=[_WAIT, _SIMILAR, {**_MONEY_BACK, "kind": "cancel", "label": "Cancel the order"}],
    ),
    _order("dispatched", "2026-06-04T14:20:00Z", _PARCEL),
    _order(
        "milestone",
        "2026-06-06T05:10:00Z",
        _PARCEL,
        milestone="at_local_centre",
        milestone_text="Arrived at the Cape Town distribution centre",
    ),
    _order(
        "delayed",
        "2026-06-08T06:00:00Z",
        _PARCEL,
        reason="carrier_delay",
        reason_text="The truck broke down.",
        previous_estimate=_ORDER["estimated_delivery"],
        estimated_delivery=_LATER,
    ),
    _order("out_for_delivery", "2026-06-09T06:40:00Z", _PARCEL),
    _order(
        "delivered", "2026-06-09T11:05:00Z", _PARCEL,
        return_url=f"{SHOP}/o/o-1001/return", review_url=f"{SHOP}/o/o-1001/review",
    ),
    _order(
        "ready_for_pickup", "2026-06-09T09:00:00Z",
        pickup_address={"name": "SayPro Point Gardens", "line1": "1 Dock Road", "city": "Cape Town", "country": "ZA"},
        return_url=f"{SHOP}/o/o-1001/return", review_url=f"{SHOP}/o/o-1001/review",
    ),
    _order(
        "cancelled",
        "2026-06-03T18:00:00Z",
        reason="out_of_stock",
        reason_text="The seller has no copper kettle left.",
        requested_by="seller",
        alternatives=[_REORDER, _SIMILAR],
        refund=_REFUND,
        compensation={
            "code": "THANKYOU10",
            "percent": 10,
            "expires_at": "2026-09-01T00:00:00Z",
            "url": f"{SHOP}/?code=THANKYOU10",
        },
    ),
    _order("refund_started", "2026-06-04T08:00:00Z", reason="out_of_stock", requested_by="seller", refund=_REFUND),
    _order("refunded", "2026-06-10T08:00:00Z", reason="out_of_stock", requested_by="seller", refund=_REFUND),
    _order(
        "returned",
        "2026-06-18T15:45:00Z",
        reason="damaged",
        reason_text="The kettle arrived dented.",
        requested_by="buyer",
        refund={**_REFUND, "expected_by": "2026-06-25T00:00:00Z"},
        return_url=f"{SHOP}/o/o-1001/return",
    ),
)  # fmt: skip

ORDERS: dict[type[EventData], dict[str, dict[str, Any]]] = {OrderUpdated: {order["status"]: order for order in _LIFE}}
