"""The words by which a text is found: of what was said, and of what is looked for."""

import re

from messaging.domain.text.folding import fold

SHORTEST, LONGEST = 2, 40
# Scripts that put no spaces between words. What is folded has its syllables of Hangul in their parts.
_UNSPACED = "\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
# The scripts of India write vowels as signs that are no letters to Python, and would end a word.
_WITH_SIGNS = "\u0900-\u0963\u0966-\u0dff"
_RUNS = re.compile(rf"[{_UNSPACED}]+|(?:[^\W_{_UNSPACED}]|[{_WITH_SIGNS}])+")
_UNSPACED_RUN = re.compile(rf"[{_UNSPACED}]")
# Of Chinese and Japanese one character is a word. (Of Korean one is a syllable, whose parts are its pairs.)
_WORD_BY_ITSELF = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


def search_words(text: str) -> list[str]:
    """Give each word once, in the order in which it is first said: without case, accents and disguises.

    Single letters are left out. Where a script has no spaces, each pair of neighbouring characters counts as a word.
    """
    return _words(fold(text).lower)


def said_words(text: str) -> list[str]:
    """Give the words by which a text is found: as `search_words`, and each character that is a word by itself."""
    folded = fold(text).lower
    return list(dict.fromkeys([*_words(folded), *_WORD_BY_ITSELF.findall(folded)]))


def _words(folded: str) -> list[str]:
    found: dict[str, None] = {}
    for run in _RUNS.findall(folded):
        if _UNSPACED_RUN.match(run):
            found.update(dict.fromkeys(run[at : at + 2] for at in range(max(len(run) - 1, 1))))
        elif len(run) >= SHORTEST:
            found[run[:LONGEST]] = None
    return list(found)
