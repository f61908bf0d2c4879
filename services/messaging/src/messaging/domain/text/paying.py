"""The wish to pay or be paid past the platform."""

import re
from collections.abc import Iterator

from messaging.domain.text.finding import Evidence
from messaging.domain.text.folding import Folded
from messaging.domain.text.payment_phrases import OWN_WAYS, PAST_PLATFORM, TABLE
from messaging.domain.text.phrases import matches, read_patterns, read_sets
from messaging.domain.text.sentences import sentence_around

_SETS = read_sets(TABLE)
_PATTERNS = read_patterns(TABLE)
_OWN_WAYS = read_patterns(OWN_WAYS)[0][0]
_PAST_PLATFORM = read_patterns(PAST_PLATFORM)[0][0]
_WORTH_A_LOOK = re.compile(
    rf"(?<![a-z0-9])(?:{_SETS['name']}|f\s?&\s?f)|pay|pag[aou]|transf|deposit|outside|friends|amigos|amis|proches|\bcash\b|money"
    r"|zahl|uberweis|betaal|maks|iban|kontonummer|bankverb|dinero|dinheiro|imali|tililleni|rekening|cuenta|\bfora\b|fuera"
    r"|dehors|hors\b|\bvire|regle|ausserhalb|vorbei|ohne|\bsans\b|commission|fees?\b|account|direkt|platform|plataforma|buite|deal|bank"
    r"|without|settle|cancel|\bwire|privately|directly|saypro"
)
#: A cash tag ("$samshoes"); prices have digits after the sign.
_CASH_TAG = re.compile(r"(?<![a-z0-9$])\$[a-z][a-z0-9]{3,20}(?![a-z0-9])")


def find_paying(folded: Folded) -> Iterator[Evidence]:
    """Offers and requests to pay past the platform; questions about its own ways to pay are passed over."""
    text = folded.lower
    for found in _CASH_TAG.finditer(text):
        yield Evidence("payment", 0.55, found.start(), found.end())
    if not _WORTH_A_LOOK.search(text):
        return
    for found, confidence in matches(_PATTERNS, text):
        start, end = sentence_around(text, found.start())
        sentence = text[start:end]
        if not _OWN_WAYS.search(sentence) or _PAST_PLATFORM.search(sentence):
            yield Evidence("payment", confidence, found.start(), found.end())
