"""The pages: what each person sees, that forms work without JavaScript, and that nothing in them is executed."""

import re
from datetime import timedelta
from typing import Any

import httpx
import pytest

from saypro_events.conversation import ConversationChange, ConversationStatus
from saypro_events.sla import ClockChange, SlaUpdated, SlaWarned
from saypro_events.survey import SurveySubmitted
from tests.ticketing.entrypoints.conftest import NOW, Marketplace, eventually
from tests.ticketing.entrypoints.test_service import clock, conversation, fresh, opened

pytestmark = pytest.mark.infra

HTML = {"Accept": "text/html"}
SCRIPT = "<script>alert(1)</script>"


async def test_my_tickets_with_when_to_expect_an_answer(market: Marketplace) -> None:
    # REQ T-04
    ticket = await opened(market, fresh(), subject="Where is my kettle", sender_id="u-kettle")
    await market.send(SlaUpdated(**clock(ticket, f"ck-{ticket.number}"), change=ClockChange.STARTED))
    promises = market.service.core.mongo.db["promises"]
    await eventually(lambda: promises.find_one({"ticket_id": ticket.ticket_id}))
    async with market.browser("u-kettle") as owner:
        page = (await owner.get("/ticketing/")).text
        assert ticket.number in page
        assert "Where is my kettle" in page
        assert "First answer by" in page
        one = (await owner.get(f"/ticketing/tickets/{ticket.number}")).text
        assert f"/messaging/c/{ticket.conversation_id}" in one
        assert "Ask a manager" in one
        assert "Category and priority" not in one
        assert f'data-copy="{ticket.number}"' in one


async def test_somebody_without_tickets_is_told_what_to_do(market: Marketplace) -> None:
    async with market.browser("u-nobody") as nobody:
        assert "You have no tickets" in (await nobody.get("/ticketing/")).text


async def test_someone_elses_ticket_is_not_there(market: Marketplace) -> None:
    ticket = await opened(market, fresh())
    async with market.browser("u-lars") as lars:
        answer = await lars.get(f"/ticketing/tickets/{ticket.number}", headers=HTML)
        assert answer.status_code == 404
        assert ticket.subject not in answer.text


async def test_a_number_in_the_search_leads_to_the_ticket(market: Marketplace) -> None:
    # REQ T-01
    ticket = await opened(market, fresh())
    async with market.browser("u-sam", "agent") as sam:
        found = await sam.get("/ticketing/", params={"q": ticket.number.lower().replace("-", " ")})
        assert found.status_code == 303
        assert found.headers["location"] == f"/ticketing/tickets/{ticket.number}"
        spoken = await sam.get(f"/ticketing/tickets/{ticket.number.lower()}")
        assert spoken.headers["location"] == f"/ticketing/tickets/{ticket.number}"


async def test_search_as_you_type_answers_with_the_rows_alone(market: Marketplace) -> None:
    ticket = await opened(market, fresh(), subject="Teapot handle")
    async with market.browser("u-sam", "agent") as sam:
        rows = await sam.get("/ticketing/", params={"q": "teapot"}, headers={"HX-Request": "true"})
        assert rows.text.strip().startswith('<div id="rows">')
        assert ticket.number in rows.text


async def test_notes_among_staff_are_not_for_the_customer(market: Marketplace) -> None:
    ticket = await opened(market, fresh())
    await market.send(SlaWarned(**clock(ticket, f"ck-{ticket.number}"), remaining_seconds=60, percent=90))
    tickets = market.service.core.mongo.db["tickets"]
    await eventually(lambda: tickets.find_one({"_id": ticket.ticket_id, "timeline.kind": "noted"}))
    path = f"/ticketing/tickets/{ticket.number}"
    async with market.browser("u-sam", "agent") as sam, market.browser("u-thandi") as thandi:
        page = (await sam.get(path)).text
        # The due time is each reader's own.
        due = f'is due <time datetime="{(NOW + timedelta(hours=4)).isoformat()}">'.replace("+00:00", "Z")
        assert "Note for the team" in page
        assert due in page
        assert "Note for the team" not in (await thandi.get(path)).text


