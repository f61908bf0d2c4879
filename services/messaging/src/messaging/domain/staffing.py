"""Who of the staff takes what: departments, skills and room, and what a conversation asks (REQ M-04, M-09)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import InvalidInput
from messaging.domain.permissions import Role
from messaging.domain.routing import DEPARTMENTS, Agent, Need, department_for
from messaging.domain.values import Category, clean_tags

MAX_CAPACITY = 200
MAX_LANGUAGES = 20
EVERY_DEPARTMENT = frozenset(one.name for one in DEPARTMENTS)
_LANGUAGE = re.compile(r"[a-z]{2,3}")
# Somebody with several roles is routed to as the one that most departments take.
_ROUTED_AS = (Role.SENIOR, Role.AGENT, Role.MANAGER, Role.ADMIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What somebody of the staff takes. `available`: conversations may be given to them without asking."""

    user_id: str
    departments: frozenset[str] = field(default=EVERY_DEPARTMENT)
    skills: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    capacity: int = 10
    available: bool = False
    last_assigned_at: datetime | None = None


def checked(post: Post) -> Post:
    """Give the post tidied. Raises InvalidInput that names the field at fault."""
    if unknown := sorted(post.departments - EVERY_DEPARTMENT):
        raise InvalidInput("departments", f"there is no {unknown[0]}; there are {', '.join(sorted(EVERY_DEPARTMENT))}")
    languages = frozenset(one.strip().lower() for one in post.languages)
    if len(languages) > MAX_LANGUAGES or not all(_LANGUAGE.fullmatch(one) for one in languages):
        raise InvalidInput("languages", "two or three letters each, such as en or zu")
    if not 0 <= post.capacity <= MAX_CAPACITY:
        raise InvalidInput("capacity", f"0 to {MAX_CAPACITY}")
    try:
        skills = frozenset(clean_tags(tuple(post.skills)))
    except InvalidInput as error:
        raise InvalidInput("skills", error.why) from error
    return replace(post, skills=skills, languages=languages)


def agent_of(person: Person, post: Post, open_count: int, *, available: bool) -> Agent:
    """Give somebody of the staff as routing sees them."""
    return Agent(
        user_id=person.user_id,
        role=next(role for role in _ROUTED_AS if role in person.roles),
        departments=post.departments,
        skills=post.skills,
        languages=post.languages,
        open_count=open_count,
        capacity=post.capacity,
        available=available,
        last_assigned_at=post.last_assigned_at,
    )


def need_of(conversation: Conversation, skills: Iterable[str], locale: str = "") -> Need:
    """Give what a conversation asks: a tag that is called as one of the staff's `skills` asks for that skill."""
    category = next((one for one in Category if one == conversation.category), Category.GENERAL)
    language = locale.partition("-")[0].lower()
    return Need(
        category=category,
        priority=conversation.priority,
        skills=frozenset(conversation.tags) & frozenset(skills),
        languages=(language,) if language else (),
    )


def categories_for(person: Person, post: Post) -> frozenset[Category]:
    """List the categories that this person could be given."""
    role = agent_of(person, post, 0, available=True).role
    departments = (department_for(category) for category in Category)
    return frozenset(
        category
        for category, one in zip(Category, departments, strict=True)
        if one.name in post.departments and role in one.levels
    )
