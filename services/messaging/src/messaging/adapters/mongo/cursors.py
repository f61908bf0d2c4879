"""Where a page of a list ended, as a word in an address: the next begins beyond it, whatever has moved meanwhile."""

import base64
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from messaging.adapters.mongo.codec import Document
from messaging.domain.errors import InvalidInput


def beyond(keys: tuple[str, ...], values: Sequence[Any], direction: int) -> list[Document]:
    """What sorts after `values`: greater in the first key, or equal there and greater in the next, and so on."""
    operator = "$gt" if direction == 1 else "$lt"
    return [{**dict(zip(keys[:n], values[:n], strict=True)), keys[n]: {operator: values[n]}} for n in range(len(keys))]


def encode_cursor(values: Sequence[Any]) -> str:
    """Give the word for these values of the sort keys."""
    plain = [{"$at": value.isoformat()} if isinstance(value, datetime) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain, separators=(",", ":")).encode()).decode().rstrip("=")


def decode_cursor(cursor: str, length: int) -> list[Any]:
    """Raises InvalidInput for one that no answer of ours has given: only scalars go into the query."""
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        found = [datetime.fromisoformat(one["$at"]) if isinstance(one, dict) else one for one in values]
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidInput("cursor", "not one that we gave") from error
    if len(found) != length or not all(isinstance(one, str | int | datetime) for one in found):
        raise InvalidInput("cursor", "not one that we gave")
    return found
