"""What a text model looks at: the words of a text as people type them, pairs of neighbours, and parts of words.

Parts of words (three to five letters) make a word known in a form, an inflection or a misspelling that was never seen.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

#: The vowel signs of the scripts of India, which lie at the same places of each script's block.
_VOWEL_SIGNS = "".join(
    f"{chr(block + first)}-{chr(block + last)}"
    for block in range(0x0900, 0x0D80, 0x80)
    for first, last in ((0x00, 0x03), (0x3A, 0x3C), (0x3E, 0x4F), (0x51, 0x57), (0x62, 0x63))
)
#: Accents and vowels written apart from their letter, and invisible characters that stand within a word.
_WITHIN = f"\u0300-\u036f\u00ad\u064b-\u065f\u0670\u180e\u200b-\u200f\u2060\ufeff{_VOWEL_SIGNS}"
#: Chinese and Japanese put no space between words. A Chinese character is a word, its neighbours make the pairs; what
#: a Japanese text writes in one of its two syllabaries is a word.
_HAN, _HIRAGANA, _KATAKANA = "\u3005\u3400-\u4dbf\u4e00-\u9fff", "\u3041-\u309f", "\u30a1-\u30fa\u30fc-\u30ff"
_LETTER = rf"[^\W_{_WITHIN}{_HAN}{_HIRAGANA}{_KATAKANA}]"
#: An apostrophe ends a word ("l'annonce" are two) unless at most two letters follow ("can't").
_WORD = re.compile(
    rf"{_LETTER}(?:{_LETTER}|[{_WITHIN}]|['’‘`´ʼ](?={_LETTER}{{1,2}}(?!{_LETTER})))*|[?!？！؟]+"
    rf"|[{_HAN}]|[{_HIRAGANA}]+|[{_KATAKANA}]+"
)
_UNMARKED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ى": "ي", "ة": "ه", "؟": "?"}
)
_VOWEL_KINDS = frozenset({"Mc", "Mn"})
_LONG_RUN = re.compile(r"(.)\1{2,}")
#: A longer word is no word.
_LONGEST = 40
_SHORTEST_PART, _LONGEST_PART = 3, 5


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and its half-open span in the text."""

    form: str
    start: int
    end: int


def words_of(text: str) -> tuple[Word, ...]:
    """The words of any text, in order; question and exclamation marks count as words."""
    found = ((fold(match.group()), match) for match in _WORD.finditer(text))
    return tuple(Word(form, match.start(), match.end()) for form, match in found if form)


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """The form that is compared: no case, accents or invisible characters, no drawn-out letters, digits alike."""
    plain = word.casefold() if word.isascii() else _without_marks(word)
    plain = "".join(c for c in plain[:_LONGEST] if c.isalnum() or c in "?!" or unicodedata.category(c) in _VOWEL_KINDS)
    if plain.isdigit():
        return "0" * min(len(plain), 4)
    return plain[:1] if plain[:1] in {"?", "!"} else _LONG_RUN.sub(r"\1\1", plain)


def _without_marks(word: str) -> str:
    compatible = unicodedata.normalize("NFKC", word).casefold().translate(_UNMARKED)
    return "".join(c for c in unicodedata.normalize("NFD", compatible) if not unicodedata.combining(c))


def features_of_word(form: str) -> list[int]:
    """The word itself and its parts, as numbers of 32 bits."""
    marked = f"<{form}>"
    parts = [marked[i : i + n] for n in range(_SHORTEST_PART, _LONGEST_PART + 1) for i in range(len(marked) - n + 1)]
    return [crc32(part.encode()) for part in (f"={form}", *parts)]


def feature_of_pair(first: str, second: str) -> int:
    """Two words side by side, as a number of 32 bits; an empty word stands for the beginning or end of the text."""
    return crc32(f"{first} {second}".encode())
