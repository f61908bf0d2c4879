"""What every request body keeps to."""

import pytest
from pydantic import Field, ValidationError

from chassis.web.models import MAX_TEXT, RequestModel


class Note(RequestModel):
    text: str
    title: str = Field(default="", max_length=5)


def test_text_is_stripped_before_it_is_measured() -> None:
    assert Note(text="  hello \n").text == "hello"
    assert Note(text=" " * 10 + "x" * MAX_TEXT).text == "x" * MAX_TEXT
    assert Note(text="x", title="  tight  ").title == "tight"


@pytest.mark.parametrize(
    "body", [{"text": "x" * (MAX_TEXT + 1)}, {"text": "x", "title": "too long"}, {"text": "x", "more": 1}, {}]
)
def test_what_is_too_long_unknown_or_missing_is_refused(body: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Note.model_validate(body)


def test_a_body_is_not_changed_on_its_way() -> None:
    with pytest.raises(ValidationError):
        Note.__setattr__(Note(text="x"), "text", "y")
