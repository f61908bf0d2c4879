"""Changes of a contract, ten that break somebody and ten that harm nobody, each judged right (REQ P-01)."""

import json
import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from saypro_events.compat.__main__ import main
from saypro_events.compat.changes import Breaking, breaking_changes
from saypro_events.compat.releases import RELEASED, check, keep, released
from saypro_events.generate.__main__ import ROOT
from saypro_events.generate.json_schema import file_stem, json_schema
from saypro_events.loyalty import LoyaltyUpdated
from saypro_events.message import MessageSent
from saypro_events.order import OrderUpdated
from saypro_events.topics import BY_MODEL
from saypro_events.user import UserUpdated

Schema = dict[str, Any]
Change = Callable[[Schema], object]


def _fields(schema: Schema, part: str | None = None) -> Schema:
    fields: Schema = (schema["$defs"][part] if part else schema)["properties"]
    return fields


def _rename(schema: Schema) -> None:
    fields = _fields(schema)
    fields["tracking_code"] = fields.pop("tracking_number")


def _field(kind: str) -> Schema:
    return {"type": kind, "description": "New.", "examples": ["x"], "personal": False}


def _require_new(schema: Schema) -> None:
    _fields(schema)["warehouse"] = _field("string")
    schema["required"].append("warehouse")


def _nullable_choice(schema: Schema, name: str) -> Schema:
    choice: Schema = _fields(schema)[name]["anyOf"][0]
    return choice


BREAKING: list[tuple[str, type, Change, str, str]] = [
    ("a field is gone", OrderUpdated, lambda s: _fields(s).pop("carrier"), "carrier", "it is gone"),
    ("a field is renamed", OrderUpdated, _rename, "tracking_number", "renamed"),
    ("a new field is required", OrderUpdated, _require_new, "warehouse", "the writer does not know it"),
    ("an optional field is required now", OrderUpdated, lambda s: s["required"].append("order_url"),
     "order_url", "the writer may leave it out"),
    ("a required field is optional now", OrderUpdated, lambda s: s["required"].remove("buyer_id"),
     "buyer_id", "readers of 0.1.0 cannot read today's events"),
    ("a type changes", OrderUpdated,
     lambda s: _fields(s, "Money")["amount_minor"].update(type="number"), "total.amount_minor", "of type number"),
    ("a status is gone", OrderUpdated,
     lambda s: s["$defs"]["OrderStatus"]["enum"].remove("delayed"), "status", "'delayed' is gone"),
    ("a limit is tightened", OrderUpdated, lambda s: _fields(s, "Item")["quantity"].update(maximum=99),
     "items[].quantity", "greater than the reader takes (maximum 99)"),
    ("a unit changes", LoyaltyUpdated, lambda s: _fields(s)["points"].update(unit="hundreds of points"),
     "points", "its unit is hundreds of points instead of points"),
    ("the key changes", MessageSent, lambda s: s.update({"x-key": "message_id"}), "",
     "order is kept for something else"),
    ("a limit is loosened beyond old readers", MessageSent, lambda s: _fields(s)["text"].update(maxLength=10**6),
     "text", "longer than the reader takes"),
    ("absence gets another meaning", MessageSent, lambda s: _fields(s)["first"].update(default=True),
     "first", "leaving it out means True instead of False"),
    ("personal data is no longer marked", MessageSent, lambda s: _fields(s)["text"].update(personal=False),
     "text", "erasure would pass it by"),
    ("null where there was none", OrderUpdated,
     lambda s: _fields(s).update(order_id={**_fields(s)["order_id"], "type": None,
                                           "anyOf": [{"type": "string"}, {"type": "null"}]}), "order_id", "null"),
    ("a pattern changes", OrderUpdated,
     lambda s: _fields(s, "Money")["currency"].update(pattern="^[a-z]{3}$"), "total.currency", "pattern"),
]  # fmt: skip

