"""Telephone numbers, however they are written, among all the other numbers that trade is full of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from messaging.domain.text.digit_words import HUNDREDS, PLAIN, VALUES
from messaging.domain.text.folding import Folded
from messaging.domain.text.number_context import NumberContext, Topic, masked_positions
from messaging.domain.text.number_words import (
    FILLERS,
    MANY_NUMERALS,
    MULTIPLIERS,
    THEN,
    digits_said,
    is_numerals,
    join_tens,
    spelt_number,
)
from messaging.domain.text.vocabulary import Mention

#: Words; of scripts that put no spaces between them, letters, digits and rows of numerals apart.
_TOKEN = re.compile(
    rf"(?:(?![\u0590-\uffff])[^\W_])+|{MANY_NUMERALS}"
    rf"|(?:(?!{MANY_NUMERALS})(?:(?=[\u0590-\uffff])[^\W_]|[\u0900-\u0963\u0970-\u0dff]))+"
)
_ASCII_TOKEN = re.compile(r"[a-z0-9]+")
#: What stands between groups of digits for show: arrows, stars, hearts.
_SHOW = r"*_|~\u00b7\u2022\u30fb\u2190-\u2bff\U0001f000-\U0001faff"
_GAP = re.compile(rf"[\s.\-\u2010-\u2015\u2212/\\()\[\]'+{_SHOW}]{{0,6}}")
_WORD_GAP = re.compile(rf"[\s.,\u060c\u3001\-\u2010-\u2015\u2212/\\()\[\]'+;{_SHOW}]{{0,6}}")
_SHOWN = re.compile(rf" ?[{_SHOW}]+ ?")
#: These part the groups of a telephone number only after what looks like an area code, else a list or a price.
_ODD_GAPS = frozenset(",:;")
_AREA = re.compile(r"0\d{2,4}")
_NORTH_AMERICAN = re.compile(r"(?:1[ .\-])?\(?[2-9]\d{2}\)?[ .\-]{0,2}[2-9]\d{2}[ .\-]\d{4}")
#: A mobile number in Brazil, in Spain, and in France or the Netherlands.
_MOBILE = re.compile(r"\(?[1-9]\d\)? ?9 ?\d{4}[ \-]\d{4}|[67]\d\d(?:[ .]\d\d){3}|0[67](?:[ .\-]\d\d){4}")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[ .']\d{3})+")
_AREA_IN_BRACKETS = re.compile(r"\(\d{2,4}\)")
#: What joins parts of one code ("AA1" in "1Z 999 AA1 01 2345 6784") or two numbers of one kind ("and").
_SAME_KIND = re.compile(r"[ \-./]+(?:(?=[a-z]*\d)[a-z0-9]+[ \-./]+){1,4}|\s+(?:and|or|und|oder|et|ou|y|o|e|en|of)\s+")
_CODE_BEFORE = re.compile(r"(?<![A-Za-z0-9])(?=[A-Z]*\d+[A-Z]|\d*[A-Z]+\d)[A-Z0-9]{3,}[ \-]$")
_CODE_AFTER = re.compile(r" [A-HJ-Z](?!\w)")
#: What begins a number before its first digit.
_OPENING = re.compile(r"[+(][+(\s]*$")
SHORTEST, LONGEST = 7, 15
#: With so many digits a number is whole: after a slash another begins.
WHOLE = 9
FEWEST_NUMBERS = 3


@dataclass(slots=True)
class Run:
    """Numbers that stand together: their digits by group, how many were words, and how often a "then" joins them."""

    start: int
    end: int
    groups: list[str] = field(default_factory=list)
    words: int = 0
    thens: int = 0

    @property
    def digits(self) -> str:
        return "".join(join_tens(self.groups) if self.words else self.groups)


class Number(NamedTuple):
    """A number that may be somebody's: how sure it is a telephone's; 0 when it may only be an account's."""

    start: int
    end: int
    confidence: float


def find_numbers(folded: Folded, mentions: Sequence[Mention]) -> Iterator[Number]:
    """Each number that is long enough and not an order's or another thing's. mentions: the ideas of the text."""
    if not _enough_numbers(folded.lower):
        return
    context = NumberContext(folded.lower, mentions)
    previous_end = said_from = 0
    for run in _runs(folded):
        if not _SAME_KIND.fullmatch(folded.lower, previous_end, run.start):
            said_from = previous_end
        topic = context.topic(run.start, run.end, said_from)
        previous_end = run.end
        plus = "+" in folded.lower[max(0, run.start - 2) : run.start]
        length = len(run.digits)
        if length < SHORTEST or (topic == "goods" and not (plus and length >= 10)):
            continue
        opening = _OPENING.search(folded.lower, max(0, run.start - 3), run.start)
        confidence = _judge(folded, run, topic, plus) if length <= LONGEST else 0.0
        yield Number(opening.start() if opening else run.start, run.end, confidence)


def _enough_numbers(text: str) -> bool:
    """Whether there are digits enough for a telephone number, or words enough that may be digits."""
    digits = sum(map(text.count, "0123456789"))
    return digits >= SHORTEST or (digits + sum(map(_can_be_number, _tokens(text).findall(text)))) >= FEWEST_NUMBERS


def _tokens(text: str) -> re.Pattern[str]:
    return _ASCII_TOKEN if text.isascii() else _TOKEN


def _can_be_number(word: str) -> int:
    if is_numerals(word):
        return FEWEST_NUMBERS
    if word in VALUES or word in MULTIPLIERS:
        return 1
    return max(1, digits_said(word)) if len(word) > 3 and spelt_number(word) is not None else 0


