"""The AsyncAPI documents: complete, and everything that they refer to exists."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from saypro_events import topics
from saypro_events.generate.__main__ import ROOT
from saypro_events.topics import SERVICES, TOPICS

FOLDER = ROOT / "schemas" / "asyncapi"


def _document(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return document


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for inner in value.values():
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)


# REQ P-01
@pytest.mark.parametrize("name", ["saypro", *SERVICES])
def test_every_reference_leads_somewhere(name: str) -> None:
    document = _document(name)
    assert document["asyncapi"] == "3.0.0"
    for reference in _references(document):
        if reference.startswith("#/"):
            place: Any = document
            for step in reference.removeprefix("#/").split("/"):
                place = place[step]
        else:
            assert (FOLDER / reference).resolve().is_file(), reference


# REQ P-01
def test_the_whole_has_every_topic_with_what_the_marketplace_may_do() -> None:
    document = _document("saypro")
    assert set(document["channels"]) == set(topics.NAMES)
    sent = {name.removeprefix("send.") for name in document["operations"] if name.startswith("send.")}
    assert sent == {topic.name for topic in TOPICS if topic.external}


# REQ P-01
@pytest.mark.parametrize("service", SERVICES)
def test_a_service_has_what_the_list_of_topics_says(service: str) -> None:
    operations = _document(service)["operations"]
    expected = {f"send.{topic.name}" for topic in topics.written_by(service)}
    expected |= {f"receive.{topic.name}" for topic in topics.consumed_by(service)}
    assert set(operations) == expected


def test_a_channel_says_how_its_topic_is_made() -> None:
    channels = _document("saypro")["channels"]
    for topic in TOPICS:
        binding = channels[topic.name]["bindings"]["kafka"]
        assert binding["partitions"] == topic.partitions
        assert binding["topicConfiguration"]["retention.ms"] == int(topic.config["retention.ms"])
