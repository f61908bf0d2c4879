"""Whom a conversation goes to."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messaging.domain.permissions import Role
from messaging.domain.routing import DEPARTMENTS, Agent, Need, department_for, route
from messaging.domain.values import Category

NOW = datetime(2026, 11, 2, tzinfo=UTC)


def agent(user_id: str, **more: Any) -> Agent:
    return Agent(**{"user_id": user_id, "role": Role.AGENT, "departments": frozenset({"orders"}), **more})


ORDER = Need(category=Category.ORDER_INQUIRY)


# REQ M-04
@pytest.mark.parametrize("category", Category)
def test_every_category_has_exactly_one_department(category: Category) -> None:
    assert [one for one in DEPARTMENTS if category in one.categories] == [department_for(category)]


# REQ M-04
def test_the_least_loaded_for_their_capacity_is_first() -> None:
    busy = agent("u-a", open_count=3, capacity=4)
    calm = agent("u-b", open_count=4, capacity=10)
    assert route(ORDER, [busy, calm]) == calm


def test_of_equals_who_has_waited_longest() -> None:
    fresh = agent("u-a", last_assigned_at=NOW)
    rested = agent("u-b", last_assigned_at=NOW - timedelta(hours=1))
    never = agent("u-c")
    assert route(ORDER, [fresh, rested]) == rested
    assert route(ORDER, [fresh, rested, never]) == never


def test_the_customers_language_goes_before_the_load() -> None:
    need = Need(category=Category.ORDER_INQUIRY, languages=("de", "en"))
    english = agent("u-a", languages=frozenset({"en"}))
    german = agent("u-b", languages=frozenset({"de"}), open_count=9)
    silent = agent("u-c")
    assert route(need, [english, german, silent]) == german
    assert route(need, [english, silent]) == english


# REQ M-09
def test_complaints_go_to_senior_staff_and_technical_ones_to_who_can() -> None:
    complaint = Need(category=Category.COMPLAINT)
    every = frozenset(one.name for one in DEPARTMENTS)
    junior, senior = agent("u-a", departments=every), agent("u-b", departments=every, role=Role.SENIOR)
    assert route(complaint, [junior, senior]) == senior
    skilled = agent("u-c", departments=every, skills=frozenset({"payments-api"}), open_count=5)
    need = Need(category=Category.TECHNICAL, skills=frozenset({"payments-api"}))
    assert route(need, [junior, senior, skilled]) == skilled


@pytest.mark.parametrize(
    "nobody",
    [
        {"available": False},
        {"open_count": 10},
        {"departments": frozenset({"accounts"})},
        {"role": Role.MANAGER},
        {"capacity": 0},
    ],
)
def test_who_cannot_is_not_chosen(nobody: dict[str, Any]) -> None:
    assert route(ORDER, [agent("u-a", **nobody)]) is None
    assert route(ORDER, []) is None


@given(loads=st.lists(st.integers(0, 12), max_size=8))
def test_it_never_goes_to_a_full_one_or_past_a_freer_one(loads: list[int]) -> None:
    agents = [agent(f"u-{n}", open_count=load) for n, load in enumerate(loads)]
    chosen = route(ORDER, agents)
    free = [load for load in loads if load < 10]
    assert (chosen is None) == (not free)
    assert chosen is None or chosen.open_count == min(free)
