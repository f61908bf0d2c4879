"""Digits written as words, in the languages of the marketplace; folded, so without accents."""

import re
from functools import lru_cache

_DIGITS = """
0 zero oh nought null nul zero cero nulla nolla iqanda ziro sifuri
1 one won ein eins eine un une uno um uma een kunye yksi
2 two zwei zwo deux dos dois duas twee kubili kaksi
3 three tree drei trois tres drie kuthathu kolme
4 four vier quatre cuatro quatro kune nelja
5 five funf fuenf cinq cinco vyf kuhlanu viisi
6 six sechs seis ses isithupha kuusi
7 seven sieben sept siete sete sewe isikhombisa seitseman
8 eight ate acht huit ocho oito agt isishiyagalombili kahdeksan
9 nine neun neuf nueve nove nege isishiyagalolunye yhdeksan
10 ten zehn dix diez dez tien
11 eleven elf onze once elf
12 twelve zwolf zwoelf douze doce doze twaalf
13 thirteen dreizehn treize trece treze dertien
14 fourteen vierzehn quatorze catorce catorze veertien
15 fifteen funfzehn quinze quince vyftien
16 sixteen sechzehn seize dieciseis dezesseis sestien
17 seventeen siebzehn diecisiete dezessete sewentien
18 eighteen achtzehn dieciocho dezoito agtien
19 nineteen neunzehn diecinueve dezenove negentien
20 twenty zwanzig vingt veinte vinte twintig
30 thirty dreissig trente treinta trinta dertig
40 forty fourty vierzig quarante cuarenta quarenta veertig
50 fifty funfzig fuenfzig cinquante cincuenta cinquenta vyftig
60 sixty sechzig soixante sesenta sessenta sestig
70 seventy siebzig setenta septante sewentig
80 eighty achtzig ochenta oitenta huitante tagtig
90 ninety neunzig noventa nonante negentig
"""

VALUES: dict[str, int] = {
    word: int(line.split()[0]) for line in _DIGITS.strip().splitlines() for word in line.split()[1:]
}
#: Words that are also plain words of a language; they count only beside other numbers.
MULTIPLIERS = {"double": 2, "dubbel": 2, "doppel": 2, "doble": 2, "triple": 3, "tripple": 3, "treble": 3}
FILLERS = frozenset({"then", "and", "dann", "und", "puis", "et", "luego", "y", "depois", "e", "dash", "space", "next"})
_GERMAN_TENS = re.compile(
    r"(ein|zwei|drei|vier|funf|sechs|sieben|acht|neun|een|twee|drie|vyf|ses|sewe|agt|nege)(?:und|en)"
    r"(zwanzig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig|twintig|dertig|veertig|vyftig)"
)
_PIECES = re.compile("|".join([r"\d+", *sorted((w for w in VALUES if len(w) > 2), key=len, reverse=True)]))
_LEET = str.maketrans("oilszb", "011528")
_LEET_WORD = re.compile(r"(?=.*\d)[0-9oilszb]{2,}")


@lru_cache(maxsize=20_000)
def spelt_number(word: str) -> str | None:
    """The digits that a folded word stands for ("eight", "zwolf", "zero8two", "4s67"), or None for other words."""
    if word in VALUES:
        return str(VALUES[word])
    joined = _GERMAN_TENS.fullmatch(word)
    if joined:
        return str(VALUES[joined[2]] + VALUES[joined[1]])
    if _LEET_WORD.fullmatch(word) and sum(c.isdigit() for c in word) * 2 >= len(word):
        return word.translate(_LEET)
    pieces = _PIECES.findall(word)
    if len(pieces) > 1 and "".join(pieces) == word:
        return "".join(p if p.isdigit() else str(VALUES[p]) for p in pieces)
    return None


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
