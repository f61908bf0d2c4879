"""REQ T-10: a call back on critical matters."""

from datetime import datetime

import pytest
from tests.ticketing.conftest import MakeTicket

from ticketing.domain.call_back import log_call, request_call_back, waiting
from ticketing.domain.classification import Priority
from ticketing.domain.errors import InvalidValueError, NotNowError
from ticketing.domain.escalation import breach, escalate
from ticketing.domain.lifecycle import resolve
from ticketing.domain.ticket import Ticket


def ask(ticket: Ticket, at: datetime, phone: str = "+27 (11) 555-0100") -> Ticket:
    return request_call_back(ticket, call_back_id="cb-1", phone=phone, when="after five", by="u-thandi", at=at)


def test_one_request_waits_until_its_outcome_is_logged(ticket: Ticket, noon: datetime) -> None:
    # REQ T-10
    asked = ask(ticket, noon)
    call = waiting(asked)
    assert call is not None
    assert call.phone == "+27115550100"
    with pytest.raises(NotNowError, match="on the list"):
        ask(asked, noon)
    logged = log_call(asked, "cb-1", outcome="no_answer", note="rang twice", by="u-sam", at=noon)
    assert waiting(logged) is None
    assert logged.call_backs[0].handled_by == "u-sam"
    with pytest.raises(NotNowError, match="waiting"):
        log_call(logged, "cb-1", outcome="reached", note="", by="u-sam", at=noon)


def test_calls_are_for_critical_matters(make_ticket: MakeTicket, noon: datetime) -> None:
    low = make_ticket(priority=Priority.LOW)
    with pytest.raises(NotNowError, match="critical"):
        ask(low, noon)
    assert waiting(ask(escalate(low, breach("c", "late"), at=noon).ticket, noon)) is not None


@pytest.mark.parametrize("phone", ["", "call me", "12345", "+1234567890123456", "++27115550100", "٠١٢٣٤٥٦"])
def test_what_is_no_phone_number_is_refused(ticket: Ticket, noon: datetime, phone: str) -> None:
    with pytest.raises(InvalidValueError, match="phone number"):
        ask(ticket, noon, phone)


def test_other_bad_input(ticket: Ticket, noon: datetime) -> None:
    with pytest.raises(NotNowError, match="resolved"):
        ask(resolve(ticket, by="u-sam", at=noon), noon)
    asked = ask(ticket, noon)
    with pytest.raises(InvalidValueError, match="reached"):
        log_call(asked, "cb-1", outcome="great", note="", by="u-sam", at=noon)
    with pytest.raises(InvalidValueError, match="1000"):
        log_call(asked, "cb-1", outcome="reached", note="x" * 1001, by="u-sam", at=noon)
