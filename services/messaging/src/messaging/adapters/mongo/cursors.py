"""Where a page of a list ended, as a word in an address: the next begins beyond it, whatever has moved meanwhile."""

import base64
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from messaging.adapters.mongo.codec import Document
from messaging.domain.errors import InvalidInput

_LEAST, _MOST = -(2**63), 2**63 - 1


def beyond(keys: tuple[str, ...], values: Sequence[Any], direction: int) -> list[Document]:
    """What sorts after `values`: greater in the first key, or equal there and greater in the next, and so on."""
    operator = "$gt" if direction == 1 else "$lt"
    return [{**dict(zip(keys[:n], values[:n], strict=True)), keys[n]: {operator: values[n]}} for n in range(len(keys))]


def encode_cursor(values: Sequence[Any]) -> str:
    """Give the word for these values of the sort keys."""
    plain = [{"$at": value.isoformat()} if isinstance(value, datetime) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain, separators=(",", ":")).encode()).decode().rstrip("=")


def decode_cursor(cursor: str, length: int) -> list[Any]:
    """Raises InvalidInput for one that no answer of ours has given: only what MongoDB can hold goes into the query."""
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        found = [_scalar(one) for one in values]
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise InvalidInput("cursor", "not one that we gave") from error
    if len(found) != length:
        raise InvalidInput("cursor", "not one that we gave")
    return found


def _scalar(value: Any) -> datetime | str | int:
    """Raises an error for what MongoDB has no room for: large numbers, times past the years, half a surrogate pair."""
    if isinstance(value, dict):
        return datetime.fromisoformat(value["$at"]).astimezone(UTC)
    if isinstance(value, str):
        value.encode()
        return value
    if isinstance(value, int) and _LEAST <= value <= _MOST:
        return value
    raise ValueError("no scalar")
