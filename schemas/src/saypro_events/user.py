"""People: their profile as the accounts service knows it, and what is done about their personal data (REQ P-06)."""

from typing import Annotated, ClassVar

from pydantic import Field

from saypro_events.base import Count, EventData, Id, Line, OpenEnum, Part, Scalar, Url, UtcTime, about


class Role(OpenEnum):
    """What a person is on the marketplace. A person may be several."""

    BUYER = "buyer"
    SELLER = "seller"
    AGENT = "agent"
    SENIOR = "senior"
    MANAGER = "manager"
    ADMIN = "admin"
    UNKNOWN = "unknown"


class ContactPoint(Part):
    """An address at which a person can be reached."""

    address: Annotated[
        str,
        about(
            "E-mail address, or phone number in E.164.",
            "thandi@example.test",
            personal=True,
            pattern=r"^[^\s\x00-\x1f\x7f]+$",
            max_length=320,
        ),
    ]
    verified: Annotated[bool, about("The person has shown that it is theirs.", True)] = False


class PushSubscription(Part):
    """A browser or device that takes push messages (Web Push, RFC 8030 and 8291)."""

    endpoint: Annotated[
        Url, about("Push service address of this device.", "https://push.example.test/s/9f2", personal=True)
    ]
    p256dh: Annotated[str, about("Public key of the device, base64url.", "BNcRdreALRFX", personal=True, max_length=200)]
    auth: Annotated[str, about("Authentication secret, base64url.", "tBHItJI5svbp", personal=True, max_length=100)]
    label: Annotated[Line | None, about("What the person calls the device.", "Thandi's phone", personal=True)] = None


class MarketingConsent(Part):
    """Whether a person agreed to marketing, and when they said so."""

    granted: Annotated[bool, about("True: promotions may be sent.", True)]
    at: Annotated[UtcTime, about("When they said so.", "2026-01-15T08:30:00Z")]
    source: Annotated[Line | None, about("Where they said so.", "sign-up form")] = None


class UserUpdated(EventData):
    """A person's profile is now this, whole: a reader replaces what it had."""

    TYPE: ClassVar[str] = "com.saypro.user.updated.v1"

    user_id: Annotated[Id, about("The person.", "u-thandi", person=True)]
    display_name: Annotated[Line, about("Name to address them by.", "Thandi Nkosi", personal=True)]
    email: Annotated[
        ContactPoint | None, about("E-mail.", {"address": "thandi@example.test", "verified": True}, personal=True)
    ] = None
    phone: Annotated[
        ContactPoint | None, about("Phone for SMS.", {"address": "+27821234567", "verified": True}, personal=True)
    ] = None
    push: Annotated[tuple[PushSubscription, ...], about("Devices that take push messages.", [], personal=True)] = ()
    webhook_url: Annotated[
        Url | None, about("Where their own system is told.", "https://hooks.example.test/thandi", personal=True)
    ] = None
    locale: Annotated[str, about("BCP 47 language and region.", "en-ZA", min_length=2, max_length=35)] = "en"
    timezone: Annotated[
        str, about("IANA time zone of their days and nights.", "Africa/Johannesburg", min_length=1, max_length=64)
    ] = "Etc/UTC"
    country: Annotated[str | None, about("ISO 3166-1 alpha-2 country.", "ZA", pattern=r"^[A-Z]{2}$")] = None
    roles: Annotated[tuple[Role, ...], about("What they are here.", ["buyer"])] = ()
    tier: Annotated[Line | None, about("Loyalty tier.", "gold")] = None
    attributes: Annotated[
        dict[Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,63}$")], Scalar],
        about("Facts to choose audiences by.", {"orders_12m": 7, "newsletter": True}, personal=True, max_length=200),
    ] = Field(default_factory=dict)
    marketing_consent: Annotated[
        MarketingConsent | None,
        about("Consent to marketing; none given means no.", {"granted": True, "at": "2026-01-15T08:30:00Z"}),
    ] = None
    updated_at: Annotated[UtcTime | None, about("When the profile changed.", "2026-06-03T10:00:00Z")] = None


class UserErased(EventData):
    """A person asked to be forgotten. Every service erases what is personal and answers with `user.data_erased`."""

    TYPE: ClassVar[str] = "com.saypro.user.erased.v1"

    user_id: Annotated[Id, about("The person.", "u-thandi", person=True)]
    request_id: Annotated[Id | None, about("The request that this answers.", "er-2026-0042")] = None
    requested_at: Annotated[UtcTime | None, about("When they asked.", "2026-06-03T10:00:00Z")] = None


class UserExportRequested(EventData):
    """A person asked for a copy of their data. Every service answers with `user.data_exported`."""

    TYPE: ClassVar[str] = "com.saypro.user.export_requested.v1"

    user_id: Annotated[Id, about("The person.", "u-thandi", person=True)]
    request_id: Annotated[Id, about("The request; the answers carry it.", "ex-2026-0007")]
    requested_at: Annotated[UtcTime, about("When they asked.", "2026-06-03T10:00:00Z")]
    due_at: Annotated[UtcTime | None, about("By when all services must have answered.", "2026-07-03T10:00:00Z")] = None


class UserDataExported(EventData):
    """One service's answer to `user.export_requested`."""

    TYPE: ClassVar[str] = "com.saypro.user.data_exported.v1"

    user_id: Annotated[Id, about("The person.", "u-thandi", person=True)]
    request_id: Annotated[Id, about("The request that this answers.", "ex-2026-0007")]
    service: Annotated[Line, about("The service that answers.", "notifier")]
    counts: Annotated[
        dict[str, Count],
        about("Records exported, by kind. Empty: it holds nothing.", {"deliveries": 412}, unit="records"),
    ]
    url: Annotated[
        Url | None,
        about("Where the accounts service fetches the copy.", "https://export.example.test/7", personal=True),
    ] = None
    exported_at: Annotated[UtcTime, about("When the copy was complete.", "2026-06-03T10:02:00Z")]


class UserDataErased(EventData):
    """One service's answer to `user.erased`."""

    TYPE: ClassVar[str] = "com.saypro.user.data_erased.v1"

    user_id: Annotated[Id, about("The person.", "u-thandi", person=True)]
    request_id: Annotated[Id | None, about("The request that this answers, if it named one.", "er-2026-0042")] = None
    service: Annotated[Line, about("The service that answers.", "notifier")]
    counts: Annotated[
        dict[str, Count], about("Records erased or masked, by kind.", {"deliveries": 412}, unit="records")
    ]
    erased_at: Annotated[UtcTime, about("When nothing was left.", "2026-06-03T10:02:00Z")]
