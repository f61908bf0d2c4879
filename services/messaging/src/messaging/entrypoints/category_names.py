"""What categories are called on the pages."""

from messaging.domain.values import Category

_NAMES = {Category.RETURNS.value: "Returns and refunds"}
CATEGORIES = tuple((one.value, _NAMES.get(one.value, one.value.replace("_", " ").capitalize())) for one in Category)
"""Value and name of each, for a list to choose from."""


def category_name(value: str) -> str:
    """Name a category within a sentence."""
    return dict(CATEGORIES).get(value, value).lower()
