"""REQ T-07: once for each resolution, by a link that cannot be made up."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ticketing.domain.errors import InvalidValueError, NotNowError
from ticketing.domain.lifecycle import reopen, resolve
from ticketing.domain.survey import ForgedLinkError, SurveyLink, open_survey, read, sign, submit
from ticketing.domain.ticket import Ticket

SECRET = b"a secret of the service"


@given(st.text(min_size=1, max_size=40), st.integers(min_value=1, max_value=99))
def test_a_signed_link_reads_back(ticket_id: str, resolution: int) -> None:
    link = SurveyLink(ticket_id, resolution)
    assert read(sign(link, SECRET), SECRET) == link


@given(st.text(max_size=80))
def test_any_other_text_is_refused(token: str) -> None:
    with pytest.raises(ForgedLinkError):
        read(token, SECRET)


def test_a_link_signed_by_another_is_refused() -> None:
    token = sign(SurveyLink("t-1", 1), b"another secret")
    with pytest.raises(ForgedLinkError):
        read(token, SECRET)


def test_a_link_cannot_be_turned_to_another_ticket() -> None:
    body, signature = sign(SurveyLink("t-1", 1), SECRET).split(".")
    other = sign(SurveyLink("t-2", 1), SECRET).split(".")[0]
    assert body != other
    with pytest.raises(ForgedLinkError):
        read(f"{other}.{signature}", SECRET)


def test_one_answer_for_each_resolution(ticket: Ticket, noon: datetime) -> None:
    # REQ T-07
    resolved = resolve(ticket, by="u-sam", at=noon)
    rated = submit(resolved, 1, rating=5, comment=" kind ", at=noon)
    assert (rated.ratings[0].comment, rated.satisfied) == ("kind", True)
    with pytest.raises(NotNowError, match="already"):
        submit(rated, 1, rating=1, comment="", at=noon)
    again = resolve(reopen(rated, by="u-thandi", at=noon), by="u-sam", at=noon)
    assert open_survey(again, noon) == 2
    assert len(submit(again, 2, rating=2, comment="", at=noon).ratings) == 2
    assert submit(again, 2, rating=2, comment="", at=noon).satisfied is False


def test_a_closed_survey_says_why(ticket: Ticket, noon: datetime) -> None:
    # REQ T-07
    resolved = resolve(ticket, by="u-sam", at=noon)
    reopened = reopen(resolved, by="u-thandi", at=noon)
    again = resolve(reopened, by="u-sam", at=noon)
    month = timedelta(days=30)
    for case, resolution, at, why in (
        (ticket, 0, noon, "this ticket is still open; you can rate it once it is resolved"),
        (reopened, 1, noon, "this ticket is still open; you can rate it once it is resolved again"),
        (again, 1, noon, "this ticket was resolved anew since; please rate it by the newest survey"),
        (resolved, 1, noon + month + timedelta(seconds=1),
         "this survey is over: it was open for 30 days after the ticket was resolved"),
    ):  # fmt: skip
        with pytest.raises(NotNowError) as refused:
            submit(case, resolution, rating=5, comment="", at=at)
        assert refused.value.allowed == why
    assert submit(resolved, 1, rating=5, comment="", at=noon + month).ratings


@pytest.mark.parametrize("rating", [0, 6, -1])
def test_a_rating_is_one_to_five(ticket: Ticket, noon: datetime, rating: int) -> None:
    with pytest.raises(InvalidValueError, match="1 to 5"):
        submit(resolve(ticket, by="u-sam", at=noon), 1, rating=rating, comment="", at=noon)


def test_a_comment_has_a_length(ticket: Ticket, noon: datetime) -> None:
    with pytest.raises(InvalidValueError, match="2000"):
        submit(resolve(ticket, by="u-sam", at=noon), 1, rating=3, comment="x" * 2001, at=noon)
