"""Triage by the words of a text: a model of what people write to support, trained from the texts in `training/`."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from chassis.text_model import TextModel
from ticketing.domain.classification import Classification
from ticketing.domain.triage import DEFAULT, Proposal, propose

MODEL = Path(__file__).with_name("triage.model")
READ_MOST = 2000
"""Characters of a message that are read: what it is about stands at its beginning."""
REASON_MOST = 300
REMEMBERED = 2000
"""Texts whose proposal is kept, so that a transaction that is run again does not think again."""


@dataclass(frozen=True, slots=True)
class Triaged:
    """A proposal, and what the user wrote that decided it, in the order of the text; no words: it is the default."""

    proposal: Proposal
    words: tuple[str, ...]


class WordTriage:
    """Proposes, with the words that decided it."""

    def propose(self, text: str) -> Classification:
        found = triage(text)
        words = f" ({', '.join(found.words)})" if found.words else ""
        proposal = found.proposal
        reason = (proposal.reason + words)[:REASON_MOST]
        return Classification(proposal.category, proposal.subcategory, proposal.priority, reason)


@lru_cache(maxsize=REMEMBERED)
def triage(text: str) -> Triaged:
    """What the model makes of any text, in whatever language it knows."""
    reading = _model().read(text[:READ_MOST])
    proposal = propose(reading.chances)
    words = reading.words_for(proposal.subject) if proposal.subject else ()
    return Triaged(proposal, words) if words else Triaged(DEFAULT, ())


@lru_cache(maxsize=1)
def _model() -> TextModel:
    return TextModel.load(MODEL)
