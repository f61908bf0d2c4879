"""The wish to pay or be paid past the platform."""

import re
from collections.abc import Iterator, Sequence

from messaging.domain.text.finding import Evidence
from messaging.domain.text.folding import Folded
from messaging.domain.text.payment_rules import RULES
from messaging.domain.text.rules import apply_rules, read_rules
from messaging.domain.text.sentences import only_talks_about_it, refuses_by_name
from messaging.domain.text.vocabulary import Mention

_RULES = read_rules(RULES)
#: A cash tag ("$samshoes"); prices have digits after the sign.
_CASH_TAG = re.compile(r"(?<![a-z0-9$])\$[a-z][a-z0-9]{3,20}(?![a-z0-9])")


def find_paying(folded: Folded, mentions: Sequence[Mention]) -> Iterator[Evidence]:
    """Offers and requests to pay past the platform."""
    for found in _CASH_TAG.finditer(folded.lower):
        yield Evidence("payment", 0.55, found.start(), found.end())
    for match in apply_rules(_RULES, mentions):
        talk = only_talks_about_it(folded.lower, match.start) or refuses_by_name(folded.lower, match.start, match.end)
        if not talk:
            yield Evidence("payment", match.confidence, match.start, match.end)
