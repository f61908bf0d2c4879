"""Bank details and wallets: numbers that money is sent to."""

import re
from collections.abc import Iterator

from messaging.domain.text.finding import Evidence
from messaging.domain.text.folding import Folded

#: Looked for from every place: what only resembles one must not hide the next.
_IBAN = re.compile(
    r"(?:(?<![a-z0-9])|(?<=iban))(?=([a-z]{2} ?\d{2}(?:(?: ?[.\-/\u2010-\u2015] ?| {0,2})[a-z0-9]{1,4}){3,16}))"
)
#: Before it, the same letters and digits are something for sale.
_SOLD = re.compile(
    r"(?<![a-z])(?:sku|art(?:icle|ikel|iculo|igo|icolo)?|parts?|model|serial|s/n|ref|item|code|batch|lot)"
    r"[\s.:#\-]*(?:(?:no|nr|number|nummer|num)[\s.:#\-]*)?$"
)
#: ISO 13616 registry: country and length.
_IBAN_LENGTHS = {
    entry[:2]: int(entry[2:])
    for entry in re.findall(
        r"\w+",
        """
    ad24 ae23 at20 be16 bg22 br29 ch21 cy28 cz24 de22 dk18 ee20 eg29 es24 fi18 fr27 gb22 gr27 hr21 hu28 ie22
    il23 is26 it27 kw30 lb28 li21 lt20 lu20 lv21 ma28 mc27 mt31 mu30 nl18 no15 pk24 pl28 pt25 qa29 ro24 rs22
    sa24 se24 si19 sk24 tn24 tr26 ua29
    """,
    )
}
_ACCOUNT = re.compile(
    r"(?<![a-z])(?:(?:bank\s*)?acc(?:ount|t)?(?:\s*(?:no|number|num|nr|#))?|a/c|konto(?:nummer|nr)?"
    r"|rekening(?:nommer)?|cuenta|conta"
    r"|compte|ucet|ucty|cbu|clabe|rib|blz|bsb|ifsc|clearing|tilinumero)(?![a-z])[\s.:#\-]*(?:is|ist|es|e"
    r"|:)?\s*(?=(?:[\d\- ]*\d){7})\d[\d\- ]{4,}\d(?:/\d{4}(?!\d))?"
    r"|(?<!\d)\d\d-\d\d-\d\d\s+\d{8}(?!\d)"  # a British sort code and account
    r"|(?<![\d\-])\d{1,6}-\d{6,10}/(?!19\d\d|20\d\d)\d{4}(?!\d)"  # Czech
    r"|(?<![\d\-])\d{8}-\d{8}-\d{8}(?![\d\-])"  # Hungarian
    r"|(?<![a-z])(?:sort(?:\s*-?\s*code)?|s/c)(?![a-z])\D{0,6}\d\d[\- ]?\d\d[\- ]?\d\d(?!\d)"
    r"|(?<![a-z])bsb\D{0,6}\d{3}[\- ]?\d{3}(?!\d)|routing\D{0,12}\d{9}(?!\d)"
    r"|(?:branch|takkode|universal)(?:\s*code)?\D{0,4}\d{6}(?!\d)"
    r"|(?<![a-z])(?:swift|bic)(?:\s*/\s*bic)?(?:\s*code)?\s*(?:is|:|="
    r"|ist)?\s*[a-z]{6}[a-z0-9]{2}(?:[a-z0-9]{3})?(?![a-z0-9])"
)  # fmt: skip
#: An Indian branch code, and addresses that money is sent to in India.
_IFSC = re.compile(r"(?<![a-z0-9])[a-z]{4}0(?=[a-z0-9]*\d)[a-z0-9]{6}(?![a-z0-9])")
_UPI = re.compile(
    r"(?<![a-z0-9._\-])[a-z0-9][a-z0-9._\-]{1,40}@(?:ok[a-z]{3,10}|ybl|ibl|axl|upi|apl|paytm|pt[a-z]{2,4}|fbl|sbi|icici|hdfcbank|axisbank"
    r"|kotak|yesbank|barodampay|waaxis|freecharge|jupiteraxis)(?![a-z0-9.])"
)
_OWN_ACCOUNT = re.compile(r"(?:order|saypro|user|customer|login|profile)\s*$")
_WALLET = re.compile(
    r"(?<![A-Za-z0-9])(?:bc1[a-z0-9]{25,60}|0x[0-9a-fA-F]{40}|ltc1[a-z0-9]{25,60}"
    r"|(?=[A-Za-z0-9]*[a-z])(?=[A-Za-z0-9]*[A-Z])(?=[A-Za-z0-9]*\d)"
    r"(?:[13LMTDrX][1-9A-HJ-NP-Za-km-z]{25,34}|[1-9A-HJ-NP-Za-km-z]{43,44}))"
    r"(?![A-Za-z0-9])"
)
_WORTH_A_LOOK = re.compile(r"\d[\d \-]{4}|[a-z]{2}\d\d|\bswift\b|\bbic\b|\d[a-z0-9]{20}|bc1|[a-z]{4}0|@[a-z]")


def find_bank_details(folded: Folded) -> Iterator[Evidence]:
    """IBANs whose check digits are right, account, sort, routing and SWIFT numbers, addresses of crypto wallets."""
    text = folded.lower
    if not _WORTH_A_LOOK.search(text):
        return
    for found in _IBAN.finditer(text):
        end = _iban_end(found[1])
        if end and not _SOLD.search(text, max(0, found.start() - 24), found.start()):
            yield Evidence("payment", 0.98, found.start(), found.start() + end)
    for found in _ACCOUNT.finditer(text):
        if not _OWN_ACCOUNT.search(text[max(0, found.start() - 14) : found.start()]):
            yield Evidence("payment", 0.85, found.start(), found.end())
    for pattern in (_IFSC, _UPI):
        for found in pattern.finditer(text):
            yield Evidence("payment", 0.85, found.start(), found.end())
    for found in _WALLET.finditer(folded.cased):
        yield Evidence("payment", 0.9, found.start(), found.end())


def is_iban(compact: str) -> bool:
    """ISO 13616: length by country and remainder 1 by 97. compact: lower case, without separators."""
    if len(compact) != _IBAN_LENGTHS.get(compact[:2]):
        return False
    rearranged = compact[4:] + compact[:4]
    return int("".join(str(int(c, 36)) for c in rearranged)) % 97 == 1


def _iban_end(written: str) -> int:
    """How far the IBAN that `written` begins with reaches; 0 when it begins with none."""
    length = _IBAN_LENGTHS.get(written[:2], 0)
    seen = 0
    for position, character in enumerate(written):
        seen += character.isalnum()
        if seen == length:
            compact = "".join(c for c in written[: position + 1] if c.isalnum())
            return position + 1 if is_iban(compact) else 0
    return 0