async def test_the_forms_of_a_ticket_do_their_work(market: Marketplace) -> None:
    ticket = await opened(market, fresh())
    path = f"/ticketing/tickets/{ticket.number}"
    async with market.browser("u-thandi") as thandi, market.browser("u-sam", "agent") as sam:
        asked = await thandi.post(f"{path}/escalation", data={"escalation_reason": "please", "idempotency_key": "f1"})
        assert (asked.status_code, asked.headers["location"]) == (303, f"{path}?notice=escalated")
        again = await thandi.post(f"{path}/escalation", data={"escalation_reason": "please"})
        assert again.headers["location"].endswith("notice=already")
        assert "asked before" in (await thandi.get(again.headers["location"])).text
        early = await thandi.post(f"{path}/satisfaction", headers=HTML)
        assert early.status_code == 409
        assert "still open" in early.text
        form = {"topic": "account/login", "priority": "medium", "classification_reason": "password"}
        assert (await sam.post(f"{path}/classification", data=form)).status_code == 303
        assert (await sam.post(f"{path}/resolution")).headers["location"].endswith("notice=resolved")
        assert (await thandi.post(f"{path}/satisfaction")).headers["location"].endswith("notice=satisfied")
        assert (await thandi.post(f"{path}/reopening")).headers["location"].endswith("notice=reopened")
        page = (await sam.get(path)).text
        assert "Priority medium" in page
        assert "Passed up to: Senior support" in page


async def test_the_survey_behind_the_link_works_once_without_signing_in(market: Marketplace) -> None:
    # REQ T-07
    name = fresh()
    ticket = await opened(market, name)
    resolved = conversation(name, 2, ConversationChange.STATUS, ConversationStatus.RESOLVED, actor_id="u-sam")
    await market.send(resolved)
    tickets = market.service.core.mongo.db["tickets"]
    await eventually(lambda: tickets.find_one({"_id": ticket.ticket_id, "status": "resolved"}))
    async with market.browser("u-thandi") as thandi:
        page = (await thandi.get(f"/ticketing/tickets/{ticket.number}")).text
        link = re.search(r"/ticketing/survey/[\w.-]+", page)
        assert link is not None
    transport = httpx.ASGITransport(app=market.service.http)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url="http://app.test") as stranger:
        assert "How did we do?" in (await stranger.get(link.group())).text
        assert (await stranger.post(link.group(), data={"rating": "9"})).status_code == 422
        sent = await stranger.post(link.group(), data={"rating": "4", "comment": SCRIPT})
        assert "Your answer is in" in sent.text
        second = await stranger.post(link.group(), data={"rating": "1"})
        assert second.status_code == 409
        assert "Your answer is in already: 4 of 5" in second.text
        assert (await stranger.get(link.group()[:-3] + "abc")).status_code == 422
    (event,) = await market.heard(SurveySubmitted, ticket_id=ticket.ticket_id)
    assert (event.data.rating, event.data.comment, event.data.user_id) == (4, SCRIPT, "u-thandi")


async def test_the_survey_s_link_says_so_while_the_ticket_is_open_again(market: Marketplace) -> None:
    # REQ T-07
    path = f"/ticketing/tickets/{(await opened(market, fresh())).number}"
    async with market.browser("u-thandi") as thandi, market.browser("u-sam", "agent") as sam:
        await sam.post(f"{path}/resolution")
        link = re.search(r"/ticketing/survey/[\w.-]+", (await thandi.get(path)).text)
        assert link is not None
        await thandi.post(f"{path}/reopening")
        for answer in (await thandi.get(link.group()), await thandi.post(link.group(), data={"rating": "5"})):
            assert "This ticket is still open; you can rate it once it is resolved again." in answer.text
            assert 'name="rating"' not in answer.text
    assert answer.status_code == 409


async def test_html_and_script_are_inert_everywhere(market: Marketplace) -> None:
    ticket = await opened(market, fresh(), subject=f"kettle {SCRIPT}", text=SCRIPT, sender_name=SCRIPT)
    path = f"/ticketing/tickets/{ticket.number}"
    async with market.browser("u-thandi", name=SCRIPT) as thandi, market.browser("u-sam", "agent") as sam:
        await thandi.post(f"{path}/escalation", data={"escalation_reason": SCRIPT})
        await thandi.post(f"{path}/call-backs", data={"phone": "+27115550100", "when": SCRIPT})
        for client, address in (
            (thandi, "/ticketing/"),
            (sam, "/ticketing/"),
            (thandi, path),
            (sam, path),
            (sam, "/ticketing/?q=" + SCRIPT),
            (thandi, "/ticketing/help?q=" + SCRIPT),
            (thandi, f"{path}?notice={SCRIPT[:20]}"),
        ):
            page = await client.get(address)
            assert "<script>alert" not in page.text, address
            assert "alert(1)</script>" not in page.text, address
        assert "&lt;script&gt;" in (await sam.get(path)).text


async def test_what_many_write_about_is_shown_to_staff(market: Marketplace) -> None:
    # REQ T-11
    tickets = [
        await opened(market, fresh(), subject=f"wobbling samovar {each}") for each in ("again", "today", "please")
    ]
    async with market.browser("u-sam", "agent") as sam, market.browser("u-thandi") as thandi:
        page = (await sam.get("/ticketing/recurring")).text
        assert "samovar, wobbling" in page
        assert any(ticket.number in page for ticket in tickets)
        assert (await thandi.get("/ticketing/recurring")).status_code == 403


