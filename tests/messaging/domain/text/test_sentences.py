import pytest

from messaging.domain.text.sentences import only_talks_about_it, refuses_by_name


@pytest.mark.parametrize(
    "text",
    [
        "he asked me to PAY outside",
        "is it allowed to PAY outside?",
        "the seller wants PAYment outside",
        "i don't PAY outside",
        "never PAY outside",
        "no pago ni PAGO fuera",
        "ich zahle nicht PAYPAL",
        "ik geef mijn NUMMER niet",
        "de verkoper wilde een TIKKIE",
        "sprzedawca chcial GOTOWKE",
        "penjual minta TRANSFER di luar",
        "someone pretending to be you: PAY outside",
        "i got a message saying i should PAY outside",
        "PAY me by zelle, it said. i refused",
        "ne PAYez jamais en dehors du site",
        "betaal nooit BUITEN de site",
        "bonifico FUORI dal sito, ho detto di no",
    ],
)
def test_reports_questions_and_refusals_only_talk_about_it(text: str) -> None:
    position = next(i for i, c in enumerate(text) if c.isupper())
    assert only_talks_about_it(text.lower(), position)


@pytest.mark.parametrize(
    "text",
    [
        "PAY me outside",
        "i don't use this app, PAY me outside",
        "i can't send pictures here. WHATSAPP me",
        "it is a scam, they say. fine. PAY me",
        "scambiamoci i NUMERI",
        "DON'T PAY here",
        "i won't do it here, PAY me in cash",
        "SAY you never got it and take cash",
        "my client wants to PAY in cash",
    ],
)
def test_what_is_said_of_something_else_does_not_count(text: str) -> None:
    position = next(i for i, c in enumerate(text) if c.isupper())
    assert not only_talks_about_it(text.lower(), position)


@pytest.mark.parametrize(
    "text", ["no paypal", "ok, no paypal", "kein whatsapp", "bitte kein whatsapp", "niente whatsapp"]
)
def test_a_no_before_a_service_refuses_it(text: str) -> None:
    assert refuses_by_name(text, len(text) - 3, len(text))


@pytest.mark.parametrize("text", ["chama no whatsapp", "no fees, whatsapp", "no need, paypal"])
def test_a_no_before_something_else_does_not(text: str) -> None:
    assert not refuses_by_name(text, len(text) - 3, len(text))
