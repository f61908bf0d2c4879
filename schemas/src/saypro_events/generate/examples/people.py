"""People, their accounts and their personal data (REQ N-13, N-14, P-06)."""

from typing import Any

from saypro_events.account import AccountChanged
from saypro_events.base import EventData
from saypro_events.user import UserDataErased, UserDataExported, UserErased, UserExportRequested, UserUpdated

AT = "2026-06-03T10:00:00Z"
ACCOUNT = "https://shop.example.test/account"

_THANDI: dict[str, Any] = {
    "user_id": "u-thandi",
    "display_name": "Thandi Nkosi",
    "email": {"address": "thandi@example.test", "verified": True},
    "phone": {"address": "+27821234567", "verified": True},
    "push": [
        {
            "endpoint": "https://push.example.test/s/9f2c",
            "p256dh": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM",
            "auth": "tBHItJI5svbpez7KI4CCXg",
            "label": "Thandi's phone",
        }
    ],
    "locale": "en-ZA",
    "timezone": "Africa/Johannesburg",
    "country": "ZA",
    "roles": ["buyer"],
    "tier": "gold",
    "attributes": {"orders_12m": 7, "average_order_zar": 842.5, "newsletter": True, "favourite_category": "kitchen"},
    "marketing_consent": {"granted": True, "at": "2026-01-15T08:30:00Z", "source": "sign-up form"},
    "updated_at": AT,
}
_SAM: dict[str, Any] = {
    "user_id": "u-sam",
    "display_name": "Sam Okoro",
    "email": {"address": "sam@example.test", "verified": True},
    "locale": "en-GB",
    "timezone": "Europe/London",
    "country": "GB",
    "roles": ["agent"],
    "updated_at": AT,
}
_NEW: dict[str, Any] = {"user_id": "u-new", "display_name": "Kwame Mensah", "roles": ["buyer", "seller"]}


def _account(change: str, **fields: Any) -> dict[str, Any]:
    return {"user_id": "u-thandi", "change": change, "occurred_at": AT, **fields}


_SIGN_IN = {"device": "Chrome on Linux", "ip_address": "203.0.113.77", "location": "Lagos, NG"}
_NOT_ME = {"action_url": f"{ACCOUNT}/security", "action_label": "It wasn't me"}
_ACCOUNTS = (
    _account("created", title="Welcome to SayPro"),
    _account("data_changed", fields=["display_name", "phone"], action_url=ACCOUNT),
    _account("billing_address_changed", fields=["billing_address"], action_url=f"{ACCOUNT}/billing"),
    _account(
        "password_reset_requested",
        action_url=f"{ACCOUNT}/reset?t=example",
        action_label="Choose a new password",
        action_expires_at="2026-06-03T11:00:00Z",
    ),
    _account(
        "renewal_ahead",
        plan="SayPro Plus, yearly",
        amount={"amount_minor": 49900, "currency": "ZAR"},
        effective_at="2026-06-17T00:00:00Z",
        action_url=f"{ACCOUNT}/plan",
    ),
    _account("renewed", plan="SayPro Plus, yearly", effective_at="2027-06-17T00:00:00Z"),
    _account("suspended", reason="Unpaid seller fees", effective_at=AT, action_url=f"{ACCOUNT}/status"),
    _account("reinstated", detail="All fees are paid.", effective_at=AT),
    _account("eligibility_changed", detail="You can now sell in Kenya.", action_url=f"{ACCOUNT}/selling"),
    _account("verified", detail="Your identity is confirmed."),
    _account("password_changed", security=True, **_SIGN_IN, **_NOT_ME),
    _account("contact_changed", security=True, fields=["email"], **_NOT_ME),
    _account("login_unrecognised", security=True, title="New sign-in to your account", **_SIGN_IN, **_NOT_ME),
    _account("security_alert", security=True, title="Your password appeared in a leak", **_NOT_ME),
)

PEOPLE: dict[type[EventData], dict[str, dict[str, Any]]] = {
    UserUpdated: {"buyer": _THANDI, "agent": _SAM, "least": _NEW},
    UserErased: {"erased": {"user_id": "u-thandi", "request_id": "er-2026-0042", "requested_at": AT}},
    UserExportRequested: {
        "requested": {
            "user_id": "u-thandi",
            "request_id": "ex-2026-0007",
            "requested_at": AT,
            "due_at": "2026-07-03T10:00:00Z",
        }
    },
    UserDataExported: {
        "exported": {
            "user_id": "u-thandi",
            "request_id": "ex-2026-0007",
            "service": "notifier",
            "counts": {"deliveries": 412, "preferences": 1},
            "url": "https://export.example.test/ex-2026-0007/notifier.json",
            "exported_at": "2026-06-03T10:02:00Z",
        }
    },
    UserDataErased: {
        "erased": {
            "user_id": "u-thandi",
            "request_id": "er-2026-0042",
            "service": "notifier",
            "counts": {"deliveries": 412, "preferences": 1},
            "erased_at": "2026-06-03T10:02:00Z",
        }
    },
    AccountChanged: {account["change"]: account for account in _ACCOUNTS},
}
