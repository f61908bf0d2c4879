"""What holds for every contract."""

import inspect
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from saypro_events import topics
from saypro_events.base import EventData, OpenEnum, Part
from saypro_events.common import Audience, Money, Segment
from saypro_events.generate.examples import EXAMPLES, example
from saypro_events.generate.json_schema import json_schema
from saypro_events.order import OrderStatus, OrderUpdated
from saypro_events.unknown_values import unknown_fields
from saypro_events.user import UserUpdated

MODELS = [pytest.param(model, id=model.__name__) for model in topics.BY_MODEL]


def _subclasses(kind: type[Any]) -> Iterator[type[Any]]:
    for child in kind.__subclasses__():
        yield child
        yield from _subclasses(child)


# REQ P-01
@pytest.mark.parametrize("model", MODELS)
def test_every_field_says_what_it_is_with_an_example_and_whether_it_is_personal(model: type[EventData]) -> None:
    schema = json_schema(model)
    for part in (schema, *schema.get("$defs", {}).values()):
        for name, field in part.get("properties", {}).items():
            assert field["description"].endswith("."), name
            assert len(field["examples"]) == 1, name
            assert isinstance(field["personal"], bool), name


@pytest.mark.parametrize("model", MODELS)
def test_the_example_of_every_field_is_valid(model: type[EventData]) -> None:
    whole = example(model)
    for name, field in model.model_fields.items():
        given = (field.examples or [None])[0]
        assert isinstance(model.model_validate({**whole, name: given}), model), name


def test_every_enumeration_is_open() -> None:
    found = list(_subclasses(OpenEnum))
    assert len(found) > 20
    for enumeration in found:
        assert enumeration("something new") is enumeration.UNKNOWN
        assert [value.value for value in enumeration][-1] == "unknown"


def test_every_contract_class_is_documented_and_frozen() -> None:
    for model in _subclasses(Part):
        assert inspect.getdoc(model), model
        assert model.model_config["frozen"], model
        assert model.model_config["extra"] == "ignore", model


@pytest.mark.parametrize("model", MODELS)
def test_examples_cover_every_value_of_the_status(model: type[EventData]) -> None:
    """One example for each status, change, state or kind that the type knows."""
    for name in ("status", "change", "state", "kind"):
        field = model.model_fields.get(name)
        values = field.annotation if field else None
        if isinstance(values, type) and issubclass(values, OpenEnum) and f"{model.__name__}.{name}" not in _FEW:
            shown = {data.get(name) for data in EXAMPLES[model].values()}
            assert set(values) - {"unknown"} <= shown, name
        if field:
            break


_FEW = {"ConversationUpdated.status", "TicketOpened.status", "TicketEscalated.status", "TicketResolved.status",
        "TicketUpdated.status", "SlaWarned.state", "SlaBreached.state", "ReportPublished.kind"}  # fmt: skip


# REQ P-01
def test_there_is_no_way_round_validation() -> None:
    only_the_id: dict[str, Any] = {"order_id": "o-1"}
    order = OrderUpdated.model_validate(example(OrderUpdated))
    with pytest.raises(ValidationError):
        order.model_copy(update={"order_id": ""})
    with pytest.raises(ValidationError):
        OrderUpdated.model_construct(**only_the_id)
    with pytest.raises(ValidationError):
        order.order_id = "o-2"  # type: ignore[misc]
    assert order.model_copy(update={"order_id": "o-2"}).order_id == "o-2"
    assert order.model_copy() == order


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount_minor": 1.5, "currency": "ZAR"},
        {"amount_minor": 1, "currency": "zar"},
        {"amount_minor": 10**16, "currency": "ZAR"},
        {"amount_minor": 1, "currency": "RAND"},
    ],
)
def test_money_is_exact_and_names_its_currency(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Money.model_validate(wrong)


def test_naive_times_are_refused_and_others_become_utc() -> None:
    order = OrderUpdated.model_validate(example(OrderUpdated))
    with pytest.raises(ValidationError):
        order.model_copy(update={"occurred_at": datetime(2026, 6, 3)})
    with pytest.raises(ValidationError, match="years 1 to 9999"):
        order.model_copy(update={"occurred_at": datetime.fromisoformat("9999-12-31T23:00:00-10:00")})
    assert order.occurred_at.tzinfo is UTC


def test_a_link_is_http_or_nothing() -> None:
    order = OrderUpdated.model_validate(example(OrderUpdated))
    for link in ("javascript:alert(1)", "data:text/html,x", "//evil.example", 'https://x.example/"onload', "ftp://x"):
        with pytest.raises(ValidationError):
            order.model_copy(update={"order_url": link})


def test_attributes_have_plain_names_and_plain_values() -> None:
    for attributes in ({"$where": 1}, {"a.b": 1}, {"": 1}, {"a": {"b": 1}}, {"a": float("nan")}):
        with pytest.raises(ValidationError):
            UserUpdated(user_id="u", display_name="U", attributes=attributes)
    user = UserUpdated(user_id="u", display_name="U", attributes={"a": True, "b": 1, "c": 1.5, "d": "x"})
    assert [type(value) for value in user.attributes.values()] == [bool, int, float, str]


def test_an_audience_can_join_conditions() -> None:
    old = Segment(attribute="orders_12m", op="gte", value=3)
    audience = Audience(segment=Segment(all_of=(old,), none_of=(Segment(attribute="tier", op="in", value=("gold",)),)))
    assert Audience.model_validate_json(audience.model_dump_json()) == audience


def test_unknown_values_are_found_wherever_they_are() -> None:
    order = OrderUpdated.model_validate(example(OrderUpdated, "cancelled"))
    assert unknown_fields(order) == []
    misspelt = {"alternatives": [{"kind": "refnud", "label": "x", "url": "https://x.example"}], "status": "canceled"}
    changed = order.model_copy(update=misspelt)
    assert changed.status is OrderStatus.UNKNOWN
    assert unknown_fields(changed) == [".status", ".alternatives.0.kind"]
