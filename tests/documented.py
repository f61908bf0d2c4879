"""Holds real answers to the OpenAPI document of the service that gave them."""

import copy
import re
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import httpx
from jsonschema import Draft202012Validator

Hook = Callable[[httpx.Response], Awaitable[None]]


def closed(document: dict[str, Any]) -> dict[str, Any]:
    """The same document, in which an object has no field but those that are described."""
    strict = copy.deepcopy(document)
    for schema in strict["components"]["schemas"].values():
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
    return strict


def as_documented(app: Any) -> dict[str, list[Hook]]:
    """Event hooks for an httpx client that fail the test whose answer from the API is not as the document says."""
    document = closed(app.openapi())
    paths = [(re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path)), path) for path in document["paths"]]
    paths.sort(key=lambda each: each[1].count("{"))

    async def check(response: httpx.Response) -> None:
        path = next((path for pattern, path in paths if pattern.fullmatch(response.request.url.path)), None)
        operation = document["paths"].get(path, {}).get(response.request.method.lower())
        if operation is None:
            return
        where = f"{response.request.method} {path}: {response.status_code}"
        answer = _answer(document, operation["responses"], response.status_code)
        assert answer is not None, f"{where} is not in the document"
        kind = response.headers.get("content-type", "").partition(";")[0]
        assert kind in answer["content"], f"{where} {kind} is not in the document"
        if kind == "text/event-stream":
            return
        await response.aread()
        wrong = [f"{each.json_path}: {each.message}" for each in _errors(document, answer["content"][kind], response)]
        assert not wrong, f"{where} is not as the document says:\n" + "\n".join(wrong)

    return {"response": [check]}


def _answer(document: dict[str, Any], answers: dict[str, Any], status: int) -> Any:
    found = answers.get(str(status), answers.get(f"{status // 100}XX"))
    if found is None or "$ref" not in found:
        return found
    return document["components"]["responses"][found["$ref"].rpartition("/")[2]]


def _errors(document: dict[str, Any], content: dict[str, Any], response: httpx.Response) -> Iterator[Any]:
    schema = {**content["schema"], "components": document["components"]}
    return Draft202012Validator(schema).iter_errors(response.json())
