"""The ideas that tell a way around the platform, and the words for them in many languages."""

from messaging.domain.text.ideas import acts, asking, bypass, meeting, money, numbers, shared, ways
from messaging.domain.text.vocabulary import Vocabulary

_TABLES = (shared, ways, acts, bypass, money, meeting, asking, numbers)
VOCABULARY = Vocabulary("\n".join(table.WORDS for table in _TABLES))

__all__ = ["VOCABULARY"]
