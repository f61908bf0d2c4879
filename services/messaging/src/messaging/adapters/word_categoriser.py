"""The category of a conversation by its words: what a trained model reads, judged by `messaging.domain.text`."""

from functools import lru_cache
from pathlib import Path

from chassis.text_model import TextModel
from messaging.domain.text import CategoryProposal, propose_category

WEIGHTS = Path(__file__).with_name("categories.model")
"""Made by `make train` from the texts in services/messaging/training."""
READ_MOST = 2000
"""Characters of a message that are read: what it is about stands at its beginning."""
REMEMBERED = 500
"""Texts whose proposal is kept, so that a transaction that is run again does not think again."""


class WordCategoriser:
    """Proposes for any text in any language."""

    def propose(self, text: str) -> CategoryProposal:
        return _propose(text[:READ_MOST])


@lru_cache(maxsize=REMEMBERED)
def _propose(text: str) -> CategoryProposal:
    return propose_category(_model().read(text))


@lru_cache(maxsize=1)
def _model() -> TextModel:
    return TextModel.load(WEIGHTS)
