"""Whom a change of an account concerns: its owner (REQ N-13, N-14)."""

from typing import Final

from notifier.application.concern import Concern, expiry
from notifier.domain.links import NOWHERE, safe_link
from saypro_events import Event
from saypro_events.account import AccountChange, AccountChanged

SECURITY: Final = frozenset(
    {
        AccountChange.PASSWORD_CHANGED,
        AccountChange.CONTACT_CHANGED,
        AccountChange.LOGIN_UNRECOGNISED,
        AccountChange.SECURITY_ALERT,
    }
)
HELP: Final = "/ticketing/help"
TYPE: Final[dict[AccountChange, str]] = {
    AccountChange.PASSWORD_RESET_REQUESTED: "password_reset",
    AccountChange.RENEWAL_AHEAD: "renewal_ahead",
    AccountChange.SUSPENDED: "account_suspended",
}


def concerned_by_account(event: Event[AccountChanged]) -> list[Concern]:
    """The owner: a security alert cannot be switched off, other news can."""
    change = event.data
    if change.change in TYPE:
        type_ = TYPE[change.change]
    elif change.security or change.change in SECURITY:
        type_ = "security_alert"
    else:
        type_ = "account_changed"
    return [
        Concern(
            user_id=change.user_id,
            role="buyer",
            type=type_,
            link=safe_link(change.action_url, HELP if type_ == "account_suspended" else NOWHERE),
            expires_at=change.action_expires_at or expiry(type_, event.time),
        )
    ]
