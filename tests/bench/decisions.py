"""How many person-channel decisions a second one core makes, by the shared cases and for people without preferences.

Run as `python -m tests.bench.decisions` from the repository's root; one JSON line per figure. CPU time of the one
thread is counted, so that a busy machine doesn't count as ours.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench.notifications import PREFERENCES

from notifier.cli import decide_lines
from notifier.domain.decide import decide
from notifier.domain.decision import Occasion, Recipient, Rule
from notifier.domain.preference_forms import parse_preferences
from notifier.domain.preferences import NO_PREFERENCES

CASES = Path(__file__).parents[1] / "notifier" / "decision_cases.json"
TO_REACH = 30_000
SECONDS = 3.0
RULE = Rule("order_dispatched", "orders", channels=("in_app", "push", "email"), opt_in=("sms", "webhook"))
RECIPIENT = Recipient("Africa/Johannesburg", frozenset({"email", "push", "sms"}))
NOW = datetime(2026, 6, 3, 21, tzinfo=UTC)


def rate(work: Callable[[], int]) -> tuple[float, int]:
    """Decisions per second of CPU, and how many were made."""
    made = work()  # the first time fills the caches
    made, began = 0, time.thread_time()
    while (took := time.thread_time() - began) < SECONDS:
        made += work()
    return made / took, made


def figures() -> list[dict[str, Any]]:
    """All figures of this file."""
    cases = CASES.read_text(encoding="utf-8")
    decisions = sum(len(case["expected"]) for case in json.loads(cases))
    preferences = parse_preferences(PREFERENCES)

    def by_the_cases() -> int:
        answered = sum(1 for _ in decide_lines(cases))
        assert answered == len(json.loads(cases))
        return decisions

    def with_preferences() -> int:
        decided = decide(RULE, Occasion("buyer"), RECIPIENT, preferences=preferences, sent=(), now=NOW)
        return len(decided)

    def without_preferences() -> int:
        return len(decide(RULE, Occasion("buyer"), RECIPIENT, preferences=NO_PREFERENCES, sent=(), now=NOW))

    named = {
        "decisions, JSON cases read and answered": by_the_cases,
        "decisions, a person with preferences": with_preferences,
        "decisions, a person without preferences": without_preferences,
    }
    found = []
    for name, work in named.items():
        value, made = rate(work)
        found.append(
            {
                "name": name,
                "value": round(value),
                "unit": "person-channel decisions per second of one core",
                "floor": TO_REACH,
                "ratio": round(value / TO_REACH, 2),
                "n": made,
            }
        )
    return found


def main() -> None:
    """Print every figure."""
    for figure in figures():
        sys.stdout.write(json.dumps(figure) + "\n")


if __name__ == "__main__":
    main()
