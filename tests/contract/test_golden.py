"""The bytes of every event. Who changes them changes them for every reader: look twice, then regenerate."""

import json
from typing import Any

import pytest

from saypro_events import EventData, decode, encode, topics
from saypro_events.generate.__main__ import ROOT
from saypro_events.generate.examples import EXAMPLES, example_events
from saypro_events.generate.json_schema import file_stem

MODELS = [pytest.param(model, id=file_stem(model)) for model in topics.BY_MODEL]


def _golden(model: type[EventData]) -> list[dict[str, Any]]:
    text = (ROOT / "schemas" / "golden" / f"{file_stem(model)}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


# REQ P-01
@pytest.mark.parametrize("model", MODELS)
def test_each_event_has_the_bytes_that_it_always_had(model: type[EventData]) -> None:
    golden = _golden(model)
    assert [line["example"] for line in golden] == list(EXAMPLES[model])
    for line, event in zip(golden, example_events(model).values(), strict=True):
        record = encode(event)
        assert record.value == line["value"].encode()
        assert record.key == line["key"].encode()
        assert dict(record.headers) == {name: text.encode() for name, text in line["headers"].items()}


# REQ P-01
@pytest.mark.parametrize("model", MODELS)
def test_golden_bytes_are_read(model: type[EventData]) -> None:
    for line, event in zip(_golden(model), example_events(model).values(), strict=True):
        headers = [(name, text.encode()) for name, text in line["headers"].items()]
        assert decode(line["topic"], line["key"].encode(), line["value"].encode(), headers) == event
