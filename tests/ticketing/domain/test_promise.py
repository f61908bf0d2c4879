"""REQ T-04: when to expect an answer."""

from datetime import datetime, timedelta

from ticketing.domain.promise import Promise, next_answer


def promise(metric: str, state: str, at: datetime) -> Promise:
    return Promise(f"ck-{metric}", "t-1", metric, state, at + timedelta(hours=4), "4 h", at)


def test_the_first_answer_comes_before_the_solution(noon: datetime) -> None:
    # REQ T-04
    solution, answer = promise("resolution", "running", noon), promise("first_response", "running", noon)
    assert next_answer([solution, answer], answered=False) == answer
    assert next_answer([solution, answer], answered=True) == solution


def test_what_is_kept_or_unknown_does_not_count(noon: datetime) -> None:
    kept, odd = promise("first_response", "met", noon), promise("unknown", "running", noon)
    assert next_answer([kept, odd], answered=False) is None
    assert next_answer([], answered=False) is None
