"""The wish to talk elsewhere."""

from collections.abc import Iterator, Sequence

from messaging.domain.text.finding import Evidence
from messaging.domain.text.folding import Folded
from messaging.domain.text.meeting_rules import RULES
from messaging.domain.text.rules import apply_rules, read_rules
from messaging.domain.text.sentences import only_talks_about_it, refuses_by_name
from messaging.domain.text.vocabulary import Mention

_RULES = read_rules(RULES)


def find_meeting(folded: Folded, mentions: Sequence[Mention]) -> Iterator[Evidence]:
    """Invitations to a messenger, and requests for a number or an address."""
    for match in apply_rules(_RULES, mentions):
        talk = only_talks_about_it(folded.lower, match.start) or refuses_by_name(folded.lower, match.start, match.end)
        if not talk:
            yield Evidence("contact", match.confidence, match.start, match.end)
