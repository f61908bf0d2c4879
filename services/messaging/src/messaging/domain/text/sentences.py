"""Sentences and clauses, and whether one only speaks about a forbidden thing instead of doing it."""

import re
from functools import lru_cache

from messaging.domain.text.disguises import MESSENGERS, NATIVE
from messaging.domain.text.folding import fold

_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|[\n。！？؟]")
_CLAUSE_END = re.compile(
    r"[.!?,;:](?=\s|$)|[\n()。！？؟、，،]|\s-\s|\b(?:but|so|because|aber|mais|pero|mas|ma|maar|als)\b"
)
#: No sentence that matters is longer; nobody waits for one that is.
LONGEST = 400

#: "He asked me for my number", "is that allowed?", "that is a scam": talk about the rules, not a breach.
_REPORT = re.compile(
    r"\b(?:against (?:the|your|saypro|our)\b|not allowed|is (?:it|that|this) (?:allowed|ok|okay|safe|legal|normal)"
    r"|is (?:that|this) right|allowed\?|are (?:we|sellers|buyers) allowed|forbidden|prohibited|report(?:ed|ing)?"
    r"|spam\w*|keeps? (?:sending|texting|messaging|calling|asking)"
    r"|(?:got|received|had|getting) (?:an? |this )?(?:message|request|offer|mail|email|sms)s? (?:that|to|saying|asking)"
    r"|scam(?:s|mers?|med|my)?|suspicious|fraud\w*|warning|beware|smell a rat|can.?t be right|rules?\b"
    r"|(?:asked|asks|ask|asking|wants|wanted|told|tells|tried|pressur\w+|insist\w*|keeps asking) (?:me|us|for my"
    r"|that i|to (?:get|move|take))"
    r"|(?:buyer|seller|somebody|someone|guy|man|woman|lady|host|guest|client|customer|landlord|tenant|person|user"
    r"|stranger|they|he|she)\b.{0,12}\b(?:texted|messaged|contacted"
    r"|called|emailed|wrote)"
    r"|how (?:did|does|do|would) (?:they|he|she|you|someone|somebody|anyone)\b.{0,12}\b(?:get|have|know)"
    r"|(?:he|she|they|seller|buyer|somebody|someone|guy) (?:said|says|wants?|wanted|demands?|asks|asked|offer(?:ed|s))"
    r"|(?:man|woman|lady|host|guest|client|customer|landlord|tenant) (?:wanted|demanded|asked|offered)"
    r"|(?:claim|pretend)\w* to be"
    r"|nicht erlaubt|verboten|verstosst|wollte dass ich|will dass ich|bat mich|betrug"
    r"|ist das (?:erlaubt|ok|normal|sicher)"
    r"|(?:il|elle|vendeur|acheteur) (?:me |m.a )(?:demande|propose)|interdit|arnaque|c.est normal"
    r"|me pidio|me pide|esta permitido|prohibido|estafa|es normal|(?:vendedor|comprador) (?:me )?(?:pide|pidio|quiere)"
    r"|me pediu|e permitido|proibido|golpe|burla|e normal|(?:vendedor|comprador) (?:me )?(?:pediu|pede|quer)"
    r"|mi ha chiesto|mi chiede|e permesso|vietato|truffa|e normale|(?:venditore|acquirente) (?:mi )?(?:chiede|vuole)"
    r"|vroeg (?:me|mij|of)|vraagt (?:me|mij|of)|mag dat|is dat normaal|oplichting|oplichter"
    r"|het my gevra|vra my|nie toegelaat|bedrog|is dit normaal|oszust\w*|zabronion\w*|yasak|dolandiric\w*)\b"
)
#: "I don't pay outside", "no pago fuera": a refusal, of what comes after it in the same clause.
_REFUSAL = re.compile(
    r"\b(?:never|refus\w*|nie (?:ausserhalb|auf|direkt)"
    r"|(?:don.?t|do not|dont|won.?t|will not|can.?t|cannot|rather not|didn.?t|did not|shouldn.?t|not)"
    r"\s+(?:\w+\s+){0,2}?"
    r"(?:pay|paying|send|sending|share|sharing|give|giving|want|use|contact|move|go|have|do|deal|accept|know|add"
    r"|transfer|comfortable|call|text|ask)"
    r"|(?:no|nunca) (?:te |le |les )?(?:doy|pago|pagar\w*|pague|paso|comparto|quiero|uso|tengo|acepto|envio)"
    r"|(?:nao|nunca) (?:te |lhe )?(?:dou|pago|pagar\w*|passo|partilho|quero|uso|tenho|aceito|envio)"
    r"|(?:non|mai) (?:ti |le )?(?:do|pago|pagare|lascio|passo|condivido|voglio|uso|ho|accetto|mando)"
    r"|nie (?:podaj\w*|place|zaplace|mam|uzywam|chce))\b"
)
#: The same in languages that put the "not" last: "ich gebe meine Nummer nicht raus".
_REFUSED = re.compile(
    r"\b(?:(?:geb\w*|zahl\w*|mocht\w*|will|nutz\w*|hab\w*|mach\w*|teil\w*)\b.{0,40}\b(?:nicht|kein\w*)"
    r"|(?:donn\w*|pai\w*|pay\w*|veux|partag\w*|utilis\w*|ai|communiqu\w*)\b.{0,20}\bpas"
    r"|(?:geef|betaal|wil|gebruik|deel|heb|gee|stuur|ga)\b.{0,40}\b(?:niet|nie|geen))\b"
)
#: "No PayPal", "kein WhatsApp", "不加微信".
_NONE_OF_IT = re.compile(
    r"(?:(?:(?:^|[,.;:!?\n]\s*)no|\bkein\w*|\bpas de|\bgeen|\bniente|\bnada de|\bingen"
    r"|\binget|\bikke|\bzadn\w*|\bnot on)\s+|"
    + fold("不加|不用|没有|不要|别加|不留|不给").lower
    + rf")(?:{MESSENGERS}|{NATIVE}|pay\s?pal|revolut|venmo|zelle"
    r"|cash\b(?! on| app)|bank transfers?|gift cards?|crypto|bitcoin"
    r"|bargeld|barzahlung|efectivo|especes|liquide|contanti|contant\w*|gotowk\w*)"
)
#: "I don't give", "I have none", in more languages; folded as texts are.
_REFUSED_ELSEWHERE = re.compile(
    fold(
        r"\bне (?:даю|дам|даем|пользу\w+|использу\w+|хочу|буду|плачу|перевожу)|\bне (?:дам|даю|користу\w+)"
        r"|\bnie (?:daj\w*|dam|podam|korzystam)|\b(?:ve?re?mem|vermiyorum|vermeyi\w*|kullanmıyorum|istemiyorum)\b"
        r"|\b(?:tidak|nggak|gak|enggak) (?:kasih|pakai|pake|mau|punya)|\bkhông (?:cho|dùng|có|nhận)\b"
        r"|\b(?:nedám|nedávám|nepoužívám|nemám|nechci)\b"
        r"|\bnem (?:adom|adok|használ\w*|akar\w*)|\bnu (?:dau|folosesc|vreau|am)\b"
        r"|\bδεν (?:δίνω|έχω|χρησιμοποιώ|θέλω)"
        r"|\b(?:ger|lämnar|använder|giver|bruger|deler|vil)\b.{0,30}\b(?:inte|ikke)\b"
        r"|(?:number|no|whatsapp|mail|phone|insta|telegram) (?:nahi|nahin|mat)\b"
        r"|لا اعطي|ما اعطي|ما عندي|لا استخدم|ما استخدم"
        r"|لا نستخدم|نمی ?دم|نمی ?دهم|ندارم|نہیں دے|नहीं दे|नहीं है|לא (?:נותן|נותנת|משתמש|רוצה)|ไม่(?:ใช้|ให้|มี)"
        r"|(?:やって|使って|教え).{0,4}(?:ません|ない)(?!か)|しません(?!か)|ありません(?!か)"
        r"|안 (?:해|합|써|씁)|없어요|없습니다|안돼"
    ).lower
)
#: "The seller wanted", "they told me to", in more languages.
_REPORT_ELSEWHERE = re.compile(
    fold(
        r"\b(?:(?:verkäufer\w*|käufer\w*|jemand) (?:wollte\w*|will|verlangt\w*|bat|bittet|fragte)"
        r"|(?:verkoper|koper|iemand) (?:wilde|wou|wil|vroeg|vraagt)"
        r"|(?:vendeu\w+|acheteu\w+) (?:voulait|veut|demandait|exige\w*|(?:me )?propose\w*|a (?:voulu|demandé))"
        r"|(?:vendedora?|compradora?|alguien|alguém) (?:me )?(?:quer[ií]a|ped[ií]a|ofrec\w+|ofereceu|insist\w+)"
        r"|(?:venditore|venditrice|acquirente|compratore) (?:mi )?(?:voleva|chiedeva|ha (?:chiesto|proposto))"
        r"|(?:sprzedawc\w+|sprzedając\w+|kupując\w+) (?:chciał\w*|chce|prosi\w*|zaproponował\w*)"
        r"|(?:säljaren|köparen|sælgeren|køberen|selgeren|kjøperen) (?:vill?e?|bad|ber|frågade|spurgte|spurte)"
        r"|(?:satıcı|alıcı)\b.{0,50}\b(?:istedi|istiyor|dedi)"
        r"|(?:продавец|продавщица|покупатель|продавець|покупець) (?:просил\w*|просит\w*|просив|хотел\w*|хочет|хотів"
        r"|хоче|предл\w+|пропон\w+|требу\w+)"
        r"|(?:prodejce|prodávající|kupující) (?:chtěl\w*|chce|žádal\w*|nabídl\w*)"
        r"|(?:vânzătorul|cumpărătorul) (?:a vrut|vrea|mi a cerut|a cerut)|(?:eladó|vevő) (?:azt )?(?:kért\w*|akar\w*)"
        r"|(?:penjual|pembeli)(?:nya)? (?:minta|meminta|suruh|menyuruh|ajak|mengajak)"
        r"|ada yang (?:minta|suruh|ajak)|saya laporkan|penipu\w*|lừa đảo|мошенни\w+|шахра\w+|bedrägeri|svindel"
        r"|podvod\w*|csalás|átverés|înșelătorie|escroc\w*|απάτη|huijau\w*"
        r"|người (?:bán|mua) (?:bảo|đòi|yêu cầu|muốn|kêu))\b"
        r"|طلبت? مني|البائع (?:يريد|يطلب|طلب)|(?:विक्रेता|खरीदार|सेलर) ने|(?:卖家|买家|对方|有人)(?:让|叫|要求|想让|要)我"
        r"|(?:言わ|頼ま|誘わ|持ちかけら)れ|通報し(?:まし)?た|詐欺|诈骗|骗子|骗局|احتيال|धोखा|फ्रॉड|הונאה|(?:판매자|구매자).{0,30}(?:요구|하자고|달라고|하래)|ผู้ขาย(?:ขอ|บอก)"
        r"|המוכר (?:ביקש|רוצה)|فروشنده (?:خواست|گفت)"
    ).lower
)
#: "Zahlen Sie niemals außerhalb": a warning, wherever in its clause it stands. A mere "not" may warn of the platform.
_NEVER = re.compile(
    fold(
        r"\b(?:niemals|(?:sie|bitte) nie|jamais|nunca|jamás|nooit|nigdy|никогда|ніколи|aldrig|aldri|nikdy"
        r"|niciodată|soha|ποτέ|asla|jangan pernah|đừng bao giờ)\b"
        r"|\bnie (?:płać\w*|kupuj\w*|przechodź\w*) poza\b|切勿|请勿|(?:不要|别)在(?:平台|网站)外|外で.{0,12}しないで"
    ).lower
)
#: "I refused", "I said no": done with, whatever was offered in the same sentence or the one before it.
_I_REFUSED = re.compile(
    fold(
        r"\bi (?:\w+ )?(?:refused|declined|turned \w+ down|said no|did ?n.?t (?:accept|agree))\b"
        r"|\bi (?:won.?t|will not|did ?n.?t) do (?:it|that)(?=\s*(?:[.!?,;]|$))"
        r"|\b(?:abgelehnt|lehnte ich ab|nein gesagt|geweigerd|nee gezegd"
        r"|j.ai (?:refusé|dit non)|me negué|rechacé|dije que no|recusei|disse que não"
        r"|ho (?:rifiutato|detto di no)|odmówił\w+|sa nej|tackade nej|sagde nej|sa nei|kieltäydyin"
        r"|kabul etmedim|reddettim|hayır dedim|отказал(?:ся|ась)|не согласил(?:ся|ась)|відмовив(?:ся|лась)"
        r"|odmítl\w*|am refuzat|nemet mondtam|visszautasítottam|αρνήθηκα|menolak|saya tolak|từ chối|không đồng ý)\b"
        r"|رفضت|סירבתי|قبول نکردم|मना कर दिया|拒绝了|没同意|没答应|断りました|断った|거절했|ปฏิเสธ"
    ).lower
)


