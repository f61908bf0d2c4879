"""Digits written as words, in the languages of the marketplace."""

import re
from functools import lru_cache

from messaging.domain.text.folding import fold

_DIGITS = """
0 zero zro oh nought null nul zéro cero nulla nolla iqanda ziro sifuri sıfır ноль
1 one won wun ein eins eine un une uno um uma een één kunye yksi jeden moja bir один
2 two zwei zwo deux dos dois duas due twee kubili kaksi dwa mbili iki два
3 three thre tree drei trois tres três tre drie kuthathu kolme trzy tatu üç три
4 four vier quatre cuatro quatro quattro kune neljä cztery nne dört четыре
5 five fiv fünf fuenf cinq cinco cinque vyf vijf kuhlanu viisi pięć tano beş пять
6 six sechs seis sei meia ses zes isithupha kuusi sześć sita altı шесть
7 seven sevn sieben sept siete sete sette sewe zeven isikhombisa seitsemän siedem saba yedi семь
8 eight ate acht huit ocho oito otto agt isishiyagalombili kahdeksan osiem nane sekiz восемь
9 nine nin niner neun neuf nueve nove nege negen isishiyagalolunye yhdeksän dziewięć tisa dokuz девять
10 ten zehn dix diez dez dieci tien dziesięć kumi десять
11 eleven elf onze once undici jedenaście одиннадцать
12 twelve zwölf zwoelf douze doce doze dodici twaalf двенадцать
13 thirteen dreizehn treize trece treze tredici dertien тринадцать
14 fourteen vierzehn quatorze catorce quattordici veertien четырнадцать
15 fifteen fünfzehn quinze quince quindici vyftien vijftien пятнадцать
16 sixteen sechzehn seize dieciséis dezesseis dezasseis sedici sestien zestien шестнадцать
17 seventeen siebzehn diecisiete dezessete dezassete diciassette sewentien zeventien семнадцать
18 eighteen achtzehn dieciocho dezoito diciotto agtien achttien восемнадцать
19 nineteen neunzehn diecinueve dezenove dezanove diciannove negentien девятнадцать
20 twenty zwanzig vingt veinte vinte venti twintig dwadzieścia ishirini yirmi двадцать
21 veintiuno ventuno
28 ventotto
30 thirty dreissig trente treinta trinta trenta dertig trzydzieści thelathini otuz тридцать
40 forty fourty vierzig quarante cuarenta quarenta quaranta veertig czterdzieści arobaini kırk сорок
50 fifty fünfzig fuenfzig cinquante cincuenta cinquenta cinquanta vyftig vijftig pięćdziesiąt hamsini elli пятьдесят
60 sixty sechzig soixante sesenta sessenta sessanta sestig zestig sześćdziesiąt sitini altmış шестьдесят
70 seventy siebzig setenta septante settanta sewentig zeventig siedemdziesiąt sabini yetmiş семьдесят
80 eighty achtzig ochenta oitenta huitante ottanta tagtig tachtig osiemdziesiąt themanini seksen восемьдесят
90 ninety neunzig noventa nonante novanta negentig dziewięćdziesiąt tisini doksan девяносто
100 сто
200 двести
300 триста
400 четыреста
500 пятьсот
600 шестьсот
700 семьсот
800 восемьсот
900 девятьсот
"""

