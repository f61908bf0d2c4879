"""Digits written as words, in the languages of the marketplace."""

import re
from functools import lru_cache

from messaging.domain.text.digit_words import NUMERALS, PLAIN, SIGNS, VALUES
from messaging.domain.text.folding import fold

#: They repeat the digit after them.
MULTIPLIERS = {
    word: times
    for times, words in (
        (2, "double dubbel doppel doble doppio doppia dobro dupla duplo podwojne dvojita zweimal tweemaal dobbelt"),
        (3, "triple tripple treble tripel dreimal driemaal triplo tripla"),
    )
    for word in words.split()
}
#: These say that a number goes on; between words that are numbers an "and" says so too.
THEN = frozenset(
    word
    for words in ("then dann puis luego despues depois poi dan daarna", "dash strich tiret streep", "space next")
    for word in words.split()
)
FILLERS = THEN | {"and", "und", "et", "y", "e", "en"}
_GERMAN_UNITS = (
    r"ein|eins|zwei|zwo|drei|vier|funf|sechs|sieben|acht|neun|een|twee|drie|vyf|ses|sewe|agt|nege|vijf|zes|zeven|negen"
)
_GERMAN_TENS = re.compile(
    rf"({_GERMAN_UNITS})(?:und|en)(zwanzig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig"
    r"|twintig|dertig|veertig|vyftig|vijftig|sestig|zestig|sewentig|zeventig|tagtig|tachtig|negentig)"
)
_JOINED_TENS = re.compile(
    r"(venti|trenta?|quaranta?|cinquanta?|sessanta?|settanta?|ottanta?|novanta?|veinti)"
    r"(uno|un|due|tre|quattro|cinque|sei|sette|otto|nove|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
)
_NORDIC_TENS = re.compile(
    r"(en|et|to|tre|fire|fem|seks|syv|otte|ni)og(tyve|tredive|fyrre|halvtreds|halvfjerds|firs|halvfems)"
)
_TENS = {"veinti": 20, "trent": 30, "quarant": 40, "cinquant": 50, "sessant": 60, "settant": 70, "ottant": 80}
_TENS["novant"] = 90
#: Hundreds in one word with what follows: "einhundertsiebenundsechzig", "trecentoquaranta".
_JOINED_HUNDREDS = re.compile(
    rf"(?P<many>{_GERMAN_UNITS}|due|tre|quattro|cinque|sei|sette|otto|nove)?(?:hundert|honderd|cento)(?:und|en)?(?P<rest>.*)"
)
_NUMERAL = re.compile("|".join(sorted(NUMERALS, key=len, reverse=True)))
#: So many numerals in a row are a number whatever stands around them; fewer may be part of a word.
MANY_NUMERALS = f"(?:{_NUMERAL.pattern}){{6,}}"
#: Said between the groups of a number in Korean.
_PARTICLE = f"(?:{fold('에').lower}|{fold('의').lower})?"
_ALL_NUMERALS = re.compile(rf"(?:{'|'.join(sorted(SIGNS, key=len, reverse=True))})+{_PARTICLE}|{MANY_NUMERALS}")
_HUNDRED = 100
#: What words run together are made of; shorter ones would be found in others.
_PIECES = frozenset(word for word in VALUES if len(word) > 2 and word not in PLAIN) | {"oh"}
_LONGEST_PIECE = max(map(len, _PIECES))
_LONGEST_WORD = 90
_AS_LETTERS = str.maketrans("013457", "oieast")
_LEET = str.maketrans("oilszb", "011528")
_LEET_WORD = re.compile(r"(?=.*\d)[0-9oilszb]{2,}")
_ROUND = re.compile(r"(?=.*\d)[0-9o]{2,}")


