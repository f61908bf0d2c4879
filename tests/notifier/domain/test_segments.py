"""Audiences: comparisons, the laws of and, or, not, and what is refused by name."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.domain.errors import InvalidFieldError
from notifier.domain.segment_forms import DEEPEST, parse_audience, parse_segment
from notifier.domain.segments import AllOf, AnyOf, Audience, Condition, NoneOf, Profile, Segment

THANDI: Profile = {
    "country": "ZA",
    "locale": "en-ZA",
    "tier": "gold",
    "roles": ("buyer", "seller"),
    "orders_12m": 7,
    "newsletter": True,
    "since": "2024-05-01",
}
SCALARS = st.sampled_from(["ZA", "buyer", "", 0, 1, 7, 2.5, True, False])
NAMES = st.sampled_from(["country", "roles", "orders_12m", "nowhere"])
PROFILES = st.dictionaries(
    st.sampled_from(["country", "roles", "orders_12m"]), SCALARS | st.lists(SCALARS, max_size=3).map(tuple)
)
CONDITIONS: st.SearchStrategy[Segment] = st.one_of(
    st.builds(Condition, NAMES, st.sampled_from(["eq", "ne", "lt", "lte", "gt", "gte", "contains"]), SCALARS),
    st.builds(Condition, NAMES, st.sampled_from(["in", "not_in"]), st.lists(SCALARS, min_size=1).map(tuple)),
    st.builds(Condition, NAMES, st.just("exists"), st.sampled_from([None, True, False])),
)
SEGMENTS: st.SearchStrategy[Segment] = st.recursive(
    CONDITIONS,
    lambda inner: st.builds(
        lambda join, parts: join(tuple(parts)), st.sampled_from([AllOf, AnyOf, NoneOf]), st.lists(inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("attribute", "op", "value", "holds"),
    [
        ("country", "eq", "ZA", True),
        ("country", "eq", "DE", False),
        ("country", "ne", "DE", True),
        ("roles", "eq", "seller", True),
        ("roles", "ne", "seller", False),
        ("roles", "contains", "buyer", True),
        ("roles", "contains", "buy", False),
        ("since", "contains", "2024", True),
        ("since", "lt", "2025-01-01", True),
        ("orders_12m", "gte", 7, True),
        ("orders_12m", "gt", 7, False),
        ("orders_12m", "lte", 7.0, True),
        ("orders_12m", "lt", "9", False),
        ("newsletter", "eq", True, True),
        ("newsletter", "eq", 1, False),
        ("newsletter", "gte", 0, False),
        ("tier", "in", ("gold", "silver"), True),
        ("tier", "not_in", ("gold", "silver"), False),
        ("tier", "exists", None, True),
        ("tier", "exists", False, False),
    ],
)
def test_a_comparison_with_what_is_known(attribute: str, op: Any, value: Any, holds: bool) -> None:
    # REQ N-15
    assert Condition(attribute, op, value).matches(THANDI) is holds


@given(CONDITIONS)
def test_an_unknown_attribute_is_not_matched(condition: Condition) -> None:
    assert condition.matches({}) is (condition.op == "exists" and condition.value is False)


@given(SEGMENTS, PROFILES)
def test_not_is_the_opposite_and_twice_not_is_nothing(one: Segment, profile: Profile) -> None:
    assert NoneOf((one,)).matches(profile) is not one.matches(profile)
    assert NoneOf((NoneOf((one,)),)).matches(profile) is one.matches(profile)


@given(SEGMENTS, SEGMENTS, PROFILES)
def test_and_or_not_obey_de_morgan(one: Segment, other: Segment, profile: Profile) -> None:
    none = NoneOf((one, other)).matches(profile)
    assert none is AllOf((NoneOf((one,)), NoneOf((other,)))).matches(profile)
    assert NoneOf((AllOf((one, other)),)).matches(profile) is AnyOf((NoneOf((one,)), NoneOf((other,)))).matches(profile)


@given(SEGMENTS, SEGMENTS, SEGMENTS, PROFILES)
def test_and_and_or_commute_associate_distribute_and_absorb(
    a: Segment, b: Segment, c: Segment, profile: Profile
) -> None:
    def equal(one: Segment, other: Segment) -> bool:
        return one.matches(profile) is other.matches(profile)

    assert equal(AllOf((a, b)), AllOf((b, a)))
    assert equal(AnyOf((a, b)), AnyOf((b, a)))
    assert equal(AllOf((a, AllOf((b, c)))), AllOf((a, b, c)))
    assert equal(AllOf((a, AnyOf((b, c)))), AnyOf((AllOf((a, b)), AllOf((a, c)))))
    assert equal(AnyOf((a, AllOf((a, b)))), a)
    assert equal(AllOf((a, a)), a)


@given(NAMES, SCALARS, PROFILES)
def test_ne_and_not_in_are_opposites_where_the_attribute_is_known(name: str, value: Any, profile: Profile) -> None:
    if name in profile:
        assert Condition(name, "ne", value).matches(profile) is not Condition(name, "eq", value).matches(profile)
        assert Condition(name, "not_in", (value,)).matches(profile) is not Condition(name, "in", (value,)).matches(
            profile
        )


def form(segment: Segment) -> dict[str, Any]:
    if isinstance(segment, Condition):
        return {"attribute": segment.attribute, "op": segment.op, "value": segment.value}
    name = {AllOf: "all_of", AnyOf: "any_of", NoneOf: "none_of"}[type(segment)]
    return {name: [form(part) for part in segment.parts]}


@given(CONDITIONS, CONDITIONS)
def test_what_is_read_is_what_was_written(one: Segment, other: Segment) -> None:
    for segment in (one, AllOf((one, NoneOf((other, one)))), AnyOf((one, other))):
        try:
            read = parse_segment(form(segment))
        except InvalidFieldError as error:
            assert error.field.endswith(".value")  # noqa: PT017  (a truth value has no order, and is refused)
        else:
            assert read == segment


def nested(depth: int) -> dict[str, Any]:
    return {"attribute": "tier", "op": "exists"} if depth == 1 else {"none_of": [nested(depth - 1)]}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"segment": {}}, "segment"),
        ({"segment": "gold"}, "segment"),
        ({"segment": {"attribute": "tier", "op": "exists", "all_of": [nested(1)]}}, "segment"),
        ({"segment": {"op": "eq", "value": 1}}, "segment.attribute"),
        ({"segment": {"attribute": "tier", "value": 1}}, "segment.op"),
        ({"segment": {"attribute": "tier", "op": "unknown", "value": 1}}, "segment.op"),
        ({"segment": {"attribute": "tier", "op": ["eq"], "value": 1}}, "segment.op"),
        ({"segment": {"attribute": "tier", "op": "eq"}}, "segment.value"),
        ({"segment": {"attribute": "tier", "op": "gt", "value": True}}, "segment.value"),
        ({"segment": {"attribute": "tier", "op": "in", "value": "gold"}}, "segment.value"),
        ({"segment": {"attribute": "tier", "op": "in", "value": []}}, "segment.value"),
        ({"segment": {"attribute": "tier", "op": "in", "value": ["gold", None]}}, "segment.value[1]"),
        ({"segment": {"attribute": "tier", "op": "exists", "value": "yes"}}, "segment.value"),
        ({"segment": {"any_of": [nested(1), {"none_of": [{}]}]}}, "segment.any_of[1].none_of[0]"),
        ({"segment": {"any_of": nested(1)}}, "segment.any_of"),
        ({"segment": nested(DEEPEST + 1)}, "segment" + ".none_of[0]" * DEEPEST),
        ({"roles": "buyer"}, "roles"),
        ({"countries": ["ZA", 1]}, "countries"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidFieldError) as refused:
        parse_audience(wrong)
    assert refused.value.field == field


def test_nesting_is_allowed_up_to_the_bound_and_several_joints_must_all_hold() -> None:
    assert parse_segment(nested(DEEPEST)).matches({}) is (DEEPEST % 2 == 0)
    gold = {"attribute": "tier", "op": "eq", "value": "gold"}
    both = parse_segment({"all_of": [gold], "none_of": [{"attribute": "country", "op": "eq", "value": "ZA"}]})
    assert not both.matches(THANDI)
    assert both.matches({**THANDI, "country": "DE"})


@pytest.mark.parametrize(
    ("audience", "included"),
    [
        ({}, True),
        ({"user_ids": ["u-thandi", "u-mei"]}, True),
        ({"user_ids": ["u-mei"]}, False),
        ({"roles": ["seller"]}, True),
        ({"roles": ["agent"]}, False),
        ({"countries": ["ZA"], "tiers": ["gold"]}, True),
        ({"countries": ["ZA"], "tiers": ["silver"]}, False),
        ({"locales": ["en"]}, True),
        ({"locales": ["en-ZA"]}, True),
        ({"locales": ["en-GB"]}, False),
        ({"segment": {"attribute": "orders_12m", "op": "gte", "value": 3}}, True),
        ({"roles": ["buyer"], "segment": {"attribute": "orders_12m", "op": "lt", "value": 3}}, False),
    ],
)
def test_all_that_an_audience_names_must_hold(audience: dict[str, Any], included: bool) -> None:
    # REQ N-11, REQ N-15
    assert parse_audience(audience).includes("u-thandi", THANDI) is included


def test_nothing_named_is_everyone_and_what_is_not_known_of_a_person_leaves_them_out() -> None:
    assert Audience().includes("u-new", {})
    for named in ({"roles": ["buyer"]}, {"countries": ["ZA"]}, {"tiers": ["gold"]}, {"locales": ["en"]}):
        assert not parse_audience(named).includes("u-new", {})
