from typing import Annotated, Any, ClassVar

import pytest

from saypro_events import BadRecord, EventData
from saypro_events.base import Id, Line, about
from saypro_events.decoding import Decoder
from saypro_events.generate.examples import BEGIN
from saypro_events.topics import Topic
from saypro_events.upcasting import Upcast, Upcasts

TIME = BEGIN.isoformat().encode()


class ShelfV1(EventData):
    """A shelf was filled."""

    TYPE: ClassVar[str] = "com.saypro.shelf.filled.v1"
    shelf_id: Annotated[Id, about("The shelf.", "s-1")]
    goods: Annotated[Line, about("What is on it.", "kettle, mug")]


class ShelfV2(EventData):
    """A shelf was filled."""

    TYPE: ClassVar[str] = "com.saypro.shelf.filled.v2"
    shelf_id: Annotated[Id, about("The shelf.", "s-1")]
    goods: Annotated[tuple[Line, ...], about("What is on it.", ["kettle"])]


class ShelfV3(EventData):
    """A shelf was filled."""

    TYPE: ClassVar[str] = "com.saypro.shelf.filled.v3"
    shelf_id: Annotated[Id, about("The shelf.", "s-1")]
    count: Annotated[int, about("How many things are on it.", 2, unit="pieces")]


FIRST = Upcast(ShelfV1, ShelfV2, lambda old: ShelfV2(shelf_id=old.shelf_id, goods=tuple(old.goods.split(", "))))
SECOND = Upcast(ShelfV2, ShelfV3, lambda old: ShelfV3(shelf_id=old.shelf_id, count=len(old.goods)))


def _decode(decoder: Decoder, event_type: str, value: bytes) -> Any:
    headers = [
        ("ce_specversion", b"1.0"),
        ("ce_id", b"e1"),
        ("ce_source", b"/shop"),
        ("ce_type", event_type.encode()),
        ("ce_time", TIME),
    ]
    return decoder.decode("shelf.filled", b"s-1", value, headers)


def _decoder(*models: type[EventData], steps: tuple[Upcast, ...]) -> Decoder:
    return Decoder([Topic(models, "shelf_id", "shop", (), "A shelf.")], Upcasts(steps))


# REQ P-01
def test_a_reader_that_knows_the_new_version_reads_the_old_one() -> None:
    decoder = _decoder(ShelfV1, ShelfV2, steps=(FIRST,))
    old = _decode(decoder, ShelfV1.TYPE, b'{"shelf_id":"s-1","goods":"kettle, mug"}')
    new = _decode(decoder, ShelfV2.TYPE, b'{"shelf_id":"s-1","goods":["kettle","mug"]}')
    assert old == new
    assert old.type == ShelfV2.TYPE
    assert old.data == ShelfV2(shelf_id="s-1", goods=("kettle", "mug"))


def test_versions_are_climbed_one_by_one() -> None:
    decoder = _decoder(ShelfV1, ShelfV2, ShelfV3, steps=(FIRST, SECOND))
    assert _decode(decoder, ShelfV1.TYPE, b'{"shelf_id":"s-1","goods":"a, b, c"}').data.count == 3


# REQ P-01
def test_a_version_newer_than_the_reader_goes_to_the_dead_letters() -> None:
    decoder = _decoder(ShelfV1, steps=())
    with pytest.raises(BadRecord, match=r"unknown_version: version 2 of shelf\.filled"):
        _decode(decoder, ShelfV2.TYPE, b'{"shelf_id":"s-1","goods":["kettle"]}')


def test_an_old_version_without_a_way_up_is_found_at_the_start() -> None:
    with pytest.raises(ValueError, match=r"no upcast leads from com\.saypro\.shelf\.filled\.v1"):
        _decoder(ShelfV1, ShelfV2, steps=())


def test_two_ways_up_are_refused() -> None:
    with pytest.raises(ValueError, match="two ways up"):
        Upcasts((FIRST, FIRST))


def test_a_circle_is_refused() -> None:
    back = Upcast(ShelfV2, ShelfV1, lambda old: old)
    with pytest.raises(ValueError, match="no upcast leads"):
        Upcasts((FIRST, back)).path(ShelfV1, ShelfV3)
