"""E-mail addresses and links, also spelt out or broken up."""

import re
from collections.abc import Iterator

from messaging.domain.text.finding import Evidence
from messaging.domain.text.folding import Folded

#: Ends of domain names that are no words people put after a full stop.
_TLD = (
    "com|net|org|biz|info|xyz|dev|io|tv|ru|cn|uk|de|fr|es|pt|br|nl|fi|pl|ch|eu|za|ng|ke|co|gh|zw|na|bw|mz|ao|mx|ar|cl|jp"
    "|kr|au|nz|ca|africa|capetown|durban|joburg|gmbh|berlin"
)
#: These are also words, so the name before them must look like one, or something must say that a site follows.
_WORDY_TLD = (
    "shop|store|online|site|club|top|app|link|live|website|tech|market|email|test|example|agency|fashion|shoes"
    "|deals|sale"
)
#: These are so common that only a path, a scheme or `www.` tells.
_SHORT_TLD = "me|it|in|is|to|at|so|us|my|be|no|la|ly|ee|gl|gg|cc|ai|id|am|page|im|se|dk|do"
_SAID_DOT = (
    r"(?:\s*[(\[{<]\s*(?:dot|\.|punkt|point|punto|ponto|d0t)\s*[)\]}>]\s*"
    r"|\s+(?:dot|punkt|point|punto|ponto|d0t|punt|kolon)\s+|_dot_|-dot-)"
)
_DOT = rf"(?:{_SAID_DOT}|\s?\.\s?)"
_SIGN_AT = r"(?:\s*@\s*|\s*[(\[{<]\s*(?:at|a|@|arroba|arobase)\s*[)\]}>]\s*|_at_|-at-)"
_SAID_AT = r"\s+(?:at|arroba|arobase|klammeraffe)\s+"
_LABEL = r"[a-z0-9][a-z0-9\-]{0,40}"
_LOCAL = (
    r"(?<![a-z0-9])[a-z0-9][a-z0-9._+\-]{0,40}"
    rf"(?:(?:{_SAID_DOT}|\s+(?:minus|dash|underscore|unterstrich)\s+)[a-z0-9_+\-]{{1,40}}){{0,2}}"
)
_ANY_TLD = rf"co{_DOT}[a-z]{{2}}|{_TLD}|{_WORDY_TLD}"
_EMAIL = re.compile(
    rf"{_LOCAL}{_SIGN_AT}{_LABEL}(?:{_DOT}{_LABEL})??(?:{_DOT}(?:{_ANY_TLD})|\.(?:{_SHORT_TLD}))(?![a-z0-9])"
    rf"|{_LOCAL}{_SAID_AT}{_LABEL}(?:(?:{_SAID_DOT}|\.){_LABEL})??(?:{_SAID_DOT}|\.)(?:{_ANY_TLD})(?![a-z0-9])"
)
_AT_HINT = re.compile(r"@|\bat\b|\bät\b|arroba|arobase|_at_|klammeraffe|[(\[]a[)\]]")
_PROVIDER = re.compile(
    r"(?:my|ur|your|mein\w*|mon|mi|meu|meine)\s+(?:gmail|hotmail|yahoo|outlook|e-?mail|mail|email|correo"
    r"|icloud)(?:\s+(?:address|id|adresse))?"
    r"\s*(?:is|:|=|-|ist|est|es|e)\s+(?=[a-z0-9._\-]*[\d._])[a-z][a-z0-9._\-]{3,}|[a-z0-9._]{4,}\s*@\s*(?:gmail"
    r"|hotmail|yahoo|outlook|icloud|gmx|web)\b"
    r"|[a-z0-9._]{3,}\s+at\s+(?:gmail|hotmail|yahoo|outlook|icloud|gmx|proton\w*)\b"
)
_HOST = r"(?:[a-z0-9][a-z0-9\-]{0,40}\.){0,3}[a-z0-9][a-z0-9\-]{0,40}"
_FREE = r"(?<![a-z0-9@.\-_/])"
_LINK = re.compile(
    r"(?:h(?:tt|xx)ps?|ftp)\s*:?\s*/\s*/\s*(?P<url>[^\s<>\"']+)"
    rf"|(?<![a-z0-9@.\-])www\s?\.\s?(?P<www>{_HOST})(?:/\S*)?"
    rf"|{_FREE}(?P<bare>{_HOST}\.(?:{_TLD}))(?![a-z0-9\-]|\.[a-z]{{2,}})(?:/\S*)?"
    rf"|{_FREE}(?P<wordy>(?=[a-z0-9.]*[\d\-])[a-z0-9][a-z0-9\-]{{2,40}}\.(?:{_WORDY_TLD}))(?![a-z0-9\-])(?:/\S*)?"
    r"|\b(?:site|website|webshop|visit|see|check|page|url|link|store|shop|browse|google|go to)(?: is| out| my"
    r"| our| at)?[\s:]+"
    rf"(?P<named>[a-z0-9][a-z0-9\-]{{2,40}}\.(?:{_WORDY_TLD}))(?![a-z0-9\-])"
    rf"|{_FREE}(?P<short>[a-z0-9][a-z0-9\-]{{0,40}}\.(?:{_SHORT_TLD}|{_WORDY_TLD}))/\S+"
    rf"|(?<![a-z0-9@])(?P<spelt>[a-z][a-z0-9\-]{{2,40}}{_SAID_DOT}(?:co(?:{_DOT}|\s)(?:za|uk|ke|nz|in)|com|net"
    rf"|org|biz|shop"
    r"|store|info|de|ru))(?![a-z0-9])"
    r"|(?<![a-z0-9@])(?P<broken>[a-z][a-z0-9\-]{2,40}\s?\.\s?(?:com|co\s?\.\s?(?:za|uk|ke|nz)))(?![a-z0-9])"
    rf"|{_FREE}(?P<defanged>[a-z0-9\-]{{2,40}}\[\.\][a-z]{{2,}})"
)
#: Where a parcel is tracked is no way to meet elsewhere.
_NEUTRAL = frozenset(
    [
        "dhl",
        "fedex",
        "ups",
        "usps",
        "aramex",
        "dpd",
        "hermes",
        "royalmail",
        "thecourierguy",
        "postnet",
        "ctt",
        "correios",
        "chronopost",
        "colissimo",
        "laposte",
        "posti",
        "gls",
    ]
)
_OWN = "saypro"


