"""Links and domains that lead away from the platform, also spelt out or broken up."""

import re
from collections.abc import Collection, Iterator

from messaging.domain.text.domains import DOT, SAID_DOT, SHORT_TLD, TLD, WORDY_TLD, is_own
from messaging.domain.text.finding import Evidence
from messaging.domain.text.folding import Folded

_HOST = r"(?:[a-z0-9][a-z0-9\-]{0,40}\.){0,3}[a-z0-9][a-z0-9\-]{0,40}"
_WWW_HOST = r"(?:[a-z0-9][a-z0-9\-]{0,40}(?:[.,]|\s[.,]\s)){0,3}[a-z0-9][a-z0-9\-]{0,40}"
_FREE = r"(?<![a-z0-9@.\-_/])"
_LINK = re.compile(
    r"(?:h(?:tt|xx)ps?|ftp)\s*:?\s*/\s*/\s*(?P<url>[^\s<>\"']+)"
    rf"|(?<![a-z0-9@.\-])www\s?[.,]\s?(?P<www>{_WWW_HOST})(?:/\S*)?"
    rf"|{_FREE}(?P<bare>{_HOST}\.(?:{TLD}))(?![a-z0-9\-]|\.[a-z]{{2,}})(?:/\S*)?"
    rf"|{_FREE}(?P<wordy>(?=[a-z0-9.]*[\d\-])[a-z0-9][a-z0-9\-]{{2,40}}\.(?:{WORDY_TLD}))(?![a-z0-9\-])(?:/\S*)?"
    r"|\b(?:site|website|webshop|visit|see|check|page|url|link|store|shop|browse|google|go to)(?: is| out| my"
    r"| our| at)?[\s:]+"
    rf"(?P<named>[a-z0-9][a-z0-9\-]{{2,40}}\.(?:{WORDY_TLD}))(?![a-z0-9\-])"
    rf"|{_FREE}(?P<short>[a-z0-9][a-z0-9\-]{{0,40}}\.(?:{SHORT_TLD}|{WORDY_TLD}))/\S+"
    rf"|(?<![a-z0-9@])(?P<spelt>[a-z][a-z0-9\-]{{2,40}}{SAID_DOT}(?:[a-z0-9\-]{{3,40}}{SAID_DOT})?(?:co(?:{DOT}|\s)(?:za|uk|ke|nz|in)|com|net"
    rf"|org|biz|shop"
    r"|store|info|de|ru|fr|nl|eu|pl))(?![a-z0-9])"
    r"|(?<![a-z0-9@])(?P<broken>(?!(?:includes?|including|the|own|for|your|with|and|custom|new|free)\s)[a-z][a-z0-9\-]{2,40}\s?\.\s?(?:com|co\s?\.\s?(?:za|uk|ke|nz)))(?![a-z0-9])"
    rf"|{_FREE}(?P<chat>(?:t|wa|m|ig)\s?[.,]\s?me\s?/\s?[a-z0-9+_]{{3,}}|[a-z0-9_]{{4,32}}\.t\.me(?![a-z0-9]))"
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
        "asp",
        "socket",
    ]
)
#: Where such a link leads, money is sent to a person.
_PAYS = re.compile(
    r"(?:www\.)?(?:paypal\.me|paypal\.com/(?:paypalme|pools|ncp)|cash\.app|revolut\.me|venmo\.com|wise\.com/pay|monzo\.me|tikkie\.me"
    r"|bunq\.me|betaalverzoek|lydia-app|pay\.google|zellepay|mercadopago|mpago\.la|link\.mercadopago|pos\.snapscan|snapscan\.io"
    r"|ko-fi\.com|buymeacoffee|payconiq|twint|vipps|qr\.alipay|paytm\.me|(?:buy|checkout|pay)\.stripe\.com|square\.link|pay\.sumup|phon\.pe|paystack|flutterwave|selar|pix\.)"
)


def find_links(folded: Folded, own: Collection[str] = ()) -> Iterator[Evidence]:
    """Links and bare domains that lead away from the platform; its own and those of carriers are passed over."""
    for found in _LINK.finditer(folded.lower):
        kind = found.lastgroup or "url"
        host = re.split(r"[/?#:]", found[kind], maxsplit=1)[0]
        if is_own(host, own) or not _NEUTRAL.isdisjoint(host.split(".")):
            continue
        start = found.start("named") if kind == "named" else found.start()
        end = found.start() + len(found.group().rstrip(".,;:!?)\"'"))
        if _PAYS.match(folded.lower, found.start(kind), end):
            yield Evidence("payment", 0.9, start, end)
        sure = {
            "url": 0.95,
            "www": 0.95,
            "short": 0.9,
            "chat": 0.9,
            "defanged": 0.9,
            "bare": 0.85,
            "wordy": 0.8,
            "named": 0.8,
        }.get(kind, 0.75)
        yield Evidence("contact", sure, start, end)
