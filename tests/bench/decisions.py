"""How many person-channel decisions a second one core makes: cases as JSON, and people as the notifier has them.

Run as `python -m tests.bench.decisions` from the repository's root; one JSON line per figure. CPU time of the one
thread is counted, so that a busy machine doesn't count as ours. The floor reads and writes the same JSON, or makes the
same answers, and decides nothing.
"""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.figures import Figure, figure, show
from tests.bench.notifications import PREFERENCES

from notifier.cli import answers
from notifier.domain.decide import decide
from notifier.domain.decision import Decision, Occasion, Recipient, Rule
from notifier.domain.preference_forms import parse_preferences
from notifier.domain.preferences import NO_PREFERENCES

CASES = Path(__file__).parents[1] / "notifier" / "decision_cases.json"
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


def figures() -> list[Figure]:
    """All figures of this file."""
    cases = CASES.read_bytes()
    expected = [case["expected"] for case in json.loads(cases)]
    decisions = sum(map(len, expected))
    preferences = parse_preferences(PREFERENCES)

    def by_the_cases() -> int:
        answered = [answer for answer in answers(cases) if isinstance(answer, str)]
        assert len(answered) == len(expected)
        return decisions

    def with_preferences() -> int:
        return len(decide(RULE, Occasion("buyer"), RECIPIENT, preferences=preferences, sent=(), now=NOW))

    def without_preferences() -> int:
        return len(decide(RULE, Occasion("buyer"), RECIPIENT, preferences=NO_PREFERENCES, sent=(), now=NOW))

    def json_alone() -> int:
        for case in json.loads(cases):
            json.dumps({"id": case["id"], "decisions": case["expected"]})
        return decisions

    def answers_alone() -> int:
        return len({channel: Decision(one.outcome, one.reason, one.at) for channel, one in decided.items()})

    decided = decide(RULE, Occasion("buyer"), RECIPIENT, preferences=preferences, sent=(), now=NOW)
    bare_json, bare_answers = rate(json_alone)[0], rate(answers_alone)[0]
    unit = "person-channel decisions/s of a core"
    return [
        figure("decisions_from_json", *_of(by_the_cases, unit), bare_json),
        figure("decisions_with_preferences", *_of(with_preferences, unit), bare_answers),
        figure("decisions_without_preferences", *_of(without_preferences, unit), bare_answers),
    ]


def _of(work: Callable[[], int], unit: str) -> tuple[float, str, int]:
    value, made = rate(work)
    return value, unit, made


def main() -> None:
    """Print every figure."""
    show(figures())


if __name__ == "__main__":
    main()