def _judge(folded: Folded, run: Run, topic: Topic | None, plus: bool) -> float:
    digits = run.digits
    if plus and len(digits) >= 9:
        return 0.95
    if topic == "account":
        return 0
    if topic == "phone":
        return 0 if _is_scale(run) else 0.9
    written = _SHOWN.sub("-", folded.lower[run.start : run.end])
    if _is_code(folded, run) or _THOUSANDS.fullmatch(written):
        return 0
    if _is_list(run) and not _MOBILE.fullmatch(written):
        return 0
    return _by_shape(folded, run, digits, written)


def _by_shape(folded: Folded, run: Run, digits: str, written: str) -> float:
    """How much a number looks like a telephone's when nothing beside it says what it is."""
    length = len(digits)
    sure = 0.0
    if run.words >= 5 or (run.words >= 2 and length >= 9) or (run.thens >= 2 and length >= 8):
        sure = 0.85
    elif (
        (digits.startswith("00") and length >= 11)
        or _NORTH_AMERICAN.fullmatch(written)
        or _MOBILE.fullmatch(written)
        or folded.foreign_digits.issuperset(range(run.start, run.end))
    ):
        sure = 0.8
    elif (digits[0] == "0" and 9 <= length <= 12) or (
        _AREA_IN_BRACKETS.match(folded.lower[max(0, run.start - 1) : run.end]) and length >= 8
    ):
        sure = 0.75
    elif len(run.groups) == length >= 8 or (run.start in folded.foreign_digits and length >= 9):
        sure = 0.8
    return sure


def _is_code(folded: Folded, run: Run) -> bool:
    """Whether letters and digits in capitals beside the number are part of it ("1K0 615 301 AA", "071 577 092 C")."""
    before = _CODE_BEFORE.search(folded.cased, max(0, run.start - 30), run.start)
    return before is not None or _CODE_AFTER.match(folded.cased, run.end) is not None


def _is_list(run: Run) -> bool:
    """Sizes in a row ("36 37 38 39"), counting, a lottery ticket: small numbers that only grow."""
    numbers = _counted(run)
    if run.words and numbers[0] == 0:
        return False
    return len(numbers) >= 4 and max(map(len, run.groups)) <= 3 and all(a < b for a, b in pairwise(numbers))


def _is_scale(run: Run) -> bool:
    """Numbers that grow in equal steps, as ring sizes do; telephone numbers do not."""
    numbers = _counted(run)
    return len(numbers) >= 4 and len({b - a for a, b in pairwise(numbers)} | {0}) == 2 and numbers[0] < numbers[1]


def _counted(run: Run) -> list[int]:
    """The numbers of a run, without the nought that counting from one may end with."""
    numbers = [int(group) for group in run.groups]
    return numbers[:-1] if numbers[0] == 1 and numbers[-1] == 0 else numbers


def _runs(folded: Folded) -> Iterator[Run]:
    text = folded.lower
    tokens = list(_tokens(text).finditer(text))
    masked = masked_positions(text)
    run: Run | None = None
    repeat = 1
    for place, token in enumerate(tokens):
        word = token.group()
        value = None if token.start() in masked else _value(tokens, place)
        joins = run is not None and _joins(text, run, token.start(), not word.isdigit())
        if run is not None and joins and word in HUNDREDS and _is_digit_said(text, run):
            run.groups[-1] += "00"
            run.end = token.end()
            continue
        if value is None:
            if word in MULTIPLIERS:
                repeat = MULTIPLIERS[word]
            elif run is not None and not (joins and (word in THEN or (run.words and word in FILLERS))):
                yield run
                run = None
            continue
        if run is None or not (joins or _only_fillers(text[run.end : token.start()], run)):
            if run is not None:
                yield run
            run = Run(token.start(), token.end())
        run.thens += text[run.end : token.start()].strip(" ,") in THEN
        run.groups.append(value * repeat)
        run.words += digits_said(word)
        run.end = token.end()
        repeat = 1
    if run is not None:
        yield run


def _value(tokens: Sequence[re.Match[str]], place: int) -> str | None:
    """The digits of a token; a plain word that is also a number's counts beside such words of its language only."""
    word = tokens[place].group()
    if word.isascii() and word.isdigit():
        return word
    if word in PLAIN:
        beside = {t.group() for t in (*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2])}
        if PLAIN[word].isdisjoint(beside) and beside.isdisjoint(MULTIPLIERS) and beside.isdisjoint(HUNDREDS):
            return None
    return spelt_number(word)


def _is_digit_said(text: str, run: Run) -> bool:
    """Whether the last of the run is one digit, as a word: "nine" before "hundred"."""
    return bool(run.groups[-1] in "123456789" and text[run.end - 1].isalpha())


def _joins(text: str, run: Run, start: int, is_word: bool) -> bool:
    gap = text[run.end : start]
    if "/" in gap and len(run.digits) >= WHOLE and not is_word:
        return False
    if gap in _ODD_GAPS:
        return bool(run.words or is_word or _AREA.fullmatch(run.groups[0]))
    return bool((_WORD_GAP if run.words or is_word else _GAP).fullmatch(gap))


def _only_fillers(gap: str, run: Run) -> bool:
    words = _tokens(gap).findall(gap)
    fillers = FILLERS if run.words else THEN
    return bool(words) and all(w in fillers or w in MULTIPLIERS for w in words) and len(gap) < 16
