"""What posts are refused, and what a conversation asks of whoever takes it."""

from dataclasses import replace
from typing import Any

import pytest

from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import InvalidInput
from messaging.domain.permissions import Role
from messaging.domain.routing import route
from messaging.domain.staffing import EVERY_DEPARTMENT, Post, agent_of, categories_for, checked, need_of
from messaging.domain.values import Category

POST = Post(user_id="u-sam")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"departments": frozenset({"kitchen"})}, "departments"),
        ({"languages": frozenset({"english"})}, "languages"),
        ({"languages": frozenset({"e\n"})}, "languages"),
        ({"skills": frozenset({"x" * 200})}, "skills"),
        ({"skills": frozenset({"\x00"})}, "skills"),
        ({"skills": frozenset(f"s{n}" for n in range(21))}, "skills"),
        ({"capacity": -1}, "capacity"),
        ({"capacity": 201}, "capacity"),
    ],
)
def test_what_is_refused_is_named(change: dict[str, Any], field: str) -> None:
    refused: InvalidInput | None = None
    try:
        checked(replace(POST, **change))
    except InvalidInput as error:
        refused = error
    assert refused is not None
    assert refused.field == field


def test_what_is_kept_is_tidy() -> None:
    kept = checked(replace(POST, skills=frozenset({" Refunds "}), languages=frozenset({"EN "})))
    assert (kept.skills, kept.languages) == (frozenset({"refunds"}), frozenset({"en"}))


# REQ M-09
def test_complaints_are_for_senior_staff_and_managers(sam: Person, noor: Person, olga: Person) -> None:
    assert Category.COMPLAINT not in categories_for(sam, POST)
    assert categories_for(noor, POST) == frozenset(Category)
    assert categories_for(olga, POST) == {Category.COMPLAINT}
    both = replace(sam, roles=frozenset({Role.AGENT, Role.MANAGER, Role.SENIOR}))
    assert categories_for(both, POST) == frozenset(Category)
    only = replace(POST, departments=frozenset({"technical"}))
    assert categories_for(sam, only) == {Category.TECHNICAL}


# REQ M-04, REQ M-09
def test_a_tag_asks_for_the_skill_of_its_name(asked: Conversation, sam: Person) -> None:
    tagged = replace(asked, category="technical", tags=("payments-api", "vip"))
    need = need_of(tagged, {"payments-api", "translation"}, "zu-ZA")
    assert (need.category, need.skills, need.languages) == (Category.TECHNICAL, {"payments-api"}, ("zu",))
    plain, skilled = POST, replace(POST, skills=frozenset({"payments-api"}))
    assert route(need, [agent_of(sam, plain, 0, available=True)]) is None
    assert route(need, [agent_of(sam, skilled, 0, available=True)]) is not None
    assert need_of(replace(asked, category=None), ()).category is Category.GENERAL
    assert POST.departments == EVERY_DEPARTMENT
