"""The cases that the marketplace gave."""

import json
from pathlib import Path

import pytest

from sla_monitor import cli

CASES = json.loads((Path(__file__).parents[1] / "sla_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, object]) -> None:
    # REQ S-01 S-02
    [answer] = cli.answers(json.dumps(case).encode())
    assert json.loads(str(answer)) == {"id": case["id"], "due_at": case["expected_due_at"]}
