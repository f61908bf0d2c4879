"""The token of a form belongs to one session under one secret."""

from chassis.web.csrf_token import csrf_token


def test_a_visitor_has_no_token() -> None:
    assert csrf_token("secret", None) == ""


def test_it_is_the_same_on_every_instance_and_another_for_every_session() -> None:
    token = csrf_token("secret", "session-a")
    assert token == csrf_token("secret", "session-a")
    assert len({token, csrf_token("secret", "session-b"), csrf_token("another", "session-a")}) == 3


def test_it_gives_nothing_of_the_session_away() -> None:
    assert "session-a" not in csrf_token("secret", "session-a")
