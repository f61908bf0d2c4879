"""REQ S-06: which promise is made to whom."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sla_monitor.domain.deadline import Target
from sla_monitor.domain.errors import InvalidFieldError
from sla_monitor.domain.policy import FIRST_RESPONSE, Match, Policy, Promise, Subject, Warn, choose

NOON = datetime(2026, 2, 2, 12, tzinfo=UTC)
ASKING = Subject("transaction", "refund", "medium", "chat", frozenset({"buyer"}), "gold")
PROMISE = Promise(FIRST_RESPONSE, Target(60), "office")


def policy(name: str = "p", rank: int = 10, version: int = 1, **more: Any) -> Policy:
    return Policy(name, version, rank, (PROMISE,), more.pop("edited_at", NOON), **more)


@pytest.mark.parametrize(
    ("match", "covered"),
    [
        (Match(), True),
        (Match(roles=frozenset({"buyer", "seller"})), True),
        (Match(roles=frozenset({"seller"})), False),
        (Match(categories=frozenset({"transaction"}), tiers=frozenset({"gold"})), True),
        (Match(categories=frozenset({"transaction"}), tiers=frozenset({"silver"})), False),
        (Match(subcategories=frozenset({"refund"})), True),
        (Match(priorities=frozenset({"high"})), False),
        (Match(channels=frozenset({"chat", "email"})), True),
        (Match(channels=frozenset({"email"})), False),
    ],
)
def test_everything_that_a_match_names_must_hold_and_of_roles_one(match: Match, covered: bool) -> None:
    assert match.covers(ASKING) is covered


def test_no_matches_mean_everything_and_one_of_several_is_enough() -> None:
    no, yes = Match(tiers=frozenset({"silver"})), Match(tiers=frozenset({"gold"}))
    assert policy().covers(ASKING)
    assert policy(matches=(no, yes)).covers(ASKING)
    assert not policy(matches=(no,)).covers(ASKING)
    assert not policy(active=False).covers(ASKING)


def test_the_lowest_rank_that_covers_decides_then_the_name() -> None:
    silver = policy("first", 1, matches=(Match(tiers=frozenset({"silver"})),))
    found = choose([policy("b", 5), policy("a", 5), policy("late", 50), silver], ASKING, NOON)
    assert found is not None
    assert (found.name, found.rank) == ("a", 5)
    assert choose([silver], ASKING, NOON) is None


def test_the_version_of_the_time_counts_and_before_the_first_the_first() -> None:
    day = timedelta(days=1)
    first, second = policy(rank=7), policy(rank=8, version=2, edited_at=NOON + day)
    for at, version in ((NOON - day, 1), (NOON, 1), (NOON + day, 2), (NOON + 2 * day, 2)):
        found = choose([second, first], ASKING, at)
        assert found is not None
        assert found.version == version


@pytest.mark.parametrize(
    ("percent", "minutes"), [(None, None), (50, 5), (0, None), (100, None), (None, 0), (None, 527_041)]
)
def test_a_warning_is_a_percentage_or_minutes(percent: int | None, minutes: int | None) -> None:
    with pytest.raises(InvalidFieldError) as refused:
        Warn(percent=percent, minutes=minutes)
    assert refused.value.allowed
