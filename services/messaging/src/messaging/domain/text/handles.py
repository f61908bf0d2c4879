"""Names on other services: "@name", "insta: name", "discord joe#4521"."""

import re
from collections.abc import Iterator
from itertools import chain

from messaging.domain.text.disguises import MESSENGERS, NATIVE
from messaging.domain.text.finding import Evidence
from messaging.domain.text.folding import Folded, fold

_HANDLE = re.compile(
    r"(?<![a-z0-9@.])@(?!(?:media|import|font|keyframes|charset|home|work)\b)(?P<name>_{0,2}[a-z][a-z0-9._\-]{2,29})"
)
_HANDLE_CUE = re.compile(
    r"\b(?:i.?m|im|i am|find|follow|add|dm|insta\w*|ig|snap\w*|twitter|tiktok|telegram|tg|page|profile|handle"
    r"|username"
    r"|everywhere|shop|look|facebook|fb|sigue|segue|seguir|suivez|folg\w*|volg|me on|revolut|cash|wise|tag|send|pay)\b"
)
_SERVICE = (
    rf"(?<![a-z])(?:{MESSENGERS}|{NATIVE}|ig|fb|linked\s?in|face\s?book|sn[a4]p|tg|twitter|the\s+gram|reddit|bluesky|bsky"
    r"|mastodon|pinterest|youtube|twitch|vk|qq|signal|line(?=\s+id)|(?<![a-z0-9] )line(?=\s*[:@]))"
    r"(?![a-z])"
)
_SAYS = (
    r"id|name|messenger|handle|user|username|account|page|profile|is|es|e|est|ist|me|us|as|under|by|called|named|come|como|comme"
    r"|unter|als|sous|sono|soy|sou|bin|the\s+name\s+of|mine|my|['’]?s|its|met\s+naam|live"
)
_NATIVE_SAYS = f"(?:{fold('아이디는|아이디|ユーザー名|账号|帳號').lower})"
#: A service and what looks like a name on it: "telegram @deals", "skype live:john.doe", "insta unter holz_und_herz".
_NAME_ON = re.compile(
    rf"{_SERVICE}(?P<says>\s*(?:(?:{_SAYS})\b[\s:=]*|{_NATIVE_SAYS}\s*|[:=,>?/|~()\-\u2022\u2190-\u2bff\U0001f000-\U0001faff]\s*){{0,4}})\s*"
    r"(?P<name>@?_{0,2}[a-z][a-z0-9._\-]{2,29}(?:#\d{4})?)"
)
#: A name with the number that one network gives it.
_NUMBERED = re.compile(r"(?<![a-z0-9])(?:dc|disc)\b[\s:]*(?P<name>[a-z][a-z0-9._]{2,30}#\d{4})(?!\d)")
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
#: "@name@server" of the networks that many servers make up, and "u/name".
_ON_ITS_NETWORK = re.compile(r"(?<![a-z0-9@.])@[a-z0-9_.\-]{2,30}@[a-z0-9\-]{2,40}(?:\.[a-z0-9\-]{2,40}){1,2}")
_REDDIT = re.compile(r"(?<![a-z0-9/.])/?u/[a-z0-9_\-]{4,20}(?![a-z0-9/])")
_BELONGS = 0.2


def find_handles(folded: Folded) -> Iterator[Evidence]:
    """Names that somebody has on a service, with the service if it stands before."""
    text = folded.lower
    for found in _NAME_ON.finditer(text):
        name = found["name"].rstrip("._-")
        shown = folded.cased[found.start("name") : found.start("name") + len(name)]
        if (
            name.startswith("@")
            or _is_name(name)
            or _is_id(found["says"], shown)
            or (_NAMES_IT.search(found["says"]) and not _NO_NAME.fullmatch(name))
        ):
            end = _whole_name(folded, found.start("name"), found.start("name") + len(name))
            yield Evidence("contact", 0.85, found.start(), end)
    for found in _NAME_BEFORE.finditer(text):
        name = folded.cased[found.start("name") : found.end("name")]
        if name.startswith('"') or _is_name(name) or _mixes_case(name):
            yield Evidence("contact", _BELONGS, found.start(), found.end())
    for found in _HANDLE.finditer(text):
        name = found["name"].rstrip("._-")
        around = text[max(0, found.start() - 30) : found.start()] + " " + text[found.end() : found.end() + 14]
        if _HANDLE_CUE.search(around) or _is_name(name) or text[: found.start()].rstrip().endswith(":"):
            yield Evidence("contact", 0.8, found.start(), found.start() + 1 + len(name))
    if "@" in text or "#" in text:
        for found in chain(_NUMBERED.finditer(text), _ON_ITS_NETWORK.finditer(text)):
            yield Evidence("contact", 0.85, found.start(), found.end())
    if "u/" in text:
        yield from _find_on_reddit(text)


def _find_on_reddit(text: str) -> Iterator[Evidence]:
    for found in _REDDIT.finditer(text):
        around = text[max(0, found.start() - 30) : found.start()] + " " + text[found.end() : found.end() + 30]
        if "reddit" in around or _HANDLE_CUE.search(around):
            yield Evidence("contact", 0.8, found.start(), found.end())


def _is_name(written: str) -> bool:
    """Names on services have digits, dots or underscores in them; a full stop at the end is only a full stop."""
    return any(c.isdigit() or c in "._#" for c in written.rstrip("."))


def _is_id(says: str, name: str) -> bool:
    """Whether "id" announces it, and it is written as no word is: "threema id ECHOECHO"."""
    return bool(re.search(r"\bid\b", says)) and (name.isupper() or _mixes_case(name))


def _mixes_case(written: str) -> bool:
    return any(c.isupper() for c in written[1:]) and not written.isupper()


def _whole_name(folded: Folded, start: int, end: int) -> int:
    """Where a name of several words with capitals ends ("Brass & Bloom")."""
    if folded.cased[start].isupper():
        while more := _NAME_GOES_ON.match(folded.cased, end):
            end = more.end()
    return end
