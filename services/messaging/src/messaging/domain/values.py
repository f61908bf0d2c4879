"""The words of this domain: kinds, statuses, parts, categories, priorities, and what text is allowed."""

import re
import unicodedata
from enum import StrEnum

from messaging.domain.errors import InvalidInput

MAX_MESSAGE = 10_000
MAX_SUBJECT = 200
MAX_TAGS = 20
MAX_TAG = 40
# What no person types on purpose: C0 controls but tab and newline, and the marks that turn writing round.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
# Fillers of Hangul and Braille: letters by their category, with nothing to see.
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")


class Kind(StrEnum):
    """What a conversation is about, which decides who takes part (REQ M-01)."""

    SUPPORT = "support"
    PRODUCT = "product"
    ORDER = "order"


class Status(StrEnum):
    """Where a conversation stands: open waits for us, pending waits for the customer (REQ M-03)."""

    OPEN = "open"
    PENDING = "pending"
    RESOLVED = "resolved"


class Part(StrEnum):
    """The part a participant plays in one conversation."""

    BUYER = "buyer"
    SELLER = "seller"
    SUPPORT = "support"
    ADMIN = "admin"
    SYSTEM = "system"


STAFF_PARTS = frozenset({Part.SUPPORT, Part.ADMIN})


class Category(StrEnum):
    """Subjects that decide the department (REQ M-04)."""

    ORDER_INQUIRY = "order_inquiry"
    PRODUCT_QUERY = "product_query"
    COMPLAINT = "complaint"
    SUPPORT_REQUEST = "support_request"
    TECHNICAL = "technical"
    ACCOUNT = "account"
    LISTING = "listing"
    TRANSACTION = "transaction"
    RETURNS = "returns_refunds"
    GENERAL = "general"


class Caution(StrEnum):
    """What a message between customers may lead to, off the platform (REQ M-11)."""

    CONTACT = "contact"
    PAYMENT = "payment"


class Priority(StrEnum):
    """How urgent, as ticketing proposes it and staff change it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


def clean_text(text: str, *, field: str = "text", limit: int = MAX_MESSAGE) -> str:
    """Take `text` as typed; give it trimmed and without control characters.

    Raises InvalidInput when nothing is left that can be seen, or it is longer than `limit` characters.
    """
    tidy = _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not any(_can_be_seen(character) for character in tidy):
        raise InvalidInput(field, "must not be empty")
    if len(tidy) > limit:
        raise InvalidInput(field, f"at most {limit:,} characters, this has {len(tidy):,}")
    return tidy


def _can_be_seen(character: str) -> bool:
    """Zero-width characters and such alone would be a message that looks like none."""
    blank = character.isspace() or character in _BLANK_LETTERS
    return not blank and unicodedata.category(character) != "Cf"


def clean_line(text: str, *, field: str, limit: int) -> str:
    """As `clean_text`, on one line: what becomes a mail subject must not carry a line break."""
    return " ".join(clean_text(text, field=field, limit=limit * 2).split())[:limit].strip()


def clean_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Lower-case, without doubles, sorted. Raises InvalidInput for too many or too long ones."""
    tidy = sorted({clean_line(tag, field="tags", limit=MAX_TAG).lower() for tag in tags})
    if len(tidy) > MAX_TAGS:
        raise InvalidInput("tags", f"at most {MAX_TAGS}")
    return tuple(tidy)
