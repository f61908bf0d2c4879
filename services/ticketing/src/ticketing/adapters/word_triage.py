"""Triage by the words of a text: the rules of `ticketing.domain.triage`, behind the port."""

from functools import lru_cache

from ticketing.domain.classification import Classification
from ticketing.domain.triage import propose

READ_MOST = 2000
"""Characters of a message that are read: what it is about stands at its beginning."""
REASON_MOST = 300
REMEMBERED = 2000
"""Texts whose proposal is kept, so that a transaction that is run again does not think again."""


class WordTriage:
    """Proposes, with the words that decided it."""

    def propose(self, text: str) -> Classification:
        return _proposed(text[:READ_MOST])


@lru_cache(maxsize=REMEMBERED)
def _proposed(text: str) -> Classification:
    found = propose(text)
    words = f" ({', '.join(found.words)})" if found.words else ""
    return Classification(found.category, found.subcategory, found.priority, (found.reason + words)[:REASON_MOST])