def only_talks_about_it(text: str, position: int) -> bool:
    """Whether the sentence around `position` reports or asks about the rules, or its clause or what follows refuses."""
    if _reports(text, *_around(_SENTENCE_END, text, position)):
        return True
    start, end = _around(_CLAUSE_END, text, position)
    refusal = _REFUSAL.search(text, start, end)
    return bool(refusal and refusal.start() < position) or _refuses(text, start, end)


# What is found in a text mostly stands in one sentence of it: a few are remembered while the text is searched.
@lru_cache(maxsize=8)
def _reports(text: str, start: int, end: int) -> bool:
    """Whether the sentence from start to end reports, or it or the next one says that nothing came of it."""
    return bool(
        _REPORT.search(text, start, end)
        or _REPORT_ELSEWHERE.search(text, start, end)
        or _I_REFUSED.search(text, start, _around(_SENTENCE_END, text, min(end + 1, len(text)))[1])
    )


@lru_cache(maxsize=8)
def _refuses(text: str, start: int, end: int) -> bool:
    """Whether the clause from start to end refuses, wherever in it the refusal stands."""
    return any(pattern.search(text, start, end) for pattern in (_REFUSED_ELSEWHERE, _NEVER, _REFUSED))


def refuses_by_name(text: str, start: int, end: int) -> bool:
    """Whether what stands from start to end is a service that is not wanted, with the "no" before it."""
    return _NONE_OF_IT.search(text, max(0, start - 12), end) is not None


def _around(boundary: re.Pattern[str], text: str, position: int) -> tuple[int, int]:
    """Start and end of the piece between boundaries that holds `position`."""
    start = max(0, position - LONGEST)
    for found in boundary.finditer(text, start, position):
        start = found.end()
    after = boundary.search(text, position, position + LONGEST)
    return start, after.start() if after else min(len(text), position + LONGEST)
