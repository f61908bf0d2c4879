"""REQ T-08: the article that answers a question."""

from ticketing.adapters.help_articles import seeds
from ticketing.domain.help import best_matches


def first(question: str) -> str | None:
    found = best_matches(seeds(), question)
    return found[0].slug if found else None


def test_questions_find_their_article() -> None:
    # REQ T-08
    assert first("When do I get my money back") == "refund-time"
    assert first("forgot password") == "cannot-sign-in"
    assert first("PARCEL LATE") == "track-an-order"
    assert first("hacke") == "account-security"
    assert first("speak to a manager") == "how-tickets-work"


def test_nothing_fits_nothing() -> None:
    assert best_matches(seeds(), "") == []
    assert best_matches(seeds(), "!? ...") == []
    assert best_matches(seeds(), "quantum") == []