@lru_cache(maxsize=20_000)
def spelt_number(word: str) -> str | None:
    """The digits that a folded word stands for ("eight", "zwolf", "zero8two", "4s67"), or None for other words."""
    if word in VALUES:
        return str(VALUES[word])
    if is_numerals(word):
        return "".join(NUMERALS[found] for found in _NUMERAL.findall(word))
    joined = _joined_hundreds(word) or _joined_tens(word)
    if joined:
        return str(joined)
    if _ROUND.fullmatch(word) or (_LEET_WORD.fullmatch(word) and sum(c.isdigit() for c in word) * 2 >= len(word)):
        return word.translate(_LEET)
    pieces = _pieces(word)
    return "".join(digits for digits, _ in pieces) if pieces and any(said for _, said in pieces) else None


def _pieces(word: str) -> list[tuple[str, bool]]:
    """What a word is made of when it is number words and digits run together ("zero8two", "s3v3nnine"), each as its
    digits and whether it is a word; nothing for other words."""
    if len(word) > _LONGEST_WORD:
        return []
    letters = word.translate(_AS_LETTERS)
    #: How the rest of the word from each place on can be read, from its end backwards.
    ways: dict[int, list[tuple[str, bool]]] = {len(word): []}
    for start in range(len(word) - 1, -1, -1):
        for end in range(min(len(word), start + _LONGEST_PIECE), start, -1):
            piece = letters[start:end]
            if end in ways and piece in _PIECES and not word[start:end].isdigit():
                ways[start] = [(str(VALUES[piece]), True), *ways[end]]
                break
        else:
            if start + 1 in ways and word[start].isdigit():
                ways[start] = [(word[start], False), *ways[start + 1]]
    return ways.get(0, [])


@lru_cache(maxsize=20_000)
def digits_said(word: str) -> int:
    """How many words or numerals for numbers a folded word, known to stand for digits, is made of."""
    if is_numerals(word):
        return len(_NUMERAL.findall(word))
    if word in VALUES or word.isdigit():
        return int(word in VALUES)
    return sum(said for _, said in _pieces(word)) or int(word.isalpha())


def is_numerals(word: str) -> bool:
    """Whether a folded word is a row of digits as scripts without spaces write them."""
    return bool(_ALL_NUMERALS.fullmatch(word))


def _joined_hundreds(word: str) -> int:
    """Hundreds with what follows them in one word; 0 for other words."""
    found = _JOINED_HUNDREDS.fullmatch(word)
    if not found:
        return 0
    rest = VALUES.get(found["rest"]) or _joined_tens(found["rest"]) if found["rest"] else 0
    if found["rest"] and not 0 < rest < _HUNDRED:
        return 0
    return VALUES.get(found["many"] or "", 1) * _HUNDRED + rest


def _joined_tens(word: str) -> int:
    """Tens and units in one word ("vierunddreissig", "trentaquattro"); 0 for other words."""
    joined = _GERMAN_TENS.fullmatch(word)
    if joined:
        return VALUES[joined[2]] + VALUES[joined[1]]
    joined = _JOINED_TENS.fullmatch(word)
    if joined:
        return (VALUES.get(joined[1]) or _TENS[joined[1].rstrip("a")]) + VALUES.get(joined[2], 1)
    joined = _NORDIC_TENS.fullmatch(word)
    if joined:
        return VALUES[joined[2]] + VALUES[joined[1]]
    return 0


def join_tens(values: list[str]) -> list[str]:
    """Join what stands apart: tens and units ("trente quatre" → 34, "soixante dix huit" → 78), hundreds before them."""
    joined: list[str] = []
    for value in values:
        number = int(value) if len(value) <= 2 and value[0] != "0" else 0
        if joined and joined[-1] == "4" and value == "20":
            joined[-1] = "80"
        elif joined and number and _goes_on(joined[-1], number):
            joined[-1] = str(int(joined[-1]) + number)
        else:
            joined.append(value)
    return joined


def _goes_on(before: str, number: int) -> bool:
    """Whether a number is said on with another: "thirty" with "four", "nine hundred" with "twenty"."""
    if before[0] == "0" or len(before) not in {2, 3}:
        return False
    last = int(before[-2:])
    if not last and int(before) >= _HUNDRED:
        return True
    room = 20 if last in {60, 80} else 10
    if last >= 20 and last % 10 == 0:
        return number < room
    return len(before) == 2 and last in {70, 90} and number < 10 and last != number
