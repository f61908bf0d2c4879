"""The reference for people: one page per topic, one for all, in Markdown."""

import json
from collections.abc import Iterator
from typing import Any

from saypro_events.base import EventData
from saypro_events.encoding import encode
from saypro_events.errors import Reason
from saypro_events.generate.examples import example_events
from saypro_events.generate.json_schema import OPEN_ENUM, file_stem, json_schema, words
from saypro_events.topics import MAX_EVENT_BYTES, TOPICS, Topic

_GENERATED = "<!-- Made by `python -m saypro_events.generate`. Change the models, not this page. -->"


def index() -> str:
    """The page that lists every topic, the envelope and the reasons for which a record is refused."""
    rows = "\n".join(
        f"| [{topic.name}]({topic.name}.md) | {topic.says} | `{topic.key}` | {', '.join(topic.producers)} "
        f"| {', '.join(topic.consumers) or 'dashboards'} | {topic.partitions} | {_retention(topic)} |"
        for topic in TOPICS
    )
    reasons = "\n".join(f"| `{reason.value}` | {reason.meaning} |" for reason in Reason)
    return f"""{_GENERATED}
# Events

How to write and read them: [publishing.md](../../publishing.md). Machine-readable: JSON Schema in
`schemas/json/`, AsyncAPI in `schemas/asyncapi/`, examples in `schemas/examples/`.

| topic | says | key | written by | read by | partitions | kept |
|---|---|---|---|---|---|---|
{rows}

## The envelope
CloudEvents 1.0. Binary mode: the attributes are headers named `ce_<attribute>`, the value is the data alone, as JSON.
Structured mode: the value is one JSON object with attributes and `data`, the header `content-type` is
`application/cloudevents+json`. Readers take both. A value has at most {MAX_EVENT_BYTES // 1024 // 1024} MiB.

| attribute | required | meaning |
|---|---|---|
| `specversion` | yes | `1.0` |
| `id` | yes | Names this event. Readers drop an id that comes again; a repeated job sends the same one. |
| `source` | yes | The service that writes, such as `/orders`. |
| `type` | yes | `com.saypro.<topic>.v<version>` |
| `time` | yes | RFC 3339 with an offset: when it was written. |
| `subject` | no | The same as the record's key. |
| `dataschema` | no | Name of the schema. |
| `sequence` | no | Number among the events of its subject, a whole number as text. |
| `correlationid` | no | Id of the first event of the chain. |
| `causationid` | no | Id of the event that led to this one. |
| `traceparent` | no | W3C trace context. |

The record's key is the field that the table above names. It keeps order: events of one key are read as written.

## Rules for readers
- Ignore fields that you do not know. Take a value of an open enumeration that you do not know as `unknown`.
- A field that is absent means the same as one that is null.
- Drop an id that you have handled already. Order holds per key, not between keys.

## Why a record is refused
What cannot be read goes to the dead letters with one of these reasons; nothing is dropped.

| reason | meaning |
|---|---|
{reasons}
"""


def page(topic: Topic) -> str:
    """The page of one topic: its facts, and fields and examples of each of its types."""
    types = "\n".join(_type(model) for model in reversed(topic.models))
    return f"""{_GENERATED}
# {topic.name}

{topic.says}

| | |
|---|---|
| key | `{topic.key}` |
| owner | {topic.owner} |
| written by | {", ".join(topic.producers)} |
| read by | {", ".join(topic.consumers) or "dashboards"} |
| partitions | {topic.partitions} |
| kept | {_retention(topic)} |

[All events](README.md)

{types}"""


def _type(model: type[EventData]) -> str:
    schema = json_schema(model)
    variants = example_events(model)
    first, event = next(iter(variants.items()))
    data = json.dumps(json.loads(encode(event).value), indent=2, ensure_ascii=False)
    headers = "\n".join(f"{name}: {value.decode()}" for name, value in encode(event).headers)
    parts = "\n".join(_part(name, part) for name, part in schema.get("$defs", {}).items())
    return f"""## {model.TYPE}

{words(model.__doc__ or "")}

Schema: `schemas/json/{file_stem(model)}.json`. Examples: `schemas/examples/{file_stem(model)}.jsonl` \
({", ".join(f"`{variant}`" for variant in variants)}).

{_table(schema)}

{parts}
### Example: {first}
```
{headers}
```
```json
{data}
```
"""


def _part(name: str, part: dict[str, Any]) -> str:
    values = ", ".join(f"`{value}`" for value in part.get("enum", ()))
    more = " (more may be added)" if part.get(OPEN_ENUM) else ""
    body = f"One of {values}{more}." if values else _table(part)
    return f"### {name}\n{part.get('description', '')}\n\n{body}\n"


def _table(schema: dict[str, Any]) -> str:
    required = schema.get("required", ())
    rows = [
        f"| `{name}` | {_kind(field)} | {'yes' if name in required else ''} | {_text(field)} | {_data(field)} |"
        for name, field in schema["properties"].items()
    ]
    return "\n".join(("| field | type | required | meaning | personal data |", "|---|---|---|---|---|", *rows))


def _text(field: dict[str, Any]) -> str:
    unit = f" Unit: {field['unit']}." if "unit" in field else ""
    example = json.dumps(field["examples"][0], ensure_ascii=False).replace("|", "\\|")
    return f"{field['description']}{unit} Example: `{example}`"


def _data(field: dict[str, Any]) -> str:
    if field.get("personal"):
        return "personal"
    return "id of a person" if field.get("person") else ""


def _kind(field: dict[str, Any]) -> str:
    return " or ".join(dict.fromkeys(_kinds(field)))


def _kinds(field: dict[str, Any]) -> Iterator[str]:
    if "$ref" in field:
        yield field["$ref"].rpartition("/")[2]
    elif "anyOf" in field:
        for choice in field["anyOf"]:
            if choice.get("type") != "null":
                yield from _kinds(choice)
    elif field.get("type") == "array":
        yield f"list of {_kind(field['items'])}"
    elif field.get("type") == "object":
        inner = field.get("additionalProperties")
        yield f"object of {_kind(inner)}" if isinstance(inner, dict) else "object"
    elif field.get("format") == "date-time":
        yield "time"
    else:
        yield str(field.get("type", "any"))


def _retention(topic: Topic) -> str:
    return "the last event of each key" if topic.cleanup == "compact" else f"{topic.retention_days} days"
