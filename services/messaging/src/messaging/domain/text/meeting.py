"""Messengers, handles, and the wish to talk elsewhere."""

import re
from collections.abc import Iterator

from messaging.domain.text.finding import Evidence
from messaging.domain.text.folding import Folded
from messaging.domain.text.meeting_phrases import TABLE
from messaging.domain.text.phrases import matches, read_patterns, read_sets

_SETS = read_sets(TABLE)
_PATTERNS = read_patterns(TABLE)
_WORTH_A_LOOK = re.compile(
    rf"(?<![a-z0-9])(?:{_SETS['strong']}|{_SETS['weak']}|elsewhere|somewhere|outside|off|write)"
    r"|@|number|nummer|numero|nommer|inombolo|puhelin|tele|cell|phone|mobile|contact|kontakt|handy|digits|mail"
    r"|selnommer|tel\b|\bnum\b"
)
_HANDLE = re.compile(
    r"(?<![a-z0-9@.])@(?!(?:media|import|font|keyframes|charset|home|work)\b)(?P<name>[a-z][a-z0-9._]{2,29})"
)
_HANDLE_CUE = re.compile(
    r"\b(?:i.?m|im|i am|find|follow|add|dm|insta\w*|ig|snap\w*|twitter|tiktok|telegram|tg|page|profile|handle"
    r"|username"
    r"|everywhere|shop|look|facebook|fb|sigue|segue|seguir|suivez|folg\w*|volg|me on|revolut|cash)\b"
)
#: A service and what looks like a name on it: "telegram @deals", "skype live:john.doe", "discord: joe#4521".
_NAME_ON = re.compile(
    rf"(?<![a-z])(?:{_SETS['strong']}|ig|fb|snap|tg|line(?=\s+id)|twitter)\s*(?:(?:id|name|handle|user|username"
    rf"|account|is|es|e|est|ist)\s+)*"
    r"[:=,]?\s*(?:live:)?(?P<name>@?(?=[a-z0-9._#]*[\d._#@])[a-z][a-z0-9._]{2,}(?:#\d{4})?)"
)


def find_meeting(folded: Folded) -> Iterator[Evidence]:
    """Invitations to a messenger, handles, and requests for a number or an address."""
    text = folded.lower
    if not _WORTH_A_LOOK.search(text):
        return
    for found, confidence in matches(_PATTERNS, text):
        yield Evidence("contact", confidence, found.start(), found.end())
    for found in _NAME_ON.finditer(text):
        if found["name"].rstrip(".").strip("@") != found["name"] or _is_name(found["name"]):
            yield Evidence("contact", 0.85, found.start(), found.end())
    for found in _HANDLE.finditer(text):
        name = found["name"].rstrip("._")
        around = text[max(0, found.start() - 30) : found.start()] + " " + text[found.end() : found.end() + 14]
        if _HANDLE_CUE.search(around) or _is_name(name):
            yield Evidence("contact", 0.8, found.start(), found.start() + 1 + len(name))


def _is_name(written: str) -> bool:
    """Names on services have digits, dots or underscores in them; a full stop at the end is only a full stop."""
    return any(c.isdigit() or c in "._#" for c in written.rstrip("."))
