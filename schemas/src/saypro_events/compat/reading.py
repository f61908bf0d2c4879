"""Can a reader that knows one schema read everything that a writer with another may write?

Writers are taken at their word: they write what their schema allows. Readers are open: they ignore fields that they
do not know, and take an unknown value of an open enumeration as `unknown`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from saypro_events.generate.json_schema import OPEN_ENUM

Schema = dict[str, Any]

_UPPER = {"maxLength": "longer", "maxItems": "more entries", "maximum": "greater", "maxProperties": "more entries"}
_LOWER = {"minLength": "shorter", "minItems": "fewer entries", "minimum": "smaller", "minProperties": "fewer entries"}
_SAME = {"pattern": "does not match the reader's pattern", "format": "is not of the reader's format"}


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that the writer may write and the reader cannot read."""

    field: str
    why: str


def unreadable(writer: Schema, reader: Schema) -> list[Unreadable]:
    """What of the writer's events the reader cannot read; nothing if it can read all."""
    return list(_Comparison(writer, reader).compare(writer, reader, ""))


class _Comparison:
    """Walks two documents side by side, following references in each."""

    def __init__(self, writer: Schema, reader: Schema) -> None:
        self._writer_parts = writer.get("$defs", {})
        self._reader_parts = reader.get("$defs", {})
        self._open: set[tuple[str, str]] = set()
        """Parts that are being compared further up: a part may hold itself."""

    def compare(self, writer: Schema, reader: Schema, path: str) -> Iterator[Unreadable]:
        pair = writer.get("$ref", ""), reader.get("$ref", "")
        if pair in self._open:
            return
        if all(pair):
            self._open.add(pair)
        yield from self._compare(_resolved(writer, self._writer_parts), _resolved(reader, self._reader_parts), path)
        self._open.discard(pair)

    def _compare(self, writer: Schema, reader: Schema, path: str) -> Iterator[Unreadable]:
        if "anyOf" in writer or "anyOf" in reader:
            yield from self._choices(writer, reader, path)
        elif not _type_fits(writer.get("type"), reader.get("type")):
            yield Unreadable(path, f"it may be {_name(writer)}, the reader takes {_name(reader)}")
        else:
            yield from _limits(writer, reader, path)
            yield from _values(writer, reader, path)
            yield from self._inside(writer, reader, path)

    def _choices(self, writer: Schema, reader: Schema, path: str) -> Iterator[Unreadable]:
        """Each thing that the writer may write must be one that the reader takes."""
        taken = reader.get("anyOf", [reader])
        for choice in writer.get("anyOf", [writer]):
            found: list[Unreadable] | None = None
            for candidate in taken:
                problems = list(self.compare(choice, candidate, path))
                if not problems:
                    break
                same_type = _name(_resolved(choice, self._writer_parts)) == _name(
                    _resolved(candidate, self._reader_parts)
                )
                found = problems if found is None or same_type else found
            else:
                yield from found or ()

    def _inside(self, writer: Schema, reader: Schema, path: str) -> Iterator[Unreadable]:
        written = writer.get("properties", {})
        required = writer.get("required", ())
        for name in reader.get("required", ()):
            if name not in written:
                yield Unreadable(_join(path, name), "the writer does not know it, the reader needs it")
            elif name not in required:
                yield Unreadable(_join(path, name), "the writer may leave it out, the reader needs it")
        for name, field in reader.get("properties", {}).items():
            if name in written:
                yield from self.compare(written[name], field, _join(path, name))
        if "items" in writer and "items" in reader:
            yield from self.compare(writer["items"], reader["items"], f"{path}[]")
        values = writer.get("additionalProperties"), reader.get("additionalProperties")
        if isinstance(values[0], dict) and isinstance(values[1], dict):
            yield from self.compare(values[0], values[1], _join(path, "*"))
        yield from self._names(writer, reader, path)

    def _names(self, writer: Schema, reader: Schema, path: str) -> Iterator[Unreadable]:
        if "patternProperties" not in writer and "patternProperties" not in reader:
            return
        ours, theirs = writer.get("patternProperties", {}), reader.get("patternProperties", {})
        if set(ours) != set(theirs):
            yield Unreadable(path, "the names that it may hold differ")
            return
        for pattern in ours:
            yield from self.compare(ours[pattern], theirs[pattern], _join(path, "*"))


def _resolved(schema: Schema, parts: dict[str, Schema]) -> Schema:
    reference = schema.get("$ref")
    return parts[reference.rpartition("/")[2]] if reference else schema


def _type_fits(written: str | None, read: str | None) -> bool:
    return read is None or written == read or (written == "integer" and read == "number")


def _name(schema: Schema) -> str:
    kind = schema.get("type", "anything")
    return (
        "null" if kind == "null" else f"a time ({kind})" if schema.get("format") == "date-time" else f"of type {kind}"
    )


def _limits(writer: Schema, reader: Schema, path: str) -> Iterator[Unreadable]:
    for limit, more in _UPPER.items():
        if limit in reader and writer.get(limit, float("inf")) > reader[limit]:
            yield Unreadable(path, f"it may be {more} than the reader takes ({limit} {reader[limit]})")
    for limit, less in _LOWER.items():
        if limit in reader and writer.get(limit, float("-inf")) < reader[limit]:
            yield Unreadable(path, f"it may be {less} than the reader takes ({limit} {reader[limit]})")
    for rule, words in _SAME.items():
        if rule in reader and writer.get(rule) != reader[rule]:
            yield Unreadable(path, f"what may be written {words} ({reader[rule]})")


def _values(writer: Schema, reader: Schema, path: str) -> Iterator[Unreadable]:
    """Enumerations. An open one takes any text, but a value that was dropped would lose its meaning."""
    if "enum" not in reader or reader.get(OPEN_ENUM):
        return
    extra = [value for value in writer.get("enum", ["any text"]) if value not in reader["enum"]]
    if extra:
        yield Unreadable(path, f"the reader does not know {', '.join(map(repr, extra))}")


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
