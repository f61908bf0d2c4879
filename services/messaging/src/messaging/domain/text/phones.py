"""Telephone numbers, however they are written, among all the other numbers that trade is full of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from messaging.domain.text.finding import Evidence
from messaging.domain.text.folding import Folded
from messaging.domain.text.number_context import masked_positions, speaks_of
from messaging.domain.text.number_words import FILLERS, MULTIPLIERS, VALUES, join_tens, spelt_number

_TOKEN = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\s.\-\u2010-\u2015/()\[\]*_|~\u00b7\u2022'+]{0,4}")
_WORD_GAP = re.compile(r"[\s.,\-\u2010-\u2015/()\[\]*_|~\u00b7\u2022'+;]{0,5}")
_NORTH_AMERICAN = re.compile(r"\(?[2-9]\d{2}\)?[ .\-]{0,2}[2-9]\d{2}[ .\-]\d{4}")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[ .']\d{3})+")
_AREA_IN_BRACKETS = re.compile(r"\(\d{2,4}\)")
SHORTEST, LONGEST = 7, 15
FEWEST_NUMBERS = 3


@dataclass(slots=True)
class Run:
    """Numbers that stand together: their digits by group, and how many were words."""

    start: int
    end: int
    groups: list[str] = field(default_factory=list)
    words: int = 0

    @property
    def digits(self) -> str:
        return "".join(join_tens(self.groups) if self.words else self.groups)


def find_phones(folded: Folded) -> Iterator[Evidence]:
    """Each telephone number with how sure it is one."""
    if not _enough_numbers(folded.lower):
        return
    previous_end = 0
    for run in _runs(folded):
        confidence = _judge(folded, run, previous_end)
        previous_end = run.end
        if confidence:
            yield Evidence("contact", confidence, run.start, run.end)


def _enough_numbers(text: str) -> bool:
    """Whether there are digits enough for a telephone number, or words enough that may be digits."""
    digits = sum(map(text.count, "0123456789"))
    return digits >= SHORTEST or (digits + sum(map(_can_be_number, _TOKEN.findall(text)))) >= FEWEST_NUMBERS


def _can_be_number(word: str) -> bool:
    return word in VALUES or word in MULTIPLIERS or (len(word) > 3 and spelt_number(word) is not None)


def _judge(folded: Folded, run: Run, previous_end: int) -> float:
    digits, text = run.digits, folded.lower
    length = len(digits)
    if not SHORTEST <= length <= LONGEST:
        return 0
    before = text[max(previous_end, run.start - 45) : run.start]
    topic = speaks_of(before, text[run.end : run.end + 28])
    plus = "+" in text[max(0, run.start - 2) : run.start]
    if topic == "goods" and not (plus and length >= 10):
        return 0
    if plus and length >= 9:
        return 0.95
    if topic == "phone":
        return 0.9
    written = text[run.start : run.end]
    if _is_list(run) or _THOUSANDS.fullmatch(written):
        return 0
    return _by_shape(folded, run, digits, written)


def _by_shape(folded: Folded, run: Run, digits: str, written: str) -> float:
    """How much a number looks like a telephone's when nothing beside it says what it is."""
    length = len(digits)
    sure = 0.0
    if run.words >= 5 or (run.words >= 2 and length >= 9):
        sure = 0.85
    elif (
        (digits.startswith("00") and length >= 11)
        or _NORTH_AMERICAN.fullmatch(written)
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


def _is_list(run: Run) -> bool:
    """Sizes in a row ("36 37 38 39"), counting, a lottery ticket: small numbers that only grow."""
    numbers = [int(g) for g in run.groups]
    return len(numbers) >= 4 and max(map(len, run.groups)) <= 3 and all(a < b for a, b in pairwise(numbers))


def _runs(folded: Folded) -> Iterator[Run]:
    text = folded.lower
    masked = masked_positions(text)
    run: Run | None = None
    repeat = 1
    for token in _TOKEN.finditer(text):
        word = token.group()
        value = None if token.start() in masked else word if word.isascii() and word.isdigit() else spelt_number(word)
        joins = run is not None and _joins(text, run, token.start(), not word.isdigit())
        if value is None:
            if word in MULTIPLIERS:
                repeat = MULTIPLIERS[word]
            elif run is not None and not (joins and run.words and word in FILLERS):
                yield run
                run = None
            continue
        if run is None or not (joins or _only_fillers(text[run.end : token.start()], run)):
            if run is not None:
                yield run
            run = Run(token.start(), token.end())
        run.groups.append(value * repeat)
        run.words += word in VALUES
        run.end = token.end()
        repeat = 1
    if run is not None:
        yield run


def _joins(text: str, run: Run, start: int, is_word: bool) -> bool:
    gap = text[run.end : start]
    return bool((_WORD_GAP if run.words or is_word else _GAP).fullmatch(gap))


def _only_fillers(gap: str, run: Run) -> bool:
    words = _TOKEN.findall(gap)
    return bool(run.words and words) and all(w in FILLERS or w in MULTIPLIERS for w in words) and len(gap) < 16
