"""What people may do, through the one door."""

import pytest
from tests.ticketing.application.conftest import Desk
from tests.ticketing.conftest import NOON

from chassis.errors import Conflict, Forbidden, Invalid, NotFound
from ticketing.application.ports import TicketFilter
from ticketing.domain.access import Act, Viewer, may
from ticketing.domain.errors import InvalidValueError
from ticketing.domain.survey import SurveyLink, sign
from ticketing.domain.ticket import Status, Ticket

OWNER = Viewer("u-thandi", frozenset({"buyer"}))
OTHER = Viewer("u-lars", frozenset({"buyer"}))
AGENT = Viewer("u-sam", frozenset({"agent"}))
SENIOR = Viewer("u-noor", frozenset({"senior"}))
NOBODY = Viewer("u-x", frozenset())


async def stored(desk: Desk, ticket: Ticket) -> str:
    await desk.tickets.add([ticket])
    return str(ticket.number)


@pytest.mark.parametrize("role", ["agent", "senior", "manager", "admin", "buyer", "seller", "unknown", ""])
@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("owns", [True, False])
def test_the_table_of_access_decides_for_every_role_act_and_relation(
    ticket: Ticket, role: str, act: Act, owns: bool
) -> None:
    # REQ M-09
    customer = {Act.SEE, Act.ASK_ESCALATION, Act.REOPEN, Act.SATISFY, Act.RATE, Act.REQUEST_CALL}
    only_theirs = {Act.SATISFY, Act.RATE, Act.REQUEST_CALL}
    granted = owns and act in customer
    if role in {"senior", "manager", "admin"}:
        granted = granted or act not in only_theirs
    if role == "agent":
        granted = granted or act not in only_theirs | {Act.STEP_DOWN}
    viewer = Viewer("u-thandi" if owns else "u-other", frozenset({role}))
    assert may(viewer, act, ticket) is granted


async def test_the_door_tells_strangers_nothing(desk: Desk, ticket: Ticket) -> None:
    number = await stored(desk, ticket)
    for stranger in (OTHER, NOBODY):
        with pytest.raises(NotFound):
            await desk.uses.reopen_ticket(number, stranger, "", NOON)
    with pytest.raises(Forbidden):
        await desk.uses.resolve_ticket(number, OWNER, "", NOON)
    with pytest.raises(Invalid, match="slip"):
        await desk.uses.resolve_ticket(number[:-1] + ("A" if number[-1] != "A" else "C"), AGENT, "", NOON)


async def test_a_customer_lists_only_their_own_whatever_they_ask(desk: Desk) -> None:
    # REQ M-09
    asked = TicketFilter(requester_id="u-lars", assignee_id="u-sam", unassigned=True)
    await desk.uses.list_tickets(OWNER, asked)
    assert desk.lists.asked == TicketFilter(requester_id="u-thandi")
    await desk.uses.list_tickets(AGENT, asked)
    assert desk.lists.asked == asked


async def test_only_staff_name_a_level(desk: Desk, ticket: Ticket) -> None:
    # REQ T-05
    number = await stored(desk, ticket)
    outcome = await desk.uses.ask_escalation(number, OWNER, "please", "development", NOON)
    assert outcome.ticket.level == "senior"
    with pytest.raises(Invalid, match="one of"):
        await desk.uses.ask_escalation(number, AGENT, "", "boss", NOON)
    assert (await desk.uses.ask_escalation(number, AGENT, "", "development", NOON)).ticket.level == "development"
    assert (await desk.uses.hand_back_ticket(number, SENIOR, "agent", "fixed", NOON)).level == "agent"


async def test_a_resolved_ticket_is_reopened_before_it_climbs(desk: Desk, ticket: Ticket) -> None:
    number = await stored(desk, ticket)
    await desk.uses.resolve_ticket(number, AGENT, "", NOON)
    with pytest.raises(Conflict, match="reopen"):
        await desk.uses.ask_escalation(number, OWNER, "", None, NOON)


async def test_the_survey_link_works_once(desk: Desk, ticket: Ticket) -> None:
    # REQ T-07
    number = await stored(desk, ticket)
    resolved = await desk.uses.resolve_ticket(number, AGENT, "", NOON)
    token = desk.uses.submit_survey.token(resolved)
    rated = await desk.uses.submit_survey(token, 5, "kind", NOON)
    assert rated.ratings[0].rating == 5
    with pytest.raises(Conflict, match="already"):
        await desk.uses.submit_survey(token, 1, "", NOON)
    with pytest.raises(Invalid):
        await desk.uses.submit_survey("made.up", 1, "", NOON)
    with pytest.raises(NotFound):
        await desk.uses.submit_survey(sign(SurveyLink("t-gone", 1), b"secret"), 1, "", NOON)


async def test_a_ticket_is_not_merged_into_itself(desk: Desk, ticket: Ticket) -> None:
    number = await stored(desk, ticket)
    with pytest.raises(Invalid, match="another ticket"):
        await desk.uses.link_tickets(number, number, "merged", AGENT, NOON)


async def test_satisfied_is_said_of_an_answer_only(desk: Desk, ticket: Ticket) -> None:
    # REQ T-06
    number = await stored(desk, ticket)
    with pytest.raises(Conflict, match="still open"):
        await desk.uses.confirm_satisfaction(number, OWNER, NOON)


async def test_what_can_be_done_follows_the_state(desk: Desk, ticket: Ticket) -> None:
    number = await stored(desk, ticket)
    first = await desk.uses.view_ticket(number, OWNER, NOON)
    assert first.can == {Act.SEE, Act.ASK_ESCALATION, Act.REQUEST_CALL}
    await desk.uses.resolve_ticket(number, AGENT, "", NOON)
    then = await desk.uses.view_ticket(number, OWNER, NOON)
    assert then.can == {Act.SEE, Act.REOPEN, Act.SATISFY, Act.RATE}
    assert then.survey_token is not None
    assert then.ticket.status is Status.RESOLVED


def test_a_broken_rule_names_its_field() -> None:
    assert str(InvalidValueError("priority", "one of high, low")) == "priority: one of high, low"
