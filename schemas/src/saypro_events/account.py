"""What happened to a person's account (REQ N-13, N-14)."""

from typing import Annotated, ClassVar

from saypro_events.base import EventData, Id, Line, OpenEnum, Url, UtcTime, about
from saypro_events.common import Money


class AccountChange(OpenEnum):
    """What happened. The last four are security alerts: told at once, never switched off."""

    CREATED = "created"
    DATA_CHANGED = "data_changed"
    BILLING_ADDRESS_CHANGED = "billing_address_changed"
    PASSWORD_RESET_REQUESTED = "password_reset_requested"  # noqa: S105 - a name, no password
    RENEWAL_AHEAD = "renewal_ahead"
    RENEWED = "renewed"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    ELIGIBILITY_CHANGED = "eligibility_changed"
    VERIFIED = "verified"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a name, no password
    CONTACT_CHANGED = "contact_changed"
    LOGIN_UNRECOGNISED = "login_unrecognised"
    SECURITY_ALERT = "security_alert"
    UNKNOWN = "unknown"


class AccountChanged(EventData):
    """Something happened to a person's account that they should know."""

    TYPE: ClassVar[str] = "com.saypro.account.changed.v1"

    user_id: Annotated[Id, about("Whose account.", "u-thandi", person=True)]
    change: Annotated[AccountChange, about("What happened.", "login_unrecognised")]
    security: Annotated[bool, about("It concerns the account's safety (REQ N-14).", True)] = False
    fields: Annotated[
        tuple[Line, ...], about("Which data changed: names of fields, no values.", ["billing_address"])
    ] = ()
    title: Annotated[Line | None, about("A headline in words.", "New sign-in to your account")] = None
    detail: Annotated[
        Line | None, about("What the person should know, in words.", "Chrome on Linux, Lagos", personal=True)
    ] = None
    reason: Annotated[
        Line | None, about("Why: of a suspension, of eligibility lost.", "Unpaid seller fees", personal=True)
    ] = None
    device: Annotated[Line | None, about("Device of a sign-in.", "Chrome on Linux", personal=True)] = None
    ip_address: Annotated[Line | None, about("Address of a sign-in.", "197.210.64.12", personal=True)] = None
    location: Annotated[Line | None, about("Place of a sign-in, roughly.", "Lagos, NG", personal=True)] = None
    plan: Annotated[Line | None, about("Subscription or membership that renews.", "SayPro Plus, yearly")] = None
    amount: Annotated[Money | None, about("What the renewal costs.", {"amount_minor": 49900, "currency": "ZAR"})] = None
    effective_at: Annotated[
        UtcTime | None, about("When it takes effect: renewal, suspension.", "2026-06-17T00:00:00Z")
    ] = None
    action_url: Annotated[Url | None, about("What to do about it.", "https://shop.example.test/account/security")] = (
        None
    )
    action_label: Annotated[Line | None, about("Words on the button.", "It wasn't me")] = None
    action_expires_at: Annotated[
        UtcTime | None, about("Until when the link works, as for a reset.", "2026-06-03T11:00:00Z")
    ] = None
    occurred_at: Annotated[UtcTime, about("When it happened.", "2026-06-03T10:00:00Z")]