async def test_the_help_centre_is_for_everyone(market: Marketplace) -> None:
    # REQ T-08
    transport = httpx.ASGITransport(app=market.service.http)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url="http://app.test") as stranger:
        assert "Where is my order?" in (await stranger.get("/ticketing/help")).text
        found = await stranger.get("/ticketing/help", params={"q": "money bac"}, headers={"HX-Request": "true"})
        assert "When do I get my refund?" in found.text
        assert "Nothing found" in (await stranger.get("/ticketing/help", params={"q": "quantum"})).text
        suggested = (await stranger.get("/ticketing/help/suggestions", params={"q": "my card was declined"})).text
        assert "My payment failed" in suggested
        assert "<html" not in suggested
        assert (await stranger.get("/ticketing/help/nothing-here")).status_code == 404
        assert (await stranger.get("/ticketing/help/refund-time")).status_code == 200


async def test_a_vote_counts_once_for_each_person(market: Marketplace) -> None:
    # REQ T-08
    async def vote(user: str, helpful: str) -> Any:
        async with market.browser(user) as client:
            answer = await client.post("/ticketing/help/return-an-item/vote", data={"helpful": helpful})
            return (await client.get(answer.headers["location"])).text

    assert "1 person found this helpful" in await vote("u-thandi", "yes")
    assert "1 person found this helpful" in await vote("u-thandi", "yes")
    assert "2 people found this helpful" in await vote("u-lars", "yes")
    assert "1 person found this helpful" in await vote("u-lars", "no")


async def test_a_merged_ticket_says_where_it_goes_on_and_what_moved_with_it(market: Marketplace) -> None:
    # REQ T-01, REQ M-02
    one, other = fresh(), fresh()
    into, double = await opened(market, one), await opened(market, other)
    open_, join = ConversationStatus.OPEN, ConversationChange
    came = {"related_conversation_id": other, "waiting_since": NOW, "moved_waiting_since": NOW}
    await market.send(conversation(other, 5, join.MERGED, open_, related_conversation_id=one, actor_id="u-sam"))
    await market.send(conversation(one, 7, join.ABSORBED, open_, **came))
    tickets = market.service.core.mongo.db["tickets"]
    await eventually(lambda: tickets.find_one({"_id": into.ticket_id, "timeline.kind": {"$all": ["asked", "merged"]}}))
    async with market.browser("u-sam", "agent") as sam, market.browser("u-thandi") as thandi:
        for reader in (sam, thandi):
            page = (await reader.get(f"/ticketing/tickets/{double.number}")).text
            assert ">Merged</span>" in page
            assert f'href="/ticketing/tickets/{into.number}">{into.number}</a>' in page.split("It goes on as ")[1]
            assert "Closed" not in page
            rows = (await reader.get("/ticketing/", params={"status": "closed"}, headers={"HX-Request": "true"})).text
            assert re.search(rf"{double.number}</span>\s*<span[^>]*>Merged<", rows)
        page = (await sam.get(f"/ticketing/tickets/{into.number}")).text
        assert "An unanswered question came in" in page
        assert f"with {double.number}" in page
        assert "unanswered question" not in (await thandi.get(f"/ticketing/tickets/{into.number}")).text


async def test_the_staff_read_with_which_ticket_a_question_left(market: Marketplace) -> None:
    # REQ T-01: the other ticket is there only after the split is told of.
    name, cut = fresh(), fresh()
    ticket = await opened(market, name)
    open_, left = ConversationStatus.OPEN, {"related_conversation_id": cut, "moved_waiting_since": NOW}
    await market.send(conversation(name, 5, ConversationChange.SPLIT, open_, **left, actor_id="u-sam"))
    tickets = market.service.core.mongo.db["tickets"]
    await eventually(lambda: tickets.find_one({"_id": ticket.ticket_id, "timeline.kind": "asked"}))
    opening = {"related_conversation_id": name, "waiting_since": NOW}
    await market.send(conversation(cut, 1, ConversationChange.OPENED, open_, **opening))
    other = await eventually(lambda: tickets.find_one({"conversation_id": cut}))
    async with market.browser("u-noor", "agent") as noor:
        page = (await noor.get(f"/ticketing/tickets/{ticket.number}")).text
        page_of_other = (await noor.get(f"/ticketing/tickets/{other['number']}")).text
    assert "An unanswered question left" in page
    assert f"with {other['number']}" in page
    assert f"split off {ticket.number}; " in page_of_other
