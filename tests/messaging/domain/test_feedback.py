"""When somebody is asked, what an answer may be, and what answers add up to."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import InvalidInput
from messaging.domain.feedback import (
    PERIOD,
    QUIET,
    REST,
    Asked,
    Count,
    Occasion,
    is_over,
    is_rested,
    make,
    may_rate,
    period_is_over,
    tally,
)
from messaging.domain.values import Status

SECOND = timedelta(seconds=1)


# REQ M-10
def test_a_conversation_is_over_when_it_is_resolved_or_answered_and_quiet(asked: Conversation, now: datetime) -> None:
    assert not is_over(asked, now + 2 * QUIET)
    assert is_over(replace(asked, status=Status.RESOLVED), now)
    answered = replace(asked, answered_at=now)
    assert not is_over(answered, now + QUIET - SECOND)
    assert is_over(answered, now + QUIET)


# REQ M-10, REQ M-09
def test_those_rate_it_who_take_part_for_themselves(
    asked: Conversation, thandi: Person, lars: Person, sam: Person, olga: Person
) -> None:
    assert [may_rate(asked, one) for one in (thandi, lars, sam, olga)] == [True, False, False, False]
    assert not may_rate(replace(asked, merged_into="c-2"), thandi)


# REQ M-10
def test_nobody_is_asked_often(now: datetime) -> None:
    assert is_rested(Asked(), now)
    assert period_is_over(Asked(), now)
    assert not is_rested(Asked(last_at=now - REST + SECOND), now)
    assert is_rested(Asked(last_at=now - REST), now)
    assert not period_is_over(Asked(periodic_at=now - PERIOD + SECOND), now)
    assert period_is_over(Asked(last_at=now, periodic_at=now - PERIOD), now)


# REQ M-10
@pytest.mark.parametrize(
    ("rating", "comment", "field"), [(0, "", "rating"), (6, "", "rating"), (3, "x" * 2001, "comment")]
)
def test_what_is_no_answer_is_refused(thandi: Person, now: datetime, rating: int, comment: str, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        make("f-1", thandi, None, rating, comment, now)
    assert refused.value.field == field


# REQ M-10
def test_an_answer_says_what_it_is_about(thandi: Person, now: datetime) -> None:
    about = make("f-1", thandi, "c-1", 5, "  fine ", now)
    assert (about.occasion, about.comment, about.user_id) == (Occasion.CONVERSATION, "fine", "u-thandi")
    assert make("f-2", thandi, None, 1, " \n", now).occasion is Occasion.PERIODIC
    assert make("f-2", thandi, None, 1, " \n", now).comment == ""


# REQ M-10
def test_answers_add_up() -> None:
    def count(rating: int, number: int) -> Count:
        return Count(occasion=Occasion.PERIODIC, month="2026-05", rating=rating, count=number)

    found = tally([count(1, 1), count(5, 3), count(4, 2), count(5, 1)])
    assert found.by_rating == (1, 0, 0, 2, 4)
    assert (found.count, found.mean, found.content) == (7, 29 / 7, 85)
    assert (tally([]).count, tally([]).mean, tally([]).content) == (0, None, None)
