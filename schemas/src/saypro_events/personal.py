"""Which fields hold personal data, from the models themselves (REQ P-06)."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from saypro_events.base import EventData

MASK = "[erased]"


def personal_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Paths of the fields that say something about a person, such as `shipping_address` or `items[].note`.

    A path that names a part (an address) means everything inside it. Ids of persons are not among them: see
    `person_fields`.
    """
    return tuple(path for path, field in _fields(model, "", ()) if _extra(field).get("personal"))


def person_fields(model: type[EventData]) -> tuple[str, ...]:
    """Paths of the fields that hold the id of a person."""
    return tuple(path for path, field in _fields(model, "", ()) if _extra(field).get("person"))


def masked(data: BaseModel) -> dict[str, Any]:
    """The data as JSON values with every personal text replaced, for logs and screens of people who need not know."""
    return _masked(data.model_dump(mode="json"), personal_fields(type(data)))


def values_at(value: Any, path: str) -> Iterator[Any]:
    """The values at a path of `personal_fields` in data dumped to JSON values; none where it is empty."""
    name, _, rest = path.partition(".")
    many = name.endswith("[]")
    inner = value.get(name.removesuffix("[]")) if isinstance(value, dict) else None
    for item in inner or () if many else (inner,):
        if item is None:
            continue
        if rest:
            yield from values_at(item, rest)
        else:
            yield item


def _extra(field: FieldInfo) -> dict[str, Any]:
    extra = field.json_schema_extra
    return extra if isinstance(extra, dict) else {}


def _fields(model: type[BaseModel], prefix: str, above: tuple[type[BaseModel], ...]) -> Iterator[tuple[str, FieldInfo]]:
    """Every field, with those of parts. What is inside a personal part is not listed again."""
    for name, field in model.model_fields.items():
        path = prefix + name
        yield path, field
        if _extra(field).get("personal"):
            continue
        for part, many in _parts(field.annotation, many=False):
            if part not in above:
                yield from _fields(part, f"{path}{'[]' if many else ''}.", (*above, model))


def _parts(annotation: Any, *, many: bool) -> Iterator[tuple[type[BaseModel], bool]]:
    """The models inside a type, and whether there may be several."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, many
        return
    several = many or getattr(annotation, "__origin__", None) in {tuple, list, dict}
    for argument in get_args(annotation):
        yield from _parts(argument, many=several)


def _masked(value: dict[str, Any], paths: tuple[str, ...]) -> dict[str, Any]:
    result = dict(value)
    for path in paths:
        name, _, rest = path.partition(".")
        key = name.removesuffix("[]")
        inner = result.get(key)
        if inner is None:
            continue
        if not rest:
            result[key] = MASK
        elif isinstance(inner, list):
            result[key] = [_masked(item, (rest,)) for item in inner]
        else:
            result[key] = _masked(inner, (rest,))
    return result
