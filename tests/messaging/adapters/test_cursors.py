"""Where a page of a list ended, as a word in an address."""

import base64
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from messaging.adapters.mongo.cursors import decode_cursor, encode_cursor
from messaging.domain.errors import InvalidInput


def word(values: Any) -> str:
    text = values if isinstance(values, str) else json.dumps(values)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def test_what_was_given_comes_back() -> None:
    values = [datetime(2026, 11, 29, 18, 5, tzinfo=UTC), 2**63 - 1, -(2**63), "c-1"]
    assert decode_cursor(encode_cursor(values), 4) == values


@pytest.mark.parametrize(
    "made_up",
    [
        "no JSON",
        "5",
        [],
        [1, 2],
        [None],
        [1.5],
        {},
        [[1]],
        [{"$ne": 1}],
        [{"$at": 5}],
        [{"$at": "yesterday"}],
        [{"$at": "0001-01-01T00:00:00+23:59"}],
        [{"$at": "9999-12-31T23:59:59-23:59"}],
        [2**63],
        [-(2**63) - 1],
        ["\ud800"],
    ],
)
def test_what_no_answer_of_ours_gave_is_refused(made_up: Any) -> None:
    # REQ M-02
    with pytest.raises(InvalidInput, match="cursor"):
        decode_cursor(word(made_up), 1)