HARMLESS: list[tuple[str, type, Change]] = [
    ("a new optional field", OrderUpdated, lambda s: _fields(s).update(gift=_field("boolean"))),
    ("a new optional field in a part", OrderUpdated, lambda s: _fields(s, "Item").update(weight=_field("integer"))),
    ("a new status", OrderUpdated, lambda s: s["$defs"]["OrderStatus"]["enum"].append("customs_cleared")),
    ("other words", OrderUpdated, lambda s: _fields(s)["carrier"].update(description="The company that carries it.")),
    ("another example", OrderUpdated, lambda s: _fields(s)["carrier"].update(examples=["DHL"])),
    ("another order of fields", OrderUpdated,
     lambda s: s.update(properties=dict(sorted(_fields(s).items(), reverse=True)))),
    ("another order of required fields", OrderUpdated, lambda s: s["required"].reverse()),
    ("a part gets another name", OrderUpdated,
     lambda s: s.update(json.loads(json.dumps(s).replace("Refund\"", "MoneyBack\"")))),
    ("a field turns out to be personal", OrderUpdated, lambda s: _fields(s)["tracking_url"].update(personal=True)),
    ("a new optional part", UserUpdated,
     lambda s: (s["$defs"].update(Size={"type": "object", "properties": {"shoe": _field("integer")}}),
                _fields(s).update(size={"anyOf": [{"$ref": "#/$defs/Size"}, {"type": "null"}]}))),
    ("a new kind of profile attribute is not needed", UserUpdated, lambda s: s.update(title="Profile")),
    ("the owner is renamed", UserUpdated, lambda s: s.update({"x-owner": "identity"})),
]  # fmt: skip


def _judged(model: type, change: Change) -> list[Breaking]:
    old = json_schema(model)
    new = deepcopy(old)
    change(new)
    assert new != old or json.dumps(new) != json.dumps(old), "the change changes nothing"
    return breaking_changes(file_stem(model), old, new, "0.1.0")


@pytest.mark.parametrize(
    ("model", "change", "field", "why"), [case[1:] for case in BREAKING], ids=[case[0] for case in BREAKING]
)
def test_a_breaking_change_is_refused(model: type, change: Change, field: str, why: str) -> None:
    found = _judged(model, change)
    assert field in {problem.field for problem in found}
    assert any(why in problem.why and problem.field == field for problem in found), found
    for problem in found:
        assert "0.1.0" in problem.why
        assert ".v2, list it after the old one in topics.py, register an Upcast" in problem.how


@pytest.mark.parametrize(("model", "change"), [case[1:] for case in HARMLESS], ids=[case[0] for case in HARMLESS])
def test_a_harmless_change_passes(model: type, change: Change) -> None:
    assert _judged(model, change) == []


def test_there_are_enough_of_both() -> None:
    assert len(BREAKING) >= 10
    assert len(HARMLESS) >= 10


@pytest.mark.parametrize("model", [pytest.param(model, id=file_stem(model)) for model in BY_MODEL])
def test_no_change_is_no_problem(model: type) -> None:
    assert breaking_changes(file_stem(model), json_schema(model), json_schema(model), "0.1.0") == []


# REQ P-01
def test_todays_contracts_break_no_release(capsys: pytest.CaptureFixture[str]) -> None:
    assert "0.1.0" in released(ROOT)
    assert main([]) == 0, capsys.readouterr().err


def test_a_type_that_is_gone_is_missed() -> None:
    today = {file_stem(model): json_schema(model) for model in BY_MODEL}
    del today["ticket.opened.v1"]
    (problem,) = check(ROOT, today)
    assert problem.type == "ticket.opened.v1"
    assert "is gone" in problem.why
    assert "Keep its model in topics.py" in problem.how


def test_a_released_event_that_no_model_reads_any_more_is_found(tmp_path: Path) -> None:
    folder = keep(tmp_path, "0.1.0")
    place = folder / "examples" / "order.updated.v1.jsonl"
    lines = place.read_text("utf-8").splitlines()
    place.write_text(lines[0].replace('"currency":"ZAR"', '"currency":"rand"') + "\n")
    (problem,) = check(tmp_path, {file_stem(model): json_schema(model) for model in BY_MODEL})
    assert "example 1 of 0.1.0 cannot be read any more: invalid_data" in problem.why


def test_a_release_is_kept_once(tmp_path: Path) -> None:
    assert main(["--root", str(_with_releases(tmp_path)), "--keep", "0.2.0"]) == 0
    assert set(released(tmp_path)) == {"0.2.0"}
    with pytest.raises(FileExistsError):
        keep(tmp_path, "0.2.0")


def test_the_command_names_field_reason_and_way_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / RELEASED, tmp_path / RELEASED)
    place = tmp_path / RELEASED / "0.1.0" / "json" / "order.updated.v1.json"
    old = json.loads(place.read_text("utf-8"))
    old["properties"]["shipment"] = _field("string")
    place.write_text(json.dumps(old), "utf-8")
    assert main(["--root", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "order.updated.v1: shipment: since 0.1.0 it is gone" in told
    assert "com.saypro.order.updated.v2" in told
    assert "1 breaking change(s)." in told


def _with_releases(root: Path) -> Path:
    (root / RELEASED).mkdir(parents=True)
    return root
