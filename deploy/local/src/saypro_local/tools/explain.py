"""`saypro explain`: who an event concerned, what was decided for each channel and why, what became of it."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from saypro_local.stack.ready import Ready
from saypro_local.tools.api import get


def explanation(ready: Ready, event_id: str) -> Any:
    """The notifier's own record of its decision, as JSON; None if it never saw the event."""
    return get(ready, f"/notifier/v1/explain/{quote(event_id, safe='')}")


def in_words(explained: Mapping[str, Any]) -> Iterator[str]:
    """Lines for people: each person, each channel, the decision, why, and what became of it."""
    yield f"{explained['event_type']}  {explained['event_id']}"
    for person in explained["people"]:
        yield ""
        yield f"{person['user_id']} ({person['role']}): {person['type']}"
        if person.get("told_by"):
            yield f"  told already, by event {person['told_by']}"
        for channel, decision in person["channels"].items():
            yield f"  {channel:<9}{decision['state']:<12}{_reasons(decision)}"


def _reasons(decision: Mapping[str, Any]) -> str:
    parts = [str(decision["why"] or decision["reason"] or "").rstrip(".")]
    if decision.get("due_at"):
        parts.append(f"due {decision['due_at']}")
    if decision.get("changed_at"):
        parts.append(f"since {decision['changed_at']}")
    if decision.get("attempts"):
        parts.append(f"attempts: {decision['attempts']}")
    if decision.get("last_error"):
        parts.append(f"last error: {decision['last_error']}")
    return "; ".join(part for part in parts if part)
