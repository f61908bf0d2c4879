"""Whom a conversation goes to: the department of its category, its skills, the least loaded (REQ M-04, M-09)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from messaging.domain.permissions import Role
from messaging.domain.values import Category, Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """Part of the staff. `levels` are the roles that take its conversations."""

    name: str
    categories: frozenset[Category]
    levels: frozenset[Role] = frozenset({Role.AGENT, Role.SENIOR})


_C = Category
DEPARTMENTS: tuple[Department, ...] = (
    Department(name="orders", categories=frozenset({_C.ORDER_INQUIRY, _C.RETURNS, _C.TRANSACTION})),
    Department(name="listings", categories=frozenset({_C.LISTING, _C.PRODUCT_QUERY})),
    Department(name="accounts", categories=frozenset({_C.ACCOUNT})),
    Department(name="technical", categories=frozenset({_C.TECHNICAL})),
    Department(name="complaints", categories=frozenset({_C.COMPLAINT}), levels=frozenset({Role.SENIOR, Role.MANAGER})),
    Department(name="general", categories=frozenset({_C.SUPPORT_REQUEST, _C.GENERAL})),
)
"""Each category belongs to exactly one."""
_BY_CATEGORY = {category: department for department in DEPARTMENTS for category in department.categories}


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a conversation asks of whoever takes it. `languages` in order of preference."""

    category: Category
    priority: Priority | None = None
    skills: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Somebody of the staff as they are now: `open_count` conversations of at most `capacity`."""

    user_id: str
    role: Role
    departments: frozenset[str]
    skills: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    open_count: int = 0
    capacity: int = 10
    available: bool = True
    last_assigned_at: datetime | None = None


def categories_of(name: str) -> frozenset[Category]:
    """Give the categories of a department, none for one that there is not."""
    return next((one.categories for one in DEPARTMENTS if one.name == name), frozenset())


def department_for(category: Category) -> Department:
    """Give the department of a category."""
    return _BY_CATEGORY[category]


def route(need: Need, agents: Iterable[Agent]) -> Agent | None:
    """Choose who takes it, None when nobody can: then it waits in its department's queue.

    Only those who are available, have room and have every skill that is needed. Among them first who speaks the
    customer's language, then who is least loaded for their capacity, then who has waited longest for one.
    """
    department = department_for(need.category)
    able = [
        agent
        for agent in agents
        if agent.available
        and agent.open_count < agent.capacity
        and department.name in agent.departments
        and agent.role in department.levels
        and need.skills <= agent.skills
    ]
    return min(able, key=lambda agent: _burden(need, agent), default=None)


def _burden(need: Need, agent: Agent) -> tuple[int, float, float, str]:
    spoken = next((n for n, language in enumerate(need.languages) if language in agent.languages), len(need.languages))
    waited = agent.last_assigned_at.timestamp() if agent.last_assigned_at else float("-inf")
    return spoken, agent.open_count / agent.capacity, waited, agent.user_id
