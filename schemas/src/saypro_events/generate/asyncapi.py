"""AsyncAPI 3.0 documents: one for the whole, one per service with what it sends and receives."""

from collections.abc import Mapping
from typing import Any

from saypro_events.encoding import dataschema
from saypro_events.generate.examples import EXAMPLES
from saypro_events.generate.json_schema import file_stem, words
from saypro_events.topics import TOPICS, Topic

_TEXT = {"type": "string"}
_HEADERS: dict[str, Any] = {
    "type": "object",
    "required": ["ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time"],
    "properties": {
        "content-type": {"const": "application/json"},
        "ce_specversion": {"const": "1.0"},
        "ce_id": {**_TEXT, "minLength": 1, "maxLength": 200, "description": "Readers drop an id that comes again."},
        "ce_source": {**_TEXT, "minLength": 1, "maxLength": 500, "description": "The service that writes."},
        "ce_type": _TEXT,
        "ce_time": {**_TEXT, "format": "date-time"},
        "ce_subject": {**_TEXT, "description": "The same as the record's key."},
        "ce_dataschema": _TEXT,
        "ce_sequence": {**_TEXT, "pattern": "^[0-9]+$", "description": "Number among the events of its subject."},
        "ce_correlationid": {**_TEXT, "description": "Id of the first event of the chain."},
        "ce_causationid": {**_TEXT, "description": "Id of the event that led to this one."},
        "ce_traceparent": {**_TEXT, "description": "W3C trace context."},
    },
}


def asyncapi(title: str, description: str, version: str, actions: Mapping[Topic, tuple[str, ...]]) -> dict[str, Any]:
    """A document over some topics; `actions` says per topic what the application does: `send`, `receive`."""
    messages: dict[str, Any] = {}
    for topic in actions:
        for model in topic.models:
            messages[file_stem(model)] = _message(topic, model.TYPE, file_stem(model), model.__doc__ or "")
            messages[file_stem(model)]["examples"] = [
                {"name": variant, "payload": data} for variant, data in list(EXAMPLES[model].items())[:1]
            ]
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": title,
            "version": version,
            "description": description,
            "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": {topic.name: _channel(topic) for topic in actions},
        "operations": {
            f"{action}.{topic.name}": {
                "action": action,
                "channel": {"$ref": f"#/channels/{topic.name}"},
                "summary": topic.says,
            }
            for topic, wanted in actions.items()
            for action in wanted
        },
        "components": {"messages": messages},
    }


def whole(version: str) -> dict[str, Any]:
    """Every topic, as the marketplace sees them: what it may send us, and what it may receive."""
    actions = {topic: ("send", "receive") if topic.external else ("receive",) for topic in TOPICS}
    return asyncapi("SayPro Comms", "Every event of the platform.", version, actions)


def of_service(service: str, version: str) -> dict[str, Any]:
    """What one service sends and receives."""
    actions: dict[Topic, tuple[str, ...]] = {}
    for topic in TOPICS:
        sends = ("send",) if service in topic.producers else ()
        receives = ("receive",) if service in topic.consumers else ()
        if sends or receives:
            actions[topic] = sends + receives
    return asyncapi(f"SayPro Comms: {service}", f"What {service} sends and receives.", version, actions)


def _channel(topic: Topic) -> dict[str, Any]:
    config = topic.config
    return {
        "address": topic.name,
        "description": topic.says,
        "messages": {file_stem(m): {"$ref": f"#/components/messages/{file_stem(m)}"} for m in topic.models},
        "bindings": {
            "kafka": {
                "topic": topic.name,
                "partitions": topic.partitions,
                "topicConfiguration": {
                    "cleanup.policy": config["cleanup.policy"].split(","),
                    "retention.ms": int(config["retention.ms"]),
                    "max.message.bytes": int(config["max.message.bytes"]),
                },
                "bindingVersion": "0.5.0",
            }
        },
    }


def _message(topic: Topic, event_type: str, stem: str, doc: str) -> dict[str, Any]:
    headers = {**_HEADERS, "properties": {**_HEADERS["properties"], "ce_type": {"const": event_type}}}
    headers["properties"]["ce_dataschema"] = {"const": dataschema(event_type)}
    return {
        "name": event_type,
        "title": stem,
        "summary": words(doc),
        "contentType": "application/json",
        "headers": headers,
        "payload": {"$ref": f"../json/{stem}.json"},
        "bindings": {
            "kafka": {
                "key": {"type": "string", "description": f"The same as `{topic.key}` in the payload."},
                "bindingVersion": "0.5.0",
            }
        },
    }
