"""From chances to a proposal (REQ T-02, REQ T-03)."""

import pytest

from ticketing.domain.classification import SUBCATEGORIES, Category, Priority
from ticketing.domain.triage import DEFAULT, propose


def test_two_of_a_category_that_share_a_chance_do_not_lose_to_a_stranger() -> None:
    found = propose({"refund.medium": 0.3, "cancellation.medium": 0.28, "login.medium": 0.42})
    assert (found.category, found.subcategory, found.subject) == (Category.TRANSACTION, "refund", "refund.medium")


def test_the_priority_is_asked_of_all_subjects() -> None:
    found = propose({"security.low": 0.32, "security.high": 0.3, "payment_dispute.high": 0.25, "inquiry.low": 0.13})
    assert (found.subcategory, found.priority) == ("security", Priority.HIGH)
    assert found.reason.endswith("it cannot wait")


def test_what_is_no_message_is_the_default() -> None:
    assert propose({"nothing.low": 0.6, "login.medium": 0.4}) is DEFAULT
    assert propose({"nothing.low": 0.4, "login.medium": 0.6}).subcategory == "login"


@pytest.mark.parametrize("subcategory", [sub for subs in SUBCATEGORIES.values() for sub in subs])
def test_every_subject_has_a_reason(subcategory: str) -> None:
    found = propose({f"{subcategory}.low": 1.0})
    assert found.subcategory == subcategory
    assert found.reason
