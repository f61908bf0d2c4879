"""`unknown` is what a reader falls back to. A writer that sends it has misspelt something."""

from typing import Any

from pydantic import BaseModel

from saypro_events.base import OpenEnum
from saypro_events.envelope import Event
from saypro_events.errors import Reason, RefusedEvent


def unknown_fields(value: Any, path: str = "") -> list[str]:
    """Paths of the fields in a model whose value is an enumeration's `unknown`."""
    if isinstance(value, OpenEnum):
        return [path] if value == "unknown" else []
    if isinstance(value, BaseModel):
        return [
            found
            for name in type(value).model_fields
            for found in unknown_fields(getattr(value, name), f"{path}.{name}")
        ]
    if isinstance(value, tuple):
        return [found for index, item in enumerate(value) for found in unknown_fields(item, f"{path}.{index}")]
    return []


def refuse_unknown(event: Event[Any]) -> None:
    """Raise RefusedEvent if a field holds `unknown`."""
    found = unknown_fields(event.data)
    if found:
        names = ", ".join(path.removeprefix(".") for path in found)
        raise RefusedEvent(event.id, Reason.INVALID_DATA, f"{names}: not one of the values that the contract names")
