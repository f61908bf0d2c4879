"""Takes the disguises off a text and remembers where each character stood."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

#: Letters of other scripts that look Latin. Only the look counts: the text is compared, never shown.
_LOOKALIKES = dict(
    zip(
        "авеѕіјкмнорстухԁɡԛԝαβεηικνορτυχցոսⅼ",
        "abesijkmhopctyxdgqwabenikvoptuxgnul",
        strict=True,
    )
)
_OTHER = {"ß": "ss", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"}
#: Makes a digit before it a key of a telephone.
_KEYCAP = "\u20e3"
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_SPELT_OUT = re.compile(
    r"(?<!\S)(?:\S[ \t]+){3,}\S(?![^\s.,:;!?])|(?<![^\W_])(?:[^\W\d_][.\-_*]){3,}[^\W\d_](?![^\W_])"
)
_GAP = re.compile(r"[\s.\-_*]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without disguises.

    lower and cased have the same length and differ in case only. origin[i] is where character i stood in the original,
    and ends[i] where it ended, with what cannot be seen behind it (the rest of an emoji, an invisible character).
    foreign_digits: positions of digits that were not written 0-9.
    """

    lower: str
    cased: str
    origin: tuple[int, ...] | range
    ends: tuple[int, ...] | range
    foreign_digits: frozenset[int] = frozenset()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span in the original of the half-open, not empty span in this text."""
        return self.origin[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Fold any string: compatibility forms, invisible characters, accents, look-alikes, digits of every script."""
    if text.isascii():
        return Folded(text.lower(), text, range(len(text)), range(1, len(text) + 1))
    cased: list[str] = []
    origin: list[int] = []
    ends: list[int] = []
    foreign: set[int] = set()
    for index, character in enumerate(text):
        plain = _plain(character)
        if plain.isdigit() and plain != character:
            foreign.update(range(len(cased), len(cased) + len(plain)))
        cased.extend(plain)
        origin.extend([index] * len(plain))
        ends.extend([index + 1] * len(plain))
        if not plain and ends:
            ends[-1] = index + 1
            if character == _KEYCAP and cased[-1].isdigit():
                foreign.add(len(cased) - 1)
    whole = "".join(cased)
    return Folded(whole.lower(), whole, tuple(origin), tuple(ends), frozenset(foreign))


def join_spelt_out(folded: Folded) -> Folded | None:
    """The text with words written letter by letter ("p a y p a l", "w.h.a.t.s") joined, or None when there are none."""
    drop: set[int] = set()
    for run in _SPELT_OUT.finditer(folded.lower):
        separator = "." if " " not in run.group() else " "
        drop.update(
            i
            for i in range(run.start(), run.end())
            if (folded.lower[i].isspace() if separator == " " else _GAP.match(folded.lower[i]))
        )
    if not drop:
        return None
    keep = [i for i in range(len(folded.lower)) if i not in drop]
    place = {i: n for n, i in enumerate(keep)}
    return Folded(
        "".join(folded.lower[i] for i in keep),
        "".join(folded.cased[i] for i in keep),
        tuple(folded.origin[i] for i in keep),
        tuple(folded.ends[i] for i in keep),
        frozenset(place[i] for i in folded.foreign_digits if i in place),
    )


@lru_cache(maxsize=8192)
def _plain(character: str) -> str:
    if character.isascii():
        return character
    if character in _BLANKS or unicodedata.category(character) == "Cf":
        return ""
    whole = unicodedata.normalize("NFKD", character)
    return "".join(_base(c) for c in whole if unicodedata.category(c) not in {"Mn", "Me", "Cf"})


def _base(character: str) -> str:
    if "\U0001f150" <= character <= "\U0001f189":
        return chr(ord("A") + (ord(character) - ord("\U0001f150")) % 32)  # white on black: 🅸🅶
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if character.isspace():
        return "\n" if character in "\u2028\u2029\x85" else " "
    low = character.lower()
    plain = _LOOKALIKES.get(low) or _OTHER.get(low)
    if plain is None:
        return character if len(low) == 1 else character[0]
    return plain if low == character else plain.upper()
