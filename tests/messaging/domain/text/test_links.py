import pytest

from messaging.domain.text.folding import fold
from messaging.domain.text.links import find_links


def links(text: str) -> list[tuple[str, str]]:
    return [(e.label, text[e.start : e.end]) for e in find_links(fold(text))]


# REQ M-11
@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("see https://oak.example/a?b=1, ok", "https://oak.example/a?b=1"),
        ("www.oak.co.za", "www.oak.co.za"),
        ("oak dot com", "oak dot com"),
        ("site: oak-iron.shop!", "oak-iron.shop"),
        ("etsy.com/shop/oak.", "etsy.com/shop/oak"),
    ],
)
def test_links_are_found_without_what_follows_them(text: str, link: str) -> None:
    assert links(text) == [("contact", link)]


@pytest.mark.parametrize("link", ["revolut.me/jo7", "paypal.me/jo", "https://venmo.com/u/jo", "paypal.com/paypalme/jo"])
def test_links_that_pay_a_person_are_payment(link: str) -> None:
    assert ("payment", link) in links(f"here {link} ok")


@pytest.mark.parametrize(
    "text",
    [
        "https://www.dhl.com/track?id=1",
        "works with asp.net and node.js",
        "does it include .com hosting",
        "saypro.online/x",
    ],
)
def test_carriers_the_platform_and_other_dots_are_passed_over(text: str) -> None:
    assert links(text) == []
