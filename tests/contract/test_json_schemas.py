"""The JSON Schemas agree with the models, judged by an independent validator."""

import json
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from saypro_events import EventData, encode, topics
from saypro_events.compat.releases import released
from saypro_events.encoding import structured
from saypro_events.generate.__main__ import ROOT
from saypro_events.generate.examples import example_events
from saypro_events.generate.json_schema import DIALECT, OPEN_ENUM, file_stem, json_schema
from saypro_events.order import OrderUpdated
from saypro_events.testing import bad_records

MODELS = [pytest.param(model, id=file_stem(model)) for model in topics.BY_MODEL]


def _closed(schema: Any) -> Any:
    """The schema as a strict writer takes it: a field that it does not name is a mistake."""
    if isinstance(schema, dict):
        closed = {key: _closed(value) for key, value in schema.items()}
        return {"additionalProperties": False, **closed} if "properties" in closed else closed
    return [_closed(item) for item in schema] if isinstance(schema, list) else schema


def _open(schema: Any) -> Any:
    """The schema as a reader takes it: any text in an open enumeration."""
    if isinstance(schema, dict):
        return {key: _open(value) for key, value in schema.items() if not (key == "enum" and schema.get(OPEN_ENUM))}
    return [_open(item) for item in schema] if isinstance(schema, list) else schema


# REQ P-01
@pytest.mark.parametrize("model", MODELS)
def test_a_schema_is_valid_and_describes_every_example(model: type[EventData]) -> None:
    schema = json_schema(model)
    assert schema["$schema"] == DIALECT
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(_closed(deepcopy(schema)), format_checker=FormatChecker())
    for event in example_events(model).values():
        validator.validate(json.loads(encode(event).value))


# REQ P-01
def test_what_the_reader_refuses_the_schema_refuses() -> None:
    validator = Draft202012Validator(json_schema(OrderUpdated))
    refused = [bad for bad in bad_records() if bad.reason == "invalid_data"]
    assert len(refused) >= 7
    for bad in refused:
        # an offset is asked for by `format`, which JSON Schema does not enforce
        if bad.name != "local time" and bad.value is not None:
            assert list(validator.iter_errors(json.loads(bad.value))), bad.name


# REQ P-01
@pytest.mark.parametrize("release", released(ROOT))
def test_todays_events_are_read_with_the_schemas_of_every_release(release: str) -> None:
    schemas = released(ROOT)[release]
    for model in topics.BY_MODEL:
        old = schemas.get(file_stem(model))
        if old is not None:
            validator = Draft202012Validator(_open(old))
            for variant, event in example_events(model).items():
                assert list(validator.iter_errors(structured(event)["data"])) == [], variant


def test_a_writers_schema_names_no_unknown() -> None:
    for model in topics.BY_MODEL:
        for part in json_schema(model).get("$defs", {}).values():
            assert "unknown" not in part.get("enum", ())
