"""What changed between two schemas of one type, and whether readers and writers of both get along."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from saypro_events.compat.reading import unreadable
from saypro_events.generate.json_schema import OPEN_ENUM

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Breaking:
    """One change that would break somebody, and how to make it without."""

    type: str
    field: str
    why: str
    how: str

    def __str__(self) -> str:
        return f"{self.type}: {self.field or 'the event'}: {self.why}\n    {self.how}"


def breaking_changes(name: str, old: Schema, new: Schema, release: str) -> list[Breaking]:
    """What in `new` breaks the contract that `release` gave with `old`. `name` is `<topic>.v<version>`.

    Both ways: today's reader meets events written by the release, the release's reader meets today's events.
    """
    found: dict[tuple[str, str], Breaking] = {}

    def note(field: str, why: str) -> None:
        found.setdefault((field, why), Breaking(name, field, why, _how(name)))

    for problem in unreadable(old, new):
        note(problem.field, f"today's reader cannot read events of {release}: {problem.why}")
    for problem in unreadable(new, old):
        note(problem.field, f"readers of {release} cannot read today's events: {problem.why}")
    for field, why in _lost_meaning(old, new):
        note(field, f"since {release} {why}")
    return list(found.values())


def missing_type(name: str, release: str) -> Breaking:
    """A type that a release had and that is gone."""
    why = f"it was released with {release} and is gone: its events are still read and perhaps still written"
    how = "Keep its model in topics.py until its topic's retention has passed and no service writes it."
    return Breaking(name, "", why, how)


def _how(name: str) -> str:
    topic, _, version = name.rpartition(".v")
    following = int(version) + 1
    return (
        f"Leave v{version} as it was. Add a model with TYPE com.saypro.{topic}.v{following}, list it after the old one "
        f"in topics.py, register an Upcast from v{version} to v{following}, and let writers publish both until every "
        f"reader knows v{following}."
    )


def _lost_meaning(old: Schema, new: Schema) -> Iterator[tuple[str, str]]:
    """Changes that every reader survives and that tell it something else than before."""
    if old.get("x-topic") != new.get("x-topic"):
        yield "", f"it has moved from topic {old.get('x-topic')} to {new.get('x-topic')}"
    if old.get("x-key") != new.get("x-key"):
        yield "", f"its key is {new.get('x-key')} instead of {old.get('x-key')}: order is kept for something else"
    before, after = dict(_fields(old)), dict(_fields(new))
    for path, field in before.items():
        if path not in after:
            if path.rpartition(".")[0] in after or "." not in path:
                yield path, "it is gone: readers look for it (a field that has been renamed is gone, too)"
        else:
            yield from ((path, why) for why in _changed(field, after[path]))


def _changed(old: Schema, new: Schema) -> Iterator[str]:
    if old.get("unit") != new.get("unit") and "unit" in old:
        yield f"its unit is {new.get('unit')} instead of {old['unit']}"
    if old.get("default") != new.get("default"):
        yield f"leaving it out means {new.get('default')!r} instead of {old.get('default')!r}"
    for mark in ("personal", "person"):
        if old.get(mark) and not new.get(mark):
            yield f"it is no longer marked `{mark}`: erasure would pass it by"
    gone = [value for value in old.get("enum", ()) if value not in new.get("enum", ())]
    if gone and old.get(OPEN_ENUM):
        yield f"the value {', '.join(map(repr, gone))} is gone: events that have it would read as unknown"
    if old.get(OPEN_ENUM) and "enum" in new and not new.get(OPEN_ENUM):
        yield "its enumeration is closed now: nothing could be added to it any more"


def _fields(schema: Schema) -> Iterator[tuple[str, Schema]]:
    yield from _walk(schema, schema.get("$defs", {}), "", ())


def _walk(
    schema: Schema, parts: Mapping[str, Schema], path: str, above: tuple[str, ...]
) -> Iterator[tuple[str, Schema]]:
    """Every field by its path, with what its own schema and the part that it refers to say."""
    for name, field in schema.get("properties", {}).items():
        at = f"{path}.{name}" if path else name
        merged = dict(field)
        for reference, inner in _within(field, parts):
            merged.update({key: inner[key] for key in ("enum", OPEN_ENUM) if key in inner})
            if reference not in above:
                yield from _walk(inner, parts, at, (*above, reference))
        yield at, merged


def _within(field: Schema, parts: Mapping[str, Schema]) -> Iterator[tuple[str, Schema]]:
    """The parts that a field refers to, directly, in a choice or in a list."""
    if "$ref" in field:
        reference = field["$ref"].rpartition("/")[2]
        yield reference, parts[reference]
    for choice in field.get("anyOf", ()):
        yield from _within(choice, parts)
    for inside in ("items", "additionalProperties"):
        if isinstance(field.get(inside), dict):
            yield from _within(field[inside], parts)
