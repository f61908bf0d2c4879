"""`saypro notify decide FILE`: what the notifier would decide, for cases in the format of DECISIONS."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from notifier.domain.decide import decide as decide_case
from notifier.domain.decision import Decision, Occasion, Recipient, Rule, Sent
from notifier.domain.errors import InvalidFieldError
from notifier.domain.local_time import zone
from notifier.domain.preference_forms import parse_preferences


def decide(file: Path) -> None:
    """Print one JSON line per case: its id, and per channel the outcome, reason and time."""
    for line in decide_lines(file.read_text(encoding="utf-8")):
        print(line)


def decide_lines(text: str) -> Iterator[str]:
    """The answers to a JSON list of cases, or to one case a line; InvalidFieldError names the case and the field."""
    cases = json.loads(text) if text.lstrip().startswith("[") else [json.loads(x) for x in text.splitlines() if x]
    for case in cases:
        try:
            decisions = _decide(case)
        except InvalidFieldError as error:
            raise error.within(str(case.get("id"))) from error
        yield json.dumps({"id": case["id"], "decisions": {c: _written(d) for c, d in decisions.items()}})


def _decide(case: dict[str, Any]) -> dict[str, Decision]:
    rule, recipient = case["rule"], case["recipient"]
    zone(recipient["timezone"])
    return decide_case(
        Rule(
            type=rule["type"],
            category=rule["category"],
            critical=rule["critical"],
            channels=tuple(rule["channels"]),
            opt_in=tuple(rule["opt_in"]),
            capped=rule["capped"],
            respects_quiet=rule["quiet"] == "respect",
        ),
        Occasion(case["event"]["role"], _instant(case["event"]["expires_at"])),
        Recipient(
            timezone=recipient["timezone"],
            addresses=frozenset(recipient["addresses"]),
            suppressed=frozenset(recipient["suppressed"]),
            erased=recipient["erased"],
        ),
        preferences=parse_preferences(case["preferences"]),
        sent=[Sent(item["channel"], _read(item["at"])) for item in case["history"]["sent"]],
        now=_read(case["now"]),
    )


def _read(value: str) -> datetime:
    at = datetime.fromisoformat(value)
    if at.tzinfo is None:
        raise InvalidFieldError("now", "a time with its zone, such as 2026-06-03T10:00:00Z")
    return at.astimezone(UTC)


def _instant(value: str | None) -> datetime | None:
    return None if value is None else _read(value)


def _written(decision: Decision) -> dict[str, str | None]:
    at = decision.at.isoformat().replace("+00:00", "Z") if decision.at else None
    return {"outcome": decision.outcome, "reason": decision.reason, "at": at}
