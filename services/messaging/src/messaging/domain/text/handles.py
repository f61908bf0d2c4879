"""Names on other services: "@name", "insta: name", "discord joe#4521"."""

import re
from collections.abc import Iterator

from messaging.domain.text.disguises import MESSENGERS, NATIVE
from messaging.domain.text.finding import Evidence
from messaging.domain.text.folding import Folded

_HANDLE = re.compile(
    r"(?<![a-z0-9@.])@(?!(?:media|import|font|keyframes|charset|home|work)\b)(?P<name>[a-z][a-z0-9._\-]{2,29})"
)
_HANDLE_CUE = re.compile(
    r"\b(?:i.?m|im|i am|find|follow|add|dm|insta\w*|ig|snap\w*|twitter|tiktok|telegram|tg|page|profile|handle"
    r"|username"
    r"|everywhere|shop|look|facebook|fb|sigue|segue|seguir|suivez|folg\w*|volg|me on|revolut|cash|wise|tag|send|pay)\b"
)
_SERVICE = (
    rf"(?<![a-z])(?:{MESSENGERS}|{NATIVE}|ig|fb|linked\s?in|face\s?book|snap|tg|line(?=\s+id)|twitter|the\s+gram)"
    r"(?![a-z])"
)
_SAYS = (
    r"id|name|messenger|handle|user|username|account|page|profile|is|es|e|est|ist|me|us|as|under|by|called|named|come|como|comme"
    r"|unter|als|sous|sono|soy|sou|bin|the\s+name\s+of|mine|my|s|met\s+naam|live"
)
#: A service and what looks like a name on it: "telegram @deals", "skype live:john.doe", "insta unter holz_und_herz".
_NAME_ON = re.compile(
    rf"{_SERVICE}(?P<says>\s*(?:(?:{_SAYS})\b[\s:=]*|[:=,>?\-]\s*){{0,4}})\s*"
    r"(?P<name>@?[a-z][a-z0-9._]{2,29}(?:#\d{4})?)"
)
#: Before the name, these say that a name follows even when it looks like a word.
_NAMES_IT = re.compile(r"[:=>]|handle|called|named|under|unter|name|username|\b(?:as|como|come|comme|als|sous)\b")
_NO_NAME = re.compile(
    r"the|and|well|my|your|our|its|for|soon|possible|usual|here|same|this|that|with|what|which|when|please|thanks"
    r"|easier|faster|better|instead|messenger|group|page"
)
_NAME_GOES_ON = re.compile(r"(?:['’]s)?(?:\s+(?:&|and|of|de|du|des|der|und|la|le|el|von)){0,2}\s+[A-Z][\w'’]*")
#: A name before the service: "ThreeCrows on the gram". It tells nothing alone, but belongs to what is found.
_NAME_BEFORE = re.compile(
    rf"(?P<name>\"[^\"\n]{{3,40}}\"|(?<![a-z0-9])[a-z][a-z0-9._]{{3,29}})\s+(?:on|auf|bei|sur|en|no|su|op|in)\s+{_SERVICE}"
)
_BELONGS = 0.2


def find_handles(folded: Folded) -> Iterator[Evidence]:
    """Names that somebody has on a service, with the service if it stands before."""
    text = folded.lower
    for found in _NAME_ON.finditer(text):
        name = found["name"].rstrip(".")
        if name.startswith("@") or _is_name(name) or (_NAMES_IT.search(found["says"]) and not _NO_NAME.fullmatch(name)):
            end = _whole_name(folded, found.start("name"), found.start("name") + len(name))
            yield Evidence("contact", 0.85, found.start(), end)
    for found in _NAME_BEFORE.finditer(text):
        name = folded.cased[found.start("name") : found.end("name")]
        if name.startswith('"') or _is_name(name) or _mixes_case(name):
            yield Evidence("contact", _BELONGS, found.start(), found.end())
    for found in _HANDLE.finditer(text):
        name = found["name"].rstrip("._-")
        around = text[max(0, found.start() - 30) : found.start()] + " " + text[found.end() : found.end() + 14]
        if _HANDLE_CUE.search(around) or _is_name(name):
            yield Evidence("contact", 0.8, found.start(), found.start() + 1 + len(name))


def _is_name(written: str) -> bool:
    """Names on services have digits, dots or underscores in them; a full stop at the end is only a full stop."""
    return any(c.isdigit() or c in "._#" for c in written.rstrip("."))


def _mixes_case(written: str) -> bool:
    return any(c.isupper() for c in written[1:]) and not written.isupper()


def _whole_name(folded: Folded, start: int, end: int) -> int:
    """Where a name of several words with capitals ends ("Brass & Bloom")."""
    if folded.cased[start].isupper():
        while more := _NAME_GOES_ON.match(folded.cased, end):
            end = more.end()
    return end
