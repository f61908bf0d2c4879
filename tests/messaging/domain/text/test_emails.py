import pytest

from messaging.domain.text.emails import find_emails
from messaging.domain.text.folding import fold


def emails(text: str) -> list[str]:
    return [text[e.start : e.end] for e in find_emails(fold(text))]


# REQ M-11
@pytest.mark.parametrize(
    "email",
    [
        "jo@oak.example",
        "jo@oak.studio",
        "jo(at)oak(dot)com",
        "jo dot smith at gmail dot com",
        "jo punkt smith klammeraffe posteo punkt de",
        "jo tiret smith arobase free point fr",
        "jo guion bajo smith arroba outlook punto es",
        "jo chiocciola libero punto it",
        "jo apenstaartje gmail punt com",
        "jo.s by gmail punt com",
        "jo kropka s małpa gmail kropka com",
        "jo77 g mail com",
        "jo77 at yahoo",
        "jo77 [at] hotmail",
        "jo77@proton(dot)me",
        "jo77 at proton dot me",
        "jo77 at web . de",
    ],
)
def test_addresses_are_found_however_they_are_written(email: str) -> None:
    assert email in emails(f"write {email}") or email in emails(email)


@pytest.mark.parametrize(
    "text",
    [
        "2 @ 50 each",
        "look at www.oak.example",
        "the email never came, spam at gmail too",
        "help@saypro.online",
        "at home",
    ],
)
def test_other_signs_are_none(text: str) -> None:
    assert emails(text) == []