VALUES: dict[str, int] = {
    fold(word).lower: int(line.split()[0]) for line in _DIGITS.strip().splitlines() for word in line.split()[1:]
}
#: Words that are also plain words of a language; they count only beside other numbers.
MULTIPLIERS = {"double": 2, "dubbel": 2, "doppel": 2, "doble": 2, "triple": 3, "tripple": 3, "treble": 3}
#: These say that a number goes on; between words that are numbers an "and" says so too.
THEN = frozenset(
    word
    for words in ("then dann puis luego despues depois poi dan daarna", "dash strich tiret streep", "space next")
    for word in words.split()
)
FILLERS = THEN | {"and", "und", "et", "y", "e", "en"}
_GERMAN_TENS = re.compile(
    r"(ein|zwei|drei|vier|funf|sechs|sieben|acht|neun|een|twee|drie|vyf|ses|sewe|agt|nege|vijf|zes|zeven|negen)"
    r"(?:und|en)(zwanzig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig"
    r"|twintig|dertig|veertig|vyftig|vijftig|sestig|zestig|sewentig|zeventig|tagtig|tachtig|negentig)"
)
_JOINED_TENS = re.compile(
    r"(venti|trenta?|quaranta?|cinquanta?|sessanta?|settanta?|ottanta?|novanta?|veinti)"
    r"(uno|un|due|tre|quattro|cinque|sei|sette|otto|nove|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
)
_TENS = {"veinti": 20, "trent": 30, "quarant": 40, "cinquant": 50, "sessant": 60, "settant": 70, "ottant": 80}
_TENS["novant"] = 90
#: Numerals that are written without spaces, one for each digit.
_NUMERALS = {
    fold(numeral).lower: digit
    for numerals in ("零一二三四五六七八九", "〇幺二三四五六七八九", "공일이삼사오육칠팔구", "영일이삼사오육칠팔구")
    for digit, numeral in zip("0123456789", numerals, strict=True)
}
_NUMERAL = re.compile("|".join(sorted(_NUMERALS, key=len, reverse=True)))
_ALL_NUMERALS = re.compile(f"(?:{_NUMERAL.pattern})+")
_PIECES = re.compile("|".join([r"\d+", *sorted((w for w in VALUES if len(w) > 2), key=len, reverse=True)]))
_LEET = str.maketrans("oilszb", "011528")
_LEET_WORD = re.compile(r"(?=.*\d)[0-9oilszb]{2,}")


@lru_cache(maxsize=20_000)
def spelt_number(word: str) -> str | None:
    """The digits that a folded word stands for ("eight", "zwolf", "zero8two", "4s67"), or None for other words."""
    if word in VALUES:
        return str(VALUES[word])
    if is_numerals(word):
        return _NUMERAL.sub(lambda found: _NUMERALS[found.group()], word)
    tens = _joined_tens(word)
    if tens:
        return str(tens)
    if _LEET_WORD.fullmatch(word) and sum(c.isdigit() for c in word) * 2 >= len(word):
        return word.translate(_LEET)
    pieces = _PIECES.findall(word)
    if len(pieces) > 1 and "".join(pieces) == word:
        return "".join(p if p.isdigit() else str(VALUES[p]) for p in pieces)
    return None


def is_numerals(word: str) -> bool:
    """Whether a folded word is a row of Chinese or Korean digits."""
    return bool(_ALL_NUMERALS.fullmatch(word))


def _joined_tens(word: str) -> int:
    """Tens and units in one word ("vierunddreissig", "trentaquattro"); 0 for other words."""
    joined = _GERMAN_TENS.fullmatch(word)
    if joined:
        return VALUES[joined[2]] + VALUES[joined[1]]
    joined = _JOINED_TENS.fullmatch(word)
    if joined:
        return (VALUES.get(joined[1]) or _TENS[joined[1].rstrip("a")]) + VALUES.get(joined[2], 1)
    return 0


def join_tens(values: list[str]) -> list[str]:
    """Join tens and units that stand apart ("trente quatre" → 34, "soixante dix huit" → 78)."""
    joined: list[str] = []
    for value in values:
        last = int(joined[-1]) if joined and len(joined[-1]) == 2 else 0
        number = int(value) if len(value) <= 2 else 0
        room = 20 if last in {60, 80} else 10
        if joined and joined[-1] == "4" and value == "20":
            joined[-1] = "80"
        elif (last >= 20 and last % 10 == 0 and 0 < number < room and value[0] != "0") or (
            last in {70, 90} and joined[-1] != value and 0 < number < 10
        ):
            joined[-1] = str(last + number)
        else:
            joined.append(value)
    return joined
