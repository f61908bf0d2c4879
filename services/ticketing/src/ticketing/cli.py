"""`saypro ticketing ...`: what a person tries at the command line."""

from pathlib import Path

from chassis import text_files
from ticketing.adapters import word_triage


def triage(file: Path) -> None:
    """Print a JSON line `{"id", "category", "subcategory", "priority", "reason", "words"}` per line of `file`."""
    text_files.print_answers(file, propose)


def propose(text: str) -> dict[str, object]:
    """What triage proposes for a text, and the words that decided it."""
    found = word_triage.triage(text)
    return {
        "category": found.proposal.category,
        "subcategory": found.proposal.subcategory,
        "priority": found.proposal.priority,
        "reason": found.proposal.reason,
        "words": found.words,
    }
