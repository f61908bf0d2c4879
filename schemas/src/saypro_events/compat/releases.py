"""The schemas and examples of each release, kept under `schemas/released/<version>/`."""

import json
import shutil
from pathlib import Path
from typing import Any

from saypro_events.compat.changes import Breaking, breaking_changes, missing_type
from saypro_events.decoding import read_cloudevent
from saypro_events.errors import BadRecord
from saypro_events.generate.artifacts import artifacts

RELEASED = Path("schemas/released")


def released(root: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """Every kept release: version → type → schema."""
    return {
        folder.name: {place.stem: json.loads(place.read_text("utf-8")) for place in sorted((folder / "json").iterdir())}
        for folder in sorted((root / RELEASED).iterdir(), key=_order)
        if folder.is_dir()
    }


def check(root: Path, today: dict[str, dict[str, Any]]) -> list[Breaking]:
    """What of today's schemas (type → schema) breaks any release, and which of their examples cannot be read."""
    found: list[Breaking] = []
    for version, schemas in released(root).items():
        for name, old in schemas.items():
            if name in today:
                found += breaking_changes(name, old, today[name], version)
            else:
                found.append(missing_type(name, version))
        found += _unread_examples(root / RELEASED / version / "examples", version)
    return found


def keep(root: Path, version: str) -> Path:
    """Keep today's schemas and examples as a release. Raises FileExistsError: a release never changes."""
    folder = root / RELEASED / version
    folder.mkdir(parents=True)
    try:
        for path, text in artifacts(version).items():
            if path.parts[:2] in {("schemas", "json"), ("schemas", "examples")}:
                place = folder / path.parts[1] / path.name
                place.parent.mkdir(exist_ok=True)
                place.write_text(text, "utf-8")
    except BaseException:
        shutil.rmtree(folder)
        raise
    return folder


def _unread_examples(folder: Path, version: str) -> list[Breaking]:
    found = []
    for place in sorted(folder.iterdir()):
        for number, text in enumerate(place.read_bytes().splitlines(), start=1):
            try:
                read_cloudevent(text)
            except BadRecord as bad:
                why = f"example {number} of {version} cannot be read any more: {bad}"
                found.append(Breaking(place.stem, "", why, "Make the model read it again."))
    return found


def _order(folder: Path) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in folder.name.split("."))
