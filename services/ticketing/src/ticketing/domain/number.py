"""The number a person quotes over the phone (REQ T-01): `SP-7K4M-93T2-A`.

Eight symbols and a check symbol out of 23, which is prime. The weighted sum of all nine is a multiple of 23, so every
single wrong symbol and every swap of two symbols, neighbours or not, breaks it. What looks or is written alike is left
out: 0 O D Q, 1 I L, U V altogether; of 2 Z, 5 S, 6 G and 8 B the digit stays, and the letter is read as it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ticketing.domain.errors import InvalidValueError

PREFIX = "SP"
ALPHABET = "23456789ACEFHJKMNPRTWXY"
BASE = len(ALPHABET)
BODY = 8
SPACE = BASE**BODY
"""How many numbers there are: a random integer below this makes one."""

_VALUE = {symbol: value for value, symbol in enumerate(ALPHABET)}
_READ_AS = str.maketrans("BGSZ", "8652")
_SEPARATORS = str.maketrans("", "", " -_.–—\u2011\u00a0\t")
_TYPED_MOST = 40


class InvalidNumberError(InvalidValueError):
    """What was typed is no ticket number: too short, a symbol that never occurs, or a slip the check symbol shows."""

    def __init__(self, allowed: str) -> None:
        super().__init__("number", allowed)
        self.args = (f"A ticket number {allowed}.",)


@dataclass(frozen=True, slots=True)
class TicketNumber:
    """A ticket's number, as it is written: `SP-XXXX-XXXX-C`."""

    text: str

    @classmethod
    def generate(cls, random: int) -> TicketNumber:
        """The number for a random integer; any integer will do, those below SPACE give different numbers."""
        rest, body = random % SPACE, ""
        for _ in range(BODY):
            rest, value = divmod(rest, BASE)
            body += ALPHABET[value]
        return cls._written(body + _check_symbol(body))

    @classmethod
    def parse(cls, typed: str) -> TicketNumber:
        """The number meant by what a person typed: any case, spaces and dashes, with or without the prefix.

        Raises InvalidNumberError, which says what is wrong in words for that person.
        """
        if len(typed) > _TYPED_MOST:
            raise InvalidNumberError("looks like SP-7K4M-93T2-A; this is too long")
        symbols = typed.upper().translate(_SEPARATORS)
        if len(symbols) == len(PREFIX) + BODY + 1:
            if symbols[: len(PREFIX)] not in {PREFIX, "5P"}:
                msg = f"begins with {PREFIX}"
                raise InvalidNumberError(msg)
            symbols = symbols[len(PREFIX) :]
        if len(symbols) != BODY + 1:
            msg = f"has {PREFIX} and {BODY + 1} letters or digits, like SP-7K4M-93T2-A"
            raise InvalidNumberError(msg)
        symbols = symbols.translate(_READ_AS)
        for symbol in symbols:
            if symbol not in _VALUE:
                msg = f"never has the symbol '{symbol}'; please look at it again"
                raise InvalidNumberError(msg)
        if _check_symbol(symbols[:BODY]) != symbols[BODY]:
            raise InvalidNumberError("ends in a symbol that shows slips; here one symbol is wrong or two are swapped")
        return cls._written(symbols)

    @classmethod
    def _written(cls, symbols: str) -> TicketNumber:
        return cls(f"{PREFIX}-{symbols[:4]}-{symbols[4:BODY]}-{symbols[BODY]}")

    def __str__(self) -> str:
        return self.text


def _check_symbol(body: str) -> str:
    """The ninth symbol: with weights 1 to 9 the sum of all becomes 0 modulo 23."""
    total = sum(weight * _VALUE[symbol] for weight, symbol in enumerate(body, start=1))
    return ALPHABET[-total * pow(BODY + 1, -1, BASE) % BASE]
