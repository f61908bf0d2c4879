"""What the words around a number say it is."""

import re
from typing import Literal

_NUMBER = r"(?:\s*(?:number|no|nr|num|nummer|numero|id|code|codes))?\b"
_GOODS = (
    r"order\w*|oder|parcel|purchase|track\w*|awb|waybill|consignment|shipment|shipped|isbn|issn|ean|upc|gtin|sku"
    r"|barcode|serial"
    r"|s/n|imei|vin|part|parts|model|modell|modelo|article|artikel\w*|articulo|artigo|item|batch|lot|invoice|inv"
    r"|receipt|ticket"
    r"|ref|reference|referenz|referencia|case|quote|reg|vat|tax|mwst|zip|plz|postcode|postal|postleitzahl|cep"
    r"|customer|client"
    r"|kunden\w*|kundennummer|version|firmware|ver|edition|cat|catalog\w*|catalogue|dhl|ups|usps|fedex|hermes"
    r"|aramex|dpd|royal mail"
    r"|\w*bestell\w*|bestelling|sendung\w*|rechnung\w*|commande|colis|suivi|facture|pedido|guia|rastre\w*"
    r"|factura|fatura|encomenda"
    r"|paquete|tilaus\w*|seuranta\w*|i-oda|oda|inombolo ye-oda|voucher|coupon|promo|pin|otp|password|reset"
    r"|booking|flight|container"
    r"|cas|un|iso|din|ral|lottery|numbers on|specimen|register\w*|company|stand|erf|mileage|odometer|page|pages"
    r"|display|shows|طلب"
)  # fmt: skip
_PHONE = (
    r"call\w*|phone\w*|fone|tel|telephone|telefon\w*|telefono|telefone|cell\w*|mobile|mobil|mob|whats\w*|watsap"
    r"|wa|text|txt|ring"
    r"|sms|handy\w*|anruf\w*|ruf|appel\w*|portable|joindre|joignable|llama\w*|marca\w*|movil|celular|liga|ligue"
    r"|ligar|zap|zapp"
    r"|telemovel|bel|skakel|selfoon|sel|foon|cel|shayela|ucingo|soita\w*|puhelin\w*|viber|signal|telegram|imo"
    r"|dial|contact|reach"
    r"|my (?:number|no|num|nr|digits|contact)|number is|num|numero|nommer|nummer|inombolo|numara|my number\w*"
    r"|number"
    r"|my (?:cell|mobile)|get me|नबर|फोन|اتصل|هاتف|رقم"
)
_CONTEXT = re.compile(
    rf"(?<![^\W_])(?:(?P<goods>(?:{_GOODS}){_NUMBER})|(?P<phone>{_PHONE}))(?![^\W_])|(?P<hash>\#)\s*$"
)

_AMOUNT = r"(?<!\d)\d{1,3}(?:[ .,']\d{3}){1,4}(?:[.,]\d{1,2})?(?!\d)|(?<!\d)\d{1,9}(?:[.,]\d{1,2})?(?!\d)"
_MASKS = re.compile(
    r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}"
    r"|\d{1,2}/\d{1,2}/\d{2})(?!\d)"  # dates
    r"|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{1,2}h\d{2}\b"  # times
    rf"|(?:\b(?:zar|usd|eur|gbp|ngn|kes|rs|us|r\$|r|chf|brl|aud)|[$€£¥₹₦])\s?(?:{_AMOUNT})(?![\d ]*\d{{4}})"  # prices
    rf"|(?:{_AMOUNT})\s?(?:€|\$|£|%|°|(?:euro?s?|rand|usd|dollars?|bucks|pesos?|reais|pounds|quid|zar|kg|g|gr|mg"
    rf"|cm|mm|m|km|m2|ml|cl"
    r"|l|lb|lbs|oz|kw|w|v|hz|mhz|ghz|mah|gb|tb|mb|inch|inches|in|pcs|pieces|stuck|units|litres?|liters?|watt"
    r"|volts?|lumens?|pages?"
    r"|ms|dpi|gsm|psi|rpm|hp|x)\b)"
    r"|(?<!\d)\d{1,6}(?:[.,]\d{1,4})?\s?[x×*]\s?\d{1,6}(?:[.,]\d{1,4})?"
    r"(?:\s?[x×*]\s?\d{1,6}(?:[.,]\d{1,4})?)?"  # measures
    r"|(?<![\d.])\d{1,5}\.\d{1,3}\.\d{1,5}(?:\.\d{1,5})?(?![\d.]|\.?\d)"  # versions, article numbers
    r"|\b97[89][- ]?\d{1,5}[- ]?\d{1,7}[- ]?\d{1,7}[- ]?[\dx]\b"  # ISBN
)  # fmt: skip


def speaks_of(before: str, after: str) -> Literal["goods", "phone"] | None:
    """Whether the nearest telling word says goods (an order, a part) or a telephone; the words before weigh more."""
    last = None
    for found in _CONTEXT.finditer(before):
        last = found
    if last is not None:
        return "phone" if last["phone"] else "goods"
    first = _CONTEXT.search(after)
    if first is None or first["hash"]:
        return None
    return "phone" if first["phone"] else "goods"


def masked_positions(text: str) -> frozenset[int]:
    """Positions inside dates, times, prices, measures, versions and book numbers: never part of a telephone number."""
    masked: set[int] = set()
    for found in _MASKS.finditer(text):
        masked.update(range(found.start(), found.end()))
    return frozenset(masked)
