"""Offers go to those alone who agreed to marketing (REQ N-11; the contracts: "none given means no")."""

from typing import Final

from notifier.domain.decision import Decision, Rule
from notifier.domain.person import Person

MARKETING: Final = "promotions"
NO_CONSENT: Final = Decision("suppress", "no_consent", None)


def lacks_consent(rule: Rule, person: Person) -> bool:
    """Whether this is marketing to somebody who has not agreed to any."""
    return rule.category == MARKETING and not person.consents
