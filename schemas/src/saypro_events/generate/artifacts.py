"""Which files are generated, and what is in them."""

import json
from pathlib import Path, PurePosixPath
from typing import Any

from saypro_events.generate import reference
from saypro_events.generate.asyncapi import of_service, whole
from saypro_events.generate.golden import cloudevents, golden
from saypro_events.generate.json_schema import file_stem, json_schema
from saypro_events.topics import BY_MODEL, SERVICES, TOPICS

Files = dict[PurePosixPath, str]

FOLDERS = tuple(
    PurePosixPath(folder)
    for folder in ("schemas/json", "schemas/asyncapi", "schemas/examples", "schemas/golden", "docs/reference/events")
)
"""What is in these is all generated; anything else in them is stale."""


def artifacts(version: str) -> Files:
    """Every generated file by its path under the repository's root. `version` goes into the AsyncAPI documents."""
    files: Files = {}
    schemas = PurePosixPath("schemas")
    for model in BY_MODEL:
        stem = file_stem(model)
        files[schemas / "json" / f"{stem}.json"] = pretty(json_schema(model))
        files[schemas / "examples" / f"{stem}.jsonl"] = "".join(line(event) for event in cloudevents(model))
        files[schemas / "golden" / f"{stem}.jsonl"] = "".join(line(record) for record in golden(model))
    files[schemas / "asyncapi" / "saypro.json"] = pretty(whole(version))
    for service in SERVICES:
        files[schemas / "asyncapi" / f"{service}.json"] = pretty(of_service(service, version))
    docs = PurePosixPath("docs/reference/events")
    files[docs / "README.md"] = reference.index()
    for topic in TOPICS:
        files[docs / f"{topic.name}.md"] = reference.page(topic)
    return files


def pretty(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def stale(root: Path, files: Files) -> list[str]:
    """What differs under `root`: one line per file that is missing, old, or should not be there."""
    problems = []
    for path, text in files.items():
        place = root / path
        if not place.is_file():
            problems.append(f"{path}: missing")
        elif place.read_text(encoding="utf-8") != text:
            problems.append(f"{path}: differs from the models")
    problems += [f"{path}: nothing generates it" for path in _present(root) if path not in files]
    return problems


def write(root: Path, files: Files) -> None:
    """Make the folders under `root` hold exactly these files."""
    for path in _present(root):
        if path not in files:
            (root / path).unlink()
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.is_file() or place.read_text(encoding="utf-8") != text:
            place.write_text(text, encoding="utf-8")


def _present(root: Path) -> list[PurePosixPath]:
    return [
        PurePosixPath(place.relative_to(root).as_posix())
        for folder in FOLDERS
        if (root / folder).is_dir()
        for place in sorted((root / folder).iterdir())
    ]
