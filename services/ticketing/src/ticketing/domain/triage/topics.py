"""What a ticket can be about, finer than its subcategory where the priority differs (REQ T-02, T-03)."""

from dataclasses import dataclass

from ticketing.domain.classification import Category, Priority

_HIGH, _MEDIUM, _LOW = Priority.HIGH, Priority.MEDIUM, Priority.LOW


@dataclass(frozen=True, slots=True)
class Topic:
    """A row of the table: where such a ticket belongs, how urgent it is and why.

    asked: the priority when the text only asks how something is done and nothing has gone wrong.
    troubled: the priority when something about it does not work.
    """

    category: Category
    subcategory: str | None
    priority: Priority
    why: str
    asked: Priority | None = None
    troubled: Priority | None = None


def _account(sub: str | None, priority: Priority, why: str, asked: Priority | None = None) -> Topic:
    return Topic(Category.ACCOUNT, sub, priority, why, asked)


def _listing(
    sub: str | None, priority: Priority, why: str, asked: Priority | None = None, troubled: Priority | None = None
) -> Topic:
    return Topic(Category.LISTING, sub, priority, why, asked, troubled)


def _transaction(sub: str | None, priority: Priority, why: str, asked: Priority | None = None) -> Topic:
    return Topic(Category.TRANSACTION, sub, priority, why, asked)


def _technical(sub: str | None, priority: Priority, why: str, asked: Priority | None = None) -> Topic:
    return Topic(Category.TECHNICAL, sub, priority, why, asked)


def _general(sub: str | None, why: str) -> Topic:
    return Topic(Category.GENERAL, sub, _LOW, why)


TOPICS: dict[str, Topic] = {
    "login": _account("login", _MEDIUM, "the user cannot get into the account"),
    "verification": _account("verification", _MEDIUM, "the user's identity or business is not verified", _LOW),
    "security": _account("security", _HIGH, "someone else may have access to the account or its data"),
    "security_help": _account("security", _LOW, "a question about protecting the account"),
    "profile": _account("profile", _LOW, "an administrative change to the account"),
    "account_any": _account(None, _MEDIUM, "something about the account", _LOW),
    "create": _listing("create", _LOW, "help with creating or editing a listing", troubled=_MEDIUM),
    "visibility": _listing("visibility", _MEDIUM, "a listing cannot be seen or is not approved"),
    "categorisation": _listing("categorisation", _LOW, "a listing stands in the wrong category"),
    "removal": _listing("removal", _LOW, "the user wants a listing taken down"),
    "removal_dispute": _listing("removal", _MEDIUM, "a removal or a report of a listing is in dispute", _LOW),
    "listing_any": _listing(None, _MEDIUM, "something about a listing", _LOW),
    "dispute": _transaction("payment_dispute", _HIGH, "money was taken that the user disputes"),
    "payment_failure": _transaction("billing", _HIGH, "a payment does not go through"),
    "overcharge": _transaction("billing", _MEDIUM, "an amount or a fee is questioned"),
    "billing": _transaction("billing", _LOW, "an invoice, a fee or a payment method"),
    "order_status": _transaction("order_status", _MEDIUM, "an order is awaited or arrived wrong"),
    "refund": _transaction("refund", _MEDIUM, "a refund, return or exchange is wanted"),
    "refund_policy": _transaction("refund", _LOW, "a question about the return rules"),
    "cancellation": _transaction("cancellation", _MEDIUM, "an order is to be cancelled or was"),
    "transaction_any": _transaction(None, _MEDIUM, "something about a purchase"),
    "error": _technical("error", _MEDIUM, "something on the site does not work"),
    "outage": _technical("outage", _HIGH, "the platform is down or unusable for everyone"),
    "performance": _technical("performance", _MEDIUM, "the site is slow"),
    "app": _technical("app", _MEDIUM, "the app does not work"),
    "technical_any": _technical(None, _MEDIUM, "a technical problem", _LOW),
    "inquiry": _general("inquiry", "a general question"),
    "feature_request": _general("feature_request", "a wish for the platform"),
    "feedback": _general("feedback", "praise or criticism of the service"),
}
