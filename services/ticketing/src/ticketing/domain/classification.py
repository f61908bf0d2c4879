"""Categories, subcategories and priorities a ticket can have (REQ T-02, T-03)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ticketing.domain.errors import InvalidValueError


class Category(StrEnum):
    """What a ticket is about."""

    ACCOUNT = "account"
    LISTING = "listing"
    TRANSACTION = "transaction"
    TECHNICAL = "technical"
    GENERAL = "general"


class Priority(StrEnum):
    """How urgent a ticket is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


SUBCATEGORIES: dict[Category, tuple[str, ...]] = {
    Category.ACCOUNT: ("login", "verification", "security", "profile"),
    Category.LISTING: ("create", "visibility", "categorisation", "removal"),
    Category.TRANSACTION: ("payment_dispute", "order_status", "refund", "cancellation", "billing"),
    Category.TECHNICAL: ("error", "outage", "performance", "app"),
    Category.GENERAL: ("inquiry", "feature_request", "feedback"),
}


@dataclass(frozen=True, slots=True)
class Classification:
    """Category, subcategory and priority together, and why the priority is what it is."""

    category: Category
    subcategory: str | None
    priority: Priority
    reason: str

    def __post_init__(self) -> None:
        if self.subcategory is not None and self.subcategory not in SUBCATEGORIES[self.category]:
            raise InvalidValueError("subcategory", f"{self.category} has {', '.join(SUBCATEGORIES[self.category])}")


def category_named(name: str) -> Category:
    """The category with this name; InvalidValueError lists those there are."""
    try:
        return Category(name)
    except ValueError:
        raise InvalidValueError("category", f"one of {', '.join(Category)}") from None


def priority_named(name: str) -> Priority:
    """The priority with this name; InvalidValueError lists those there are."""
    try:
        return Priority(name)
    except ValueError:
        raise InvalidValueError("priority", f"one of {', '.join(Priority)}") from None
