"""A batch reaches the handlers of its types in order, and who fails is named."""

from dataclasses import dataclass
from typing import Any

import pytest
from pymongo.errors import AutoReconnect, OperationFailure

from chassis.errors import EventFailed, Refused
from chassis.handlers import each


@dataclass(frozen=True)
class Event:
    id: str
    type: str = "a"


def raising(error: Exception) -> Any:
    async def handler(event: Event) -> None:
        if event.id == "bad":
            raise error

    return handler


async def test_each_event_goes_to_the_handler_of_its_type_in_the_batchs_order() -> None:
    story: list[tuple[str, str]] = []

    def noting(name: str) -> Any:
        async def handler(event: Event) -> None:
            story.append((name, event.id))

        return handler

    events: list[Any] = [Event("1", "a"), Event("2", "b"), Event("3", "unknown"), Event("4", "a")]
    await each({"a": noting("a"), "b": noting("b")})(events)
    assert story == [("a", "1"), ("b", "2"), ("a", "4")]


@pytest.mark.parametrize("error", [ValueError("x"), Refused("no"), OperationFailure("x", 2)])
async def test_a_defect_is_blamed_on_its_event(error: Exception) -> None:
    with pytest.raises(EventFailed) as failed:
        await each({"a": raising(error)})([Event("good"), Event("bad"), Event("never reached")])
    assert (failed.value.event_id, failed.value.cause) == ("bad", error)


@pytest.mark.parametrize("error", [AutoReconnect("gone"), OperationFailure("x", 251), TimeoutError()])
async def test_no_event_is_blamed_for_its_surroundings(error: Exception) -> None:
    with pytest.raises(type(error)):
        await each({"a": raising(error)})([Event("bad")])


async def test_a_handler_may_blame_an_event_by_itself() -> None:
    own = EventFailed("inner", ValueError())
    with pytest.raises(EventFailed) as failed:
        await each({"a": raising(own)})([Event("bad")])
    assert failed.value is own
