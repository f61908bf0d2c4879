"""From how likely each subject of a message is to a proposal of category, subcategory and priority (REQ T-02, T-03)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ticketing.domain.classification import SUBCATEGORIES, Category, Priority

_CATEGORY_OF: Final = {sub: category for category, subs in SUBCATEGORIES.items() for sub in subs}
NOTHING: Final = "nothing"
"""The subject of what is no message at all."""

_WHY: Final = {
    "login": "the user cannot get into the account",
    "verification": "the user's identity or business is to be verified",
    "security": "someone else may have access to the account or its data",
    "profile": "an administrative change to the account",
    "create": "help with creating or editing a listing",
    "visibility": "a listing cannot be seen or is not approved",
    "categorisation": "a listing stands in the wrong category",
    "removal": "a listing is to be taken down, or was",
    "payment_dispute": "money was taken that the user disputes",
    "order_status": "an order is awaited or arrived wrong",
    "refund": "a refund, return or exchange is wanted",
    "cancellation": "an order is to be cancelled or was",
    "billing": "a payment, an invoice or a fee is questioned",
    "error": "something on the site does not work",
    "outage": "the platform is down or unusable for everyone",
    "performance": "the site is slow",
    "app": "the app does not work",
    "inquiry": "a general question",
    "feature_request": "a wish for the platform",
    "feedback": "praise or criticism of the service",
}
_HOW: Final = {
    Priority.HIGH: "it cannot wait",
    Priority.MEDIUM: "it keeps the user from something",
    Priority.LOW: "nothing is at a standstill",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where a ticket belongs and how urgent it is.

    reason: why, in words for staff. subject: what of the chances decided it; None when the proposal is the default
    (general inquiry, low).
    """

    category: Category
    subcategory: str
    priority: Priority
    reason: str
    subject: str | None


DEFAULT: Final = Proposal(
    Category.GENERAL, "inquiry", Priority.LOW, "nothing in the text points to a problem", subject=None
)


def propose(chances: Mapping[str, float]) -> Proposal:
    """The proposal for a text whose subjects "<subcategory>.<priority>" are so likely (in all 1).

    The likeliest category first, then its likeliest subcategory: two neighbours that share a chance must not lose to a
    stranger. The priority is asked of all subjects together.
    """
    categories: defaultdict[Category, float] = defaultdict(float)
    subcategories: defaultdict[str, float] = defaultdict(float)
    priorities: defaultdict[str, float] = defaultdict(float)
    for subject, chance in chances.items():
        subcategory, _, priority = subject.partition(".")
        if subcategory == NOTHING:
            continue
        categories[_CATEGORY_OF[subcategory]] += chance
        subcategories[subcategory] += chance
        priorities[priority] += chance
    if sum(categories.values()) <= chances.get(f"{NOTHING}.{Priority.LOW}", 0.0):
        return DEFAULT
    category = max(categories, key=categories.__getitem__)
    subcategory = max(SUBCATEGORIES[category], key=subcategories.__getitem__)
    level = Priority(max(priorities, key=priorities.__getitem__))
    subject = max((one for one in chances if one.startswith(f"{subcategory}.")), key=chances.__getitem__)
    return Proposal(category, subcategory, level, f"{_WHY[subcategory]}; {_HOW[level]}", subject)
