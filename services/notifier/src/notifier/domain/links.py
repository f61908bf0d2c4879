"""Links that come from outside, made safe to put on a button."""

from typing import Final
from urllib.parse import quote, urlsplit

NOWHERE: Final = "/notifier/"
"""Where news lead that have no page of their own: back to themselves, so no button is shown for it."""


def safe_link(url: str | None, otherwise: str) -> str:
    """`url` if it is http, https or a path of our own, and `otherwise` if it is anything else (javascript:, //host)."""
    if not url or " " in url or not url.isprintable():
        return otherwise
    try:
        parts = urlsplit(url)
    except ValueError:
        return otherwise
    if parts.scheme in {"http", "https"} and parts.netloc:
        return url
    return url if url.startswith("/") and not parts.netloc and "\\" not in url else otherwise


def page_path(prefix: str, name: str) -> str:
    """The path of one of our pages about `name`, whatever characters that has."""
    return f"{prefix}/{quote(name, safe='')}"
