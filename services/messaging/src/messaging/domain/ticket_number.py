"""The number of a ticket as people type it (REQ T-01): ticketing gives it out and guards it, here it only finds."""

import re

from messaging.domain.text.folding import fold

_PREFIX = "SP"
_SYMBOLS = frozenset("23456789ACEFHJKMNPRTWXY")
_LENGTH = 9
_READ_AS = str.maketrans("BGSZ", "8652")
"""Letters that look like a digit are no symbols of a number: they are read as that digit."""
_SEPARATORS = re.compile(r"[\s\-_.\u2010-\u2015\u2212]")


def typed_number(text: str) -> str | None:
    """Give the number that was typed as it is written, `SP-7K4M-93T2-A`, or its beginning; None for anything else.

    Any case, spaces and dashes or none, letters of other scripts that look the same. Without its `SP` it must be whole.
    A beginning without a dash holds a digit: "space" and "speech" are words.
    """
    typed = fold(text).cased.upper()
    joined = _SEPARATORS.sub("", typed)
    if joined.startswith(_PREFIX) or (joined.startswith("5P") and len(joined) == len(_PREFIX) + _LENGTH):
        symbols = joined[len(_PREFIX) :]
        begun = len(symbols) < _LENGTH
        is_word = begun and "-" not in typed and not any(symbol.isdigit() for symbol in symbols)
    else:
        symbols, is_word = joined, len(joined) != _LENGTH
    symbols = symbols.translate(_READ_AS)
    if is_word or not 0 < len(symbols) <= _LENGTH or not _SYMBOLS.issuperset(symbols):
        return None
    return "-".join(filter(None, (_PREFIX, symbols[:4], symbols[4:8], symbols[8:])))
