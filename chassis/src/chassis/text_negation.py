"""Leaves out what a text only mentions to rule it out ("I don't want a refund", "not a bug, just an idea")."""

from collections.abc import Iterator, Sequence

from chassis.text_features import Word, words_of

#: "Still no refund" is about a refund: only what rules something out is listed, never a plain "no".
_RULES_OUT = """
    not a ; not an ; not about ; isnt a ; isnt about ; not asking for ; not looking for ; not complaining
    about ; dont want a ; dont want any ; dont want my ; dont want to ; dont need a ; do not want a ; do not
    want to ; do not need a ; nothing to do with ; nothing wrong with ; no problem with ; no complaint about ;
    instead of a ; rather than a ; without cancelling ; not interested in ; keine frage zu ; will kein ; will
    keine ; will keinen ; mochte kein ; mochte keine ; mochte keinen ; nicht um ; ne veux pas ; ne veux pas de
    ; ce n est pas un ; n est pas une ; pas un ; pas une ; no quiero ; no quiero un ; no quiero una ; no
    quiero que ; no es un ; no es una ; no se trata de ; nao quero ; nao quero um ; nao quero uma ; nao quero
    o ; nao e um ; nao e uma ; nao se trata de ; non voglio un ; non e un ; wil geen ; is geen ; wil nie ; wil
    nie n ; nie n ; nie chce
"""
_TURNS = frozenset(
    (
        *("but", "just", "only", "aber", "sondern", "nur", "maar", "net"),
        *("mais", "juste", "pero", "sino", "solo", "mas", "ma"),
    )
)
_MARKS = ".,;:!?\n"
#: How many words after these are ruled out, at most.
_SCOPE = 3

_BEGINNINGS = sorted((tuple(words.split()) for words in _RULES_OUT.split(";")), key=len, reverse=True)
_BY_FIRST = {first: [one for one in _BEGINNINGS if one[0] == first] for first, *_ in _BEGINNINGS}


def words_meant(text: str) -> tuple[Word, ...]:
    """The words of a text without those that are ruled out."""
    words = words_of(text)
    ruled_out = set(_ruled_out(text, words))
    return tuple(word for i, word in enumerate(words) if i not in ruled_out) if ruled_out else words


def _ruled_out(text: str, words: Sequence[Word]) -> Iterator[int]:
    forms = tuple(word.form for word in words)
    for i in range(len(forms)):
        for beginning in _BY_FIRST.get(forms[i], ()):
            if forms[i : i + len(beginning)] == beginning:
                yield from _scope(text, words, i + len(beginning))
                break


def _scope(text: str, words: Sequence[Word], start: int) -> Iterator[int]:
    """Up to the next mark or turn ("but")."""
    for i in range(start, min(start + _SCOPE, len(words))):
        between = text[words[i - 1].end : words[i].start]
        if words[i].form in _TURNS or any(mark in between for mark in _MARKS):
            return
        yield i
