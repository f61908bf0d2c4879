"""`saypro messaging ...`: what a person tries at the command line."""

from pathlib import Path

from chassis import text_files
from messaging.domain.text import scan as scan_text


def scan(file: Path) -> None:
    """Print a JSON line `{"id", "label", "confidence", "spans"}` per line of `file`."""
    text_files.print_answers(file, judge)


def judge(text: str) -> dict[str, object]:
    """What the scan finds. Spans are `[start, end)` in characters of the text."""
    found = scan_text(text)
    return {"label": found.label, "confidence": found.confidence, "spans": list(map(list, found.spans))}
