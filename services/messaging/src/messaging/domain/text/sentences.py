"""Sentences, and whether one only speaks about a forbidden thing instead of doing it."""

import re

_END = re.compile(r"[.!?\n]+(?=\s|$)|\n")

#: "He asked me for my number", "never pay outside", "is that allowed?": talk about the rules, not a breach.
_ABOUT = re.compile(
    r"\b(?:never|refus\w*|against (?:the|your|saypro|our)\b|not allowed|is (?:it|that|this) (?:allowed|ok|okay"
    r"|safe|legal|normal)"
    r"|allowed\?|are (?:we|sellers|buyers) allowed|forbidden|prohibited|report(?:ed|ing)?|scam\w*|suspicious"
    r"|warning|beware"
    r"|(?:asked|asks|asking|wants|wanted|told|tells|tried|pressur\w+|insist\w*|keeps asking) (?:me|us|for my"
    r"|that i|to (?:get|move|take))"
    r"|(?:don.?t|do not|please don.?t|dont|won.?t|will not|can.?t|cannot|i.?d rather not|didn.?t|did not"
    r"|shouldn.?t)\s+"
    r"(?:pay|send|share|give|want|use|contact|move|go|have|do|deal|accept|know|add|transfer)"
    r"|nicht erlaubt|nie(?:mals)? (?:ausserhalb|auf)|verboten|verstosst|wollte dass ich|bat mich|il m.a demande"
    r"|elle m.a demande|interdit"
    r"|jamais (?:payer|en dehors|hors)|me pidio|esta permitido|prohibido|nunca (?:pago|pagar|pague)"
    r"|no pago fuera|me pediu|e permitido"
    r"|proibido|het my gevra|nie toegelaat)\b"
)


def sentence_around(text: str, position: int) -> tuple[int, int]:
    """Start and end of the sentence that holds `position`."""
    start, end = 0, len(text)
    for found in _END.finditer(text):
        if found.end() <= position:
            start = found.end()
        elif found.start() >= position:
            end = found.end()
            break
    return start, end


def only_talks_about_it(text: str, position: int) -> bool:
    """Whether the sentence around `position` reports, refuses or asks about the rules."""
    start, end = sentence_around(text, position)
    return bool(_ABOUT.search(text[start:end]))
