"""From a message as people type it to words that a table can know."""

import re
import unicodedata
from dataclasses import dataclass

_INVISIBLE = {
    ord(c): None for c in "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff"
}
_UNMARKED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘`´ʼ′", "'"))
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_RUN = re.compile(r"(.)\1+")
_SENTENCE_END = re.compile(r"[.!?…;\n。！？]|\s[-–—]+\s|:\s")
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")

#: French and Italian articles and pronouns that lose their vowel before the next word ("l'annonce").
_ELIDED = frozenset({"l", "d", "j", "n", "m", "s", "t", "c", "qu", "jusqu", "lorsqu", "quelqu"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word: `form` is what tables are compared with, `written` what the person typed."""

    form: str
    written: str
    sentence: int
    after_comma: bool


def simplify(word: str) -> str:
    """Return `word` without case, accents, invisible characters and doubled letters ("Passwörd" → "pasword").

    Doubled letters are the commonest misspelling in every language here, so both the tables and the texts lose them.
    """
    folded = unicodedata.normalize("NFKC", word.translate(_INVISIBLE)).casefold().translate(_UNMARKED)
    plain = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return _RUN.sub(r"\1", plain) if not plain.isdigit() else plain


def tokenise(text: str) -> tuple[Token, ...]:
    """Split any text into tokens; never fails. Sentences are counted so that phrases do not reach across them."""
    clean = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).translate(_APOSTROPHES)
    clean = _DECIMAL.sub("", clean)
    ends = [m.start() for m in _SENTENCE_END.finditer(clean)]
    tokens: list[Token] = []
    sentence = previous_end = 0
    for found in _WORD.finditer(clean):
        while sentence < len(ends) and ends[sentence] < found.start():
            sentence += 1
        after_comma = "," in clean[previous_end : found.start()]
        for written in _parts(found.group()):
            form = simplify(written.replace("'", ""))
            if form:
                tokens.append(Token(form, written, sentence, after_comma))
                after_comma = False
        previous_end = found.end()
    return tuple(tokens)


def _parts(word: str) -> tuple[str, ...]:
    """Split an elided article from its noun; keep contractions ("can't") whole."""
    head, quote, rest = word.partition("'")
    if quote and head.lower() in _ELIDED and len(rest) > 1:
        return (head, rest)
    return (word,)
