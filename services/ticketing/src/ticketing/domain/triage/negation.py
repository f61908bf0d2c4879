"""Finds words that a text only mentions to rule them out ("I don't want a refund", "not a bug, just an idea")."""

from collections.abc import Sequence

from ticketing.domain.triage.tokens import Token, simplify

#: "Still no refund" is about a refund: only what rules a topic out is listed, never a plain "no".
_RULES_OUT = """
    not a ; not an ; not about ; isnt a ; isnt about ; not asking for ; not looking for ; not complaining about
    ; dont want a ; dont want any ; dont want my money ; dont need a ; do not want a ; do not need a ; nothing
    to do with ; no problem with ; no complaint about ; instead of a ; rather than a ; without cancelling ; dont
    cancel ; do not cancel ; dont want to cancel ; dont want to return ; dont refund ; not interested in ; keine
    frage zu ; will kein ; will keine ; will keinen ; mochte kein ; mochte keine ; mochte keinen ; nicht um ; ne
    veux pas de ; ne veux pas ; ce nest pas un ; nest pas une ; pas un ; pas une ; no quiero una ; no quiero un
    ; no quiero que ; no es un ; no es una ; no se trata de ; nao quero um ; nao quero uma ; nao quero o ; nao e
    um ; nao e uma ; nao se trata de ; wil nie n ; nie n ; wil nie
"""
_TURNS = frozenset(
    ("but", "just", "only", "aber", "sondern", "nur", "mais", "juste", "pero", "sino", "solo", "mas", "maar", "net")
)
#: How many words after the words above are ruled out.
_SCOPE = 3

_BEGINNINGS = tuple(tuple(map(simplify, words.split())) for words in _RULES_OUT.split(";"))


def negated_positions(tokens: Sequence[Token]) -> frozenset[int]:
    """Positions of the words that are ruled out, up to the next comma, turn ("but") or end of the sentence."""
    forms = [t.form for t in tokens]
    found: set[int] = set()
    for i in range(len(forms)):
        for words in _BEGINNINGS:
            if forms[i] == words[0] and tuple(forms[i : i + len(words)]) == words:
                found.update(_scope(tokens, i + len(words)))
    return frozenset(found)


def _scope(tokens: Sequence[Token], start: int) -> list[int]:
    positions = []
    for i in range(start, min(start + _SCOPE, len(tokens))):
        token = tokens[i]
        if token.sentence != tokens[start - 1].sentence or token.form in _TURNS or (token.after_comma and i > start):
            break
        positions.append(i)
    return positions
