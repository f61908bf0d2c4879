"""Options of `make chaos`, and one fresh cluster for each experiment."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Options:
    """`seed` of the load, `kills` of each killing test, `minutes` of kills at random."""

    seed: int
    kills: int
    minutes: float
    events: int


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--seed", type=int, default=1, help="seed of the load")
    parser.addoption("--kills", type=int, default=3, help="how often each killing test kills")
    parser.addoption("--minutes", type=float, default=0.0, help="how long kills at random moments go on (0: a few)")
    parser.addoption("--events", type=int, default=1200, help="order events that each test produces")


@pytest.fixture(scope="session")
def options(request: pytest.FixtureRequest) -> Options:
    config = request.config
    return Options(config.option.seed, config.option.kills, config.option.minutes, config.option.events)


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Print a line that is seen even while pytest captures."""

    def line(text: str) -> None:
        with capsys.disabled():
            print(f"\n  {text}")

    return line
