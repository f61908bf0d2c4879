"""What the words around a number say it is, and which digits are no number to call at all."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Literal

from messaging.domain.text.vocabulary import Mention

Topic = Literal["goods", "account", "phone"]

#: So many characters before a number and after it are read, and lie at most between "number" and what it is of.
BEFORE, AFTER, BETWEEN = 45, 28, 8
_TOPICS: dict[str, Topic] = {
    "goods": "goods",
    "account": "account",
    "bank": "account",
    "between": "account",
    "detail": "account",
    "phone": "phone",
}
_TELLING = frozenset({*_TOPICS, "numbered"})
#: So many of the telling words next to "number" may say what it is of.
_NEIGHBOURS = 4
#: "the number on the box": printed somewhere, so not somebody's; after the number itself, with "the" only.
_PRINTED = re.compile(r"\s+(?:on|in|auf|sur|sobre|en|na|no|su|sul|sulla|op)\s")
_PRINTED_AFTER = re.compile(r"\s+(?:(?:on|auf|in|sur|en|op)\s+(?:the|de[mnr]|die|das|la|le|el|het|de)|sulla?|no|na)\s")

_AMOUNT = r"(?<!\d)\d{1,3}(?:[ .,']\d{3}){1,4}(?:[.,]\d{1,2})?(?!\d)|(?<!\d)\d{1,9}(?:[.,]\d{1,2})?(?!\d)"
_MASKS = re.compile(
    r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}"
    r"|\d{1,2}/\d{1,2}/\d{2})(?!\d)|(?<![\d.])(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?!\d)"  # dates
    r"|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{1,2}h\d{2}\b|(?<![\d.])\d{1,2}\.\d{2}\s?(?:uhr|h)\b"  # times
    rf"|(?:\b(?:zar|usd|eur|gbp|ngn|kes|rs|us|r\$|r|chf|brl|aud)|[$€£¥₹₦])\s?(?:{_AMOUNT})(?![\d ]*\d{{4}})"  # prices
    rf"|(?:{_AMOUNT})\s?(?:€|\$|£|%|°|(?:euro?s?|rand|usd|dollars?|bucks|pesos?|reais|pounds|quid|zar|kg|g|gr|mg"
    rf"|cm|mm|m|km|m2|ml|cl"
    r"|l|lb|lbs|oz|kw|w|v|hz|mhz|ghz|mah|gb|tb|mb|inch|inches|in|pcs|pieces|stuck|units|litres?|liters?|watt"
    r"|volts?|lumens?|pages?"
    r"|ms|dpi|gsm|psi|rpm|hp|(?<!\d{5})(?<!\d{5} )x)\b)"
    r"|(?<![\d*])(?!0\d\d)\d{1,6}(?:[.,]\d{1,4})?\s?[x×*]\s?\d{1,6}(?:[.,]\d{1,4})?"
    r"(?:\s?[x×*]\s?\d{1,6}(?:[.,]\d{1,4})?)?"  # measures
    r"|(?<![\d.])(?!(?:\d\.?){9})\d{1,5}\.\d{1,3}\.\d{1,5}(?:\.\d{1,5})?(?![\d.]|\.?\d)"  # versions, articles
    r"|(?<![\d.])[12]?\d{1,2}(?:\.[12]?\d{1,2}){3}(?![\d.])"  # addresses of machines
    r"|(?<![\d.])\d{1,2}\.\d(?:[\s/\-]\d{1,2}\.\d(?!\d))+|(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])"  # sizes in a row
    r"|\b97[89][- ]?\d{1,5}[- ]?\d{1,7}[- ]?\d{1,7}[- ]?[\dx]\b"  # ISBN
)  # fmt: skip


class NumberContext:
    """The telling words of one text."""

    def __init__(self, text: str, mentions: Iterable[Mention]) -> None:
        self._text = text
        self._mentions = sorted((m for m in mentions if m.idea in _TELLING), key=lambda m: (m.end, -m.start))
        self._ends = [m.end for m in self._mentions]

    def topic(self, start: int, end: int, previous_end: int) -> Topic | None:
        """What the nearest telling word says; the words between the number before and this one weigh more."""
        if self._text[max(0, start - 2) : start].rstrip().endswith("#"):
            return "goods"
        place = bisect_left(self._ends, start + 1)
        for number in range(place - 1, -1, -1):
            mention = self._mentions[number]
            if mention.end <= max(previous_end, start - BEFORE):
                break
            told = self._told(number)
            if told == "phone" and mention.idea == "numbered" and _PRINTED_AFTER.match(self._text, end):
                continue
            if told:
                return told
        after = [
            n for n in range(place, min(len(self._mentions), place + _NEIGHBOURS)) if self._mentions[n].start >= end
        ]
        first = min(after, key=lambda n: (self._mentions[n].start, -self._mentions[n].end), default=None)
        return None if first is None or self._mentions[first].start >= end + AFTER else self._told(first)

    def _told(self, number: int) -> Topic | None:
        mention = self._mentions[number]
        if mention.idea != "numbered":
            return _TOPICS[mention.idea]
        for other in self._mentions[max(0, number - _NEIGHBOURS) : number + _NEIGHBOURS]:
            apart = max(mention.start - other.end, other.start - mention.end)
            if apart <= BETWEEN and _TOPICS.get(other.idea, "phone") != "phone":
                return _TOPICS[other.idea]
        return None if _PRINTED.match(self._text, mention.end) else "phone"


def masked_positions(text: str) -> frozenset[int]:
    """Positions inside dates, times, prices, measures, versions and book numbers: never part of a telephone number."""
    masked: set[int] = set()
    for found in _MASKS.finditer(text):
        masked.update(range(found.start(), found.end()))
    return frozenset(masked)
