"""A model as JSON Schema 2020-12, as writers and readers in other languages use it."""

import re
from typing import Any

from saypro_events.base import EventData
from saypro_events.encoding import dataschema
from saypro_events.topics import BY_MODEL, split_type

DIALECT = "https://json-schema.org/draft/2020-12/schema"
OPEN_ENUM = "x-open-enum"
"""Marks an enumeration that later releases may add to: a reader takes a value that it does not know as `unknown`."""


_SOURCE_OF_RULE = re.compile(r"\s*\(REQ [^)]*\)")


def words(text: str) -> str:
    """A docstring for readers outside: on one line, without the requirement that it comes from."""
    return " ".join(_SOURCE_OF_RULE.sub("", text).split())


def file_stem(model: type[EventData]) -> str:
    """Name of a type's files: `order.updated.v1`."""
    name, version = split_type(model.TYPE)
    return f"{name}.v{version}"


def json_schema(model: type[EventData]) -> dict[str, Any]:
    """The schema of a type's data. Fields that it does not name are allowed: later releases may add some."""
    topic = BY_MODEL[model]
    schema = model.model_json_schema(mode="validation")
    parts = schema.pop("$defs", {})
    definitions = {name: _tidy(part, parts) for name, part in sorted(parts.items())}
    return {
        "$schema": DIALECT,
        "$id": dataschema(model.TYPE),
        "title": schema.pop("title"),
        "description": words(schema.pop("description")),
        "x-topic": topic.name,
        "x-key": topic.key,
        "x-owner": topic.owner,
        **_tidy(schema, parts),
        **({"$defs": definitions} if definitions else {}),
    }


def _tidy(schema: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    """Without the titles that repeat a field's name, and with enumerations as writers may use them.

    A field of a part has its own description even where it is the part's: pydantic leaves that one out.
    """
    tidy = {key: value for key, value in schema.items() if key != "title"}
    if "properties" in tidy:
        tidy["properties"] = {name: _tidy(part, parts) for name, part in tidy["properties"].items()}
    if "unknown" in tidy.get("enum", ()):
        tidy["enum"] = [value for value in tidy["enum"] if value != "unknown"]
        tidy[OPEN_ENUM] = True
    if tidy.get("default", 0) is None:
        del tidy["default"]
    if "patternProperties" in tidy:
        tidy["additionalProperties"] = False
    if "description" in tidy:
        tidy["description"] = words(tidy["description"])
    if "$ref" in tidy and "examples" in tidy:
        tidy.setdefault("description", words(parts[tidy["$ref"].rpartition("/")[2]]["description"]))
    return tidy
