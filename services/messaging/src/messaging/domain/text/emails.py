"""E-mail addresses, also spelt out or broken up."""

import re
from collections.abc import Collection, Iterator

from messaging.domain.text.domains import DOT, LABEL, SAID_DOT, SHORT_TLD, TLD, WORDY_TLD, is_own
from messaging.domain.text.finding import Evidence
from messaging.domain.text.folding import Folded, fold

#: Words for the sign that mean nothing else.
_SIGN_WORD = (
    r"arroba|arobase|klammeraffe|chiocciola|ape(?:n)?staart(?:je)?|aapstert(?:jie)?|malpa|kukac|snabel-?a|zavinac|papaki|arond|"
    + fold("собака|собачка|παπάκι|кльомба|равлик|шт?рудель|שטרודל|アットマーク|アット|골뱅이").lower
)
_BRACKETED_AT = r"\s*[(\[{<]\s*(?:at|a|@)\s*[)\]}>]\s*"
_SIGN = rf"(?:\s*@\s*|{_BRACKETED_AT}|\s*[(\[{{<]\s*(?:{_SIGN_WORD})\s*[)\]}}>]\s*|_at_|-at-)"
_SAID_SIGN = rf"\s+(?:{_SIGN_WORD})\s+"
_JOINS = (
    r"(?:minus|dash|hyphen|underscore|unterstrich|bindestrich|guion(?:\s+bajo)?|tiret(?:\s+bas)?|underline|sublinhado"
    r"|traco|trattino(?:\s+basso)?|streepje|onderstreep|koppelteken)"
)
#: What stands before the sign: a name, in pieces if need be, or "my username here".
_LOCAL = (
    r"(?<![a-z0-9._])(?:(?:my\s+)?(?:user|shop|first|nick)\s?name(?:\s+here)?|[a-z0-9][a-z0-9._+\-]{0,40})"
    rf"(?:(?:{SAID_DOT}|\s+{_JOINS}\s+)[a-z0-9_+\-]{{1,40}}){{0,3}}(?:\s\d{{1,4}})?"
)
_TLD = rf"co{DOT}[a-z]{{2}}|{TLD}|{WORDY_TLD}"
_BIG = r"g[\s\-]?mail|gee[\s\-]?mail|hot[\s\-]?mail|ya[\s\-]?hoo|out[\s\-]?look|i[\s\-]?cloud"
_NAMED = (
    rf"(?:{_BIG}|googlemail|gmx|proton(?:mail)?|posteo|libero|tiscali|laposte|wanadoo|ziggo|kpn|hetnet|t-online"
    r"|freenet|telkomsa|mweb|vodamail|uol|sapo|yandex|naver|aol|wp|onet)"
)
#: Those who keep mail and are named by a plain word, and countries that are one: "sent by mail at noon".
_PLAIN_WORD = r"(?:orange|web|free|mail|live)"
_WORDS = r"it|at|be|me"
_PROVIDER = rf"(?:{_NAMED}|{_PLAIN_WORD})"
#: The sign said by a word that may mean something else.
_SIGN_OR_WORD = r"\s+(?:at|by|bei|chez|plus|on|et)\s+"
#: A dot that ends no sentence.
_FIRM_DOT = rf"(?:{SAID_DOT}|\s?\.|\s\.\s)"
_PLAIN = (
    r"(?<![a-z0-9._])[a-z0-9][a-z0-9._+\-]{0,40}@"
    r"[a-z0-9][a-z0-9\-]{0,40}(?:\.[a-z0-9\-]{1,40}){0,2}\.[a-z]{2,12}(?![a-z0-9@])"
)
_EMAIL = re.compile(
    rf"{_PLAIN}"
    rf"|{_LOCAL}(?:{_SAID_SIGN}|{_SIGN}){_PROVIDER}(?:{SAID_DOT}|\s?[.,]\s?|\s)(?:{_TLD}|{_WORDS})(?![a-z0-9])"
    rf"|{_LOCAL}{_SIGN_OR_WORD}(?:{_NAMED}(?:{_FIRM_DOT}|\s?,\s?|\s(?=co))|{_PLAIN_WORD}{_FIRM_DOT})(?:{_TLD})(?![a-z0-9])"
    rf"|{_LOCAL}{_SIGN_OR_WORD}{_PROVIDER}(?:{SAID_DOT}|\s?\.)(?:{_WORDS})(?![a-z0-9])"
    rf"|{_LOCAL}{_SIGN}{LABEL}(?:{DOT}{LABEL})??(?:{DOT}(?:{_TLD})|\.(?:{SHORT_TLD}))(?![a-z0-9])"
    rf"|{_LOCAL}\s+at\s+(?!www\b){LABEL}(?:(?:{SAID_DOT}|\.){LABEL})??(?:{SAID_DOT}|\.)(?:{_TLD})(?![a-z0-9])"
    rf"|{_LOCAL}\s+at\s+{LABEL}{SAID_DOT}(?:me|io|cc|gg|us|be|se|dk|ai|im)(?![a-z0-9])"
    rf"|{_LOCAL}{_SAID_SIGN}{LABEL}(?:{DOT}{LABEL}){{0,2}}"
)
#: A name and who keeps its mail, with little or nothing between.
_AT_PROVIDER = re.compile(
    rf"(?<![a-z0-9._])(?P<name>[a-z0-9._]{{2,40}}\s*@\s*(?:{_BIG}|gmx|web)"
    rf"|(?!(?:spam|look|looking|log|login|logged|check|checked|arrives?|nothing|anything|problem|error|down|inbox|folder)\s)"
    rf"[a-z0-9._]{{3,40}}(?:\s\d{{1,4}})?(?:\s+at\s+|{_BRACKETED_AT})(?:{_BIG}|gmx|proton\w*)"
    rf"|(?=[a-z0-9._]*[\d._])[a-z][a-z0-9._]{{3,40}},?\s+(?:chez|bei|su|en|on|by|op)\s+(?:{_BIG}|gmx|proton\w*)"
    rf"|(?=[a-z0-9]*[\d._])[a-z][a-z0-9._]{{3,40}}\s+(?:{_BIG})(?:{SAID_DOT}|\s?\.\s?|\s)(?:com|co)"
    r")(?![a-z0-9])"
)
_MY_MAIL = re.compile(
    rf"(?:(?:my|ur|your|mein\w*|mon|mi|meu|mia|mijn)\s+(?:e-?mail|mail|email|correo)|\b(?:{_BIG}|google\s?mail))"
    r"(?:\s+(?:address|id|adresse|adres))?\s*(?:is|:|=|-|,|ist|est|es|e)\s+"
    r"(?P<name>(?=[a-z0-9._\-]*[\d._])[a-z][a-z0-9._\-]{3,40})"
)
_IS_MY_MAIL = re.compile(
    rf"(?<![a-z0-9._\-])(?P<name>(?=[a-z._\-]*\d)[a-z][a-z0-9._\-]{{3,40}})\s+(?:is|ist|est|es|e)\s+"
    rf"(?:my|mein\w*|mon|mi|meu|mia|mijn)\s+(?:{_BIG}|e-?mail|correo)"
)
#: The sign told by its look: "the a with a circle", "at sign".
_LOOKS = (
    r"\b(?:at[\s\-]?(?:sign|symbol)|a (?:with|in) (?:the|a) (?:circle|ring|tail|loop)|a mit (?:dem )?(?:kringel|kreis)"
    r"|a con (?:la )?(?:cola|rueda)|a rond|arobas\w*)\b"
)
_TOLD = re.compile(
    rf"{_LOOKS}[^.!?\n]{{0,24}}?\b{_PROVIDER}(?:(?:{SAID_DOT}|\s?[.,]\s?(?:dot\s)?)(?:{_TLD}))?(?![a-z0-9])"
)
_HINT = re.compile(
    rf"@|\b(?:at|by|bei|chez|plus|on|et)\b|_at_|-at-|mail|yahoo|outlook|icloud|correo|{_SIGN_WORD}|[(\[]a[)\]]"
)


def find_emails(folded: Folded, own: Collection[str] = ()) -> Iterator[Evidence]:
    """E-mail addresses, "name at gmail dot com", "name77 g mail com", and "my gmail is name"."""
    text = folded.lower
    if not _HINT.search(text):
        return
    for found in _EMAIL.finditer(text):
        if not is_own(found.group().replace(" ", ""), own):
            yield Evidence("contact", 0.97, found.start(), found.end())
    for pattern in (_AT_PROVIDER, _MY_MAIL, _IS_MY_MAIL):
        for found in pattern.finditer(text):
            yield Evidence("contact", 0.85, found.start("name"), found.end("name"))
    for found in _TOLD.finditer(text):
        yield Evidence("contact", 0.85, found.start(), found.end())
