"""Long texts that are made to keep a pattern busy; only that the answer is right is asserted."""

import pytest

from messaging.domain.text import scan

LENGTH = 8_000

PIECES = [
    "0", "1 ", "0 8 ", "12 then ", "one ", "double ", "(0", "+", "- ", ". ", "a.", "a@", "@", "a at ", "a punto ",
    "a dot ", "www.a.", "http:// ", "p a y ", "w", "waaa", "pay ", "pay me ", "cash ", "no ", "number ", "order ",
    "send you my ", "insta as ", "whatsapp ", "off the app ", "de ", "n ", "a b", "?", "€", "转账", "번호",
    "рубль ", "رقم ", "x@ok", "iban de", "de89 ", "\u200b", "0\ufe0f\u20e3", "\n",
]  # fmt: skip


# REQ M-11
@pytest.mark.parametrize("piece", PIECES)
def test_what_follows_a_long_text_is_found(piece: str) -> None:
    noise = piece * (LENGTH // len(piece))
    finding = scan(f"{noise}.\n\nwrite to thandi@oak.example")
    assert finding.label != "clean"
    start, end = finding.spans[-1]
    assert end - start > 0
    assert end == len(noise) + len(".\n\nwrite to thandi@oak.example")


@pytest.mark.parametrize(
    "piece", ["the chair is blue and ", "size 42, ", "order 4500123987 ", "R1 299,99 and ", "ok. ", "  "]
)
def test_long_plain_talk_is_clean(piece: str) -> None:
    assert scan(piece * (LENGTH // len(piece))).label == "clean"