def find_emails(folded: Folded) -> Iterator[Evidence]:
    """E-mail addresses, "name at gmail dot com", and "my gmail is name"."""
    if not (_AT_HINT.search(folded.lower) or "mail" in folded.lower or "correo" in folded.lower):
        return
    for found in _EMAIL.finditer(folded.lower):
        if not _is_own(found.group().replace(" ", "")):
            yield Evidence("contact", 0.97, found.start(), found.end())
    for found in _PROVIDER.finditer(folded.lower):
        yield Evidence("contact", 0.85, found.start(), found.end())


def find_links(folded: Folded) -> Iterator[Evidence]:
    """Links and bare domains that lead away from the platform; its own and those of carriers are passed over."""
    for found in _LINK.finditer(folded.lower):
        kind = found.lastgroup or "url"
        host = re.split(r"[/?#:]", found[kind], maxsplit=1)[0]
        if _is_own(host) or not _NEUTRAL.isdisjoint(host.split(".")):
            continue
        if host.startswith(("paypal.me", "cash.app")):
            yield Evidence("payment", 0.9, found.start(), found.end())
        sure = {"url": 0.95, "www": 0.95, "short": 0.9, "defanged": 0.9, "bare": 0.85, "wordy": 0.8, "named": 0.8}.get(
            kind, 0.75
        )
        yield Evidence("contact", sure, found.start(), found.end())


def _is_own(host: str) -> bool:
    """The platform's own domain: the label before the public suffix is its name ("help.saypro.online")."""
    labels = re.split(r"[.@]", host)
    suffix = 2 if len(labels) > 2 and labels[-2] in {"co", "com", "org"} else 1
    return len(labels) > suffix and labels[-1 - suffix] == _OWN
