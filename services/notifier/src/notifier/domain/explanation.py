"""Why a person was or was not told, in words for that person (the "why did I get this" page, `saypro explain`)."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "ok": "Your preferences allow it and nothing asked it to wait.",
    "critical": "It concerns the safety of your account, so it is always sent and cannot be switched off.",
    "digest": "You asked for a digest, so it waits for the next one.",
    "capped": "You have had as many of these as you allow for now, so it waits.",
    "quiet_hours": "It came in your quiet hours, so it waits until they end.",
    "erased": "The account has been erased.",
    "expired": "It no longer mattered when its time came.",
    "expires_first": "It would have had to wait until it no longer mattered.",
    "no_address": "We have no address for you on this channel.",
    "address_suppressed": "Messages to this address came back, so we stopped writing to it.",
    "preference": "You switched this off in your preferences.",
    "not_opted_in": "This is only sent on this channel to people who ask for it.",
    "superseded": "Newer news of the same thing had already arrived.",
    "repeated": "Other news with the same number, of the same thing, had already arrived.",
    "told_before": "Another event had told this already; what this one adds is said there.",
    "unknown_person": "We did not know the account yet, so it waits a moment for its address.",
    "no_consent": "It is an offer, and you have not agreed to be sent offers.",
    "already_read": "You had read it before it was due.",
    "promise_delay": "It waits a few seconds, for the time by which you can expect an answer.",
    "unread_delay": "It waits a little, and is sent only if you have not read it by then.",
    "over_budget": "Enough had reached you for the moment, so it waits for a quieter one.",
    "rejected": "The mail server of your address refused it.",
    "attempts": "The mail server could not be reached for too long.",
}


def in_words(reason: str) -> str:
    """A sentence for a reason code."""
    return WORDS.get(reason, reason.replace("_", " "))
