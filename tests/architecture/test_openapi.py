"""The OpenAPI document of every service says what each operation takes and answers."""

from importlib import import_module
from typing import Any

import pytest

PACKAGES = ("messaging", "notifier", "ticketing", "sla_monitor")
JSON, PROBLEM = "application/json", "application/problem+json"
WRITES = {"post", "put", "patch", "delete"}


@pytest.fixture(scope="module", params=PACKAGES)
async def document(request: pytest.FixtureRequest) -> Any:
    """Of a service that is composed and connects to nothing."""
    settings = import_module(f"{request.param}.settings").Settings(
        environment="test", mongo_url="mongodb://nowhere", kafka_bootstrap="nowhere:9092", secret_key="k" * 32
    )
    service = import_module(f"{request.param}.bootstrap").build_app(settings)
    return service.http.openapi()


def operations(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    found = [
        (f"{method.upper()} {path}", method, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    assert found
    return found


async def test_every_operation_is_described(document: dict[str, Any]) -> None:
    silent = [name for name, _, operation in operations(document) if not operation.get("description", "").strip()]
    assert silent == []


async def test_every_operation_says_what_it_answers(document: dict[str, Any]) -> None:
    vague = []
    for name, _, operation in operations(document):
        [answer] = [answer for status, answer in operation["responses"].items() if status.startswith("2")]
        streams = "text/event-stream" in answer["content"]
        named = answer["content"].get(JSON, {}).get("schema", {}).get("$ref", "")
        if not streams and named.rpartition("/")[2] not in document["components"]["schemas"]:
            vague.append(name)
    assert vague == []


async def test_no_answer_is_just_any_object(document: dict[str, Any]) -> None:
    # What a rule itself checks in detail may be any object in a request.
    taken = {"CaseBody"}
    vague = [
        f"{name}.{field}"
        for name, schema in document["components"]["schemas"].items()
        for field, kind in schema.get("properties", {}).items()
        if name not in taken and kind.get("type") == "object" and kind.get("additionalProperties", True) is True
    ]
    assert vague == []


async def test_every_operation_names_the_problems_that_it_may_answer(document: dict[str, Any]) -> None:
    for name, method, operation in operations(document):
        needed = {"429", "5XX"} | ({"401", "403"} if operation.get("security") else set())
        needed |= {"400", "409", "422"} if method in WRITES else set()
        needed |= {"404"} if "{" in name else set()
        assert needed <= set(operation["responses"]), name
    for answer in document["components"]["responses"].values():
        assert list(answer["content"]) == [PROBLEM]
        assert answer["description"]


async def test_every_write_takes_an_idempotency_key(document: dict[str, Any]) -> None:
    missing = [
        name
        for name, method, operation in operations(document)
        if method in WRITES
        and [each["name"] for each in operation["parameters"] if each["in"] == "header"] != ["Idempotency-Key"]
    ]
    assert missing == []


async def test_names_of_operations_are_different(document: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(set(names)) == len(names)
