"""Laid beside the tests in mutants/: the same examples every time, and nothing remembered from test to test."""

import sys

import pytest
from hypothesis import Phase, settings

settings.register_profile(
    "mutants", max_examples=40, derandomize=True, database=None, deadline=None, phases=[Phase.explicit, Phase.generate]
)


@pytest.fixture(autouse=True)
def _nothing_cached() -> None:
    """A cache filled by the code as it is would answer for the code that was changed."""
    for name, module in list(sys.modules.items()):
        if ".domain." in name:
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Quick examples before long searches: what they catch needs no search."""
    items.sort(key=lambda item: hasattr(getattr(item, "obj", None), "hypothesis"))
