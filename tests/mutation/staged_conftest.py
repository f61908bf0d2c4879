"""Laid beside the tests in mutants/: the same examples every time, and nothing remembered from test to test."""

import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import Phase, settings

settings.register_profile(
    "mutants", max_examples=40, derandomize=True, database=None, deadline=None, phases=[Phase.explicit, Phase.generate]
)

QUICK = 1.0
"""Seconds that a test may take to be in the first round."""


@pytest.fixture(autouse=True)
def _nothing_cached() -> None:
    """A cache filled by the code as it is would answer for the code that was changed."""
    for name, module in list(sys.modules.items()):
        if ".domain." in name:
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The quickest tests first; in the first round (run.py) a mutant meets no others."""
    measured = Path("mutmut-stats.json")
    took = json.loads(measured.read_text(encoding="utf-8"))["duration_by_test"] if measured.exists() else {}
    items.sort(key=lambda item: took.get(item.nodeid, 0))
    if os.environ["MUTANT_ROUND"] == "quick" and "__mutmut_" in os.environ.get("MUTANT_UNDER_TEST", ""):
        items[:] = [item for item in items if took.get(item.nodeid, 0) < QUICK]
