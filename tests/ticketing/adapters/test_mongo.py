"""The repositories on a real MongoDB."""

import itertools
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ticketing.conftest import NOON, MakeTicket, a_ticket

from chassis.errors import Transient
from chassis.mongo import Mongo
from ticketing.adapters import mongo as adapters
from ticketing.adapters.documents import ticket_from_document, ticket_to_document
from ticketing.application.ports import Person, TicketFilter
from ticketing.domain.call_back import log_call, request_call_back
from ticketing.domain.classification import Category
from ticketing.domain.escalation import breach, escalate
from ticketing.domain.help import Article
from ticketing.domain.lifecycle import answer, reopen, resolve
from ticketing.domain.promise import Promise
from ticketing.domain.survey import submit
from ticketing.domain.ticket import ConversationView, Level, Status, Ticket, note

pytestmark = pytest.mark.infra


@pytest.fixture(params=["motor", "pymongo"])
async def mongo(infra: Any, request: pytest.FixtureRequest) -> AsyncIterator[Mongo]:
    name = infra.database("tickets")
    connected = Mongo(infra.mongo, name, request.param)
    await connected.ensure_indexes(adapters.INDEXES)
    yield connected
    await connected.client.drop_database(name)
    await connected.close()


def full_ticket() -> Ticket:
    """A ticket to which everything happened."""
    ticket = answer(a_ticket(), by="u-sam", at=NOON)
    ticket = escalate(ticket, breach("ck-1", "late"), at=NOON).ticket
    ticket = note(ticket, "due soon", at=NOON, cause="w")
    ticket = request_call_back(ticket, call_back_id="cb", phone="+27115550100", when="", by="u-thandi", at=NOON)
    ticket = log_call(ticket, "cb", outcome="reached", note="", by="u-sam", at=NOON)
    ticket = submit(resolve(ticket, by="u-sam", at=NOON), 1, rating=2, comment="", at=NOON)
    ticket = reopen(ticket, by="u-thandi", at=NOON)
    return replace(ticket, seen=ConversationView(4, "resolved", "u-sam", "account"), heard_seq=3)


async def test_a_ticket_comes_back_as_it_was(mongo: Mongo) -> None:
    tickets = adapters.MongoTicketRepository(mongo)
    ticket = full_ticket()
    assert await tickets.add([ticket]) == [True]
    assert await tickets.get(ticket.ticket_id) == ticket
    assert await tickets.by_number(ticket.number) == ticket
    assert await tickets.of_requester("u-thandi") == [ticket]
    resolved = resolve(ticket, by="u-sam", at=NOON)
    await tickets.save(resolved)
    assert await tickets.get(ticket.ticket_id) == resolved
    assert await tickets.get("t-none") is None


async def test_a_known_ticket_is_not_added_again(mongo: Mongo) -> None:
    # REQ T-01
    tickets = adapters.MongoTicketRepository(mongo)
    other = a_ticket(number=2, subject="other")
    assert await tickets.add([a_ticket(), other]) == [True, False]
    assert await tickets.add([other]) == [False]
    kept = await tickets.get("t-1")
    assert kept is not None
    assert kept.subject == "I cannot pay"


async def test_a_number_that_is_taken_asks_for_another(mongo: Mongo) -> None:
    # REQ T-01
    tickets = adapters.MongoTicketRepository(mongo)
    await tickets.add([a_ticket()])
    with pytest.raises(Transient):
        await tickets.add([a_ticket(ticket_id="t-2")])


async def test_the_newest_ticket_of_a_conversation(mongo: Mongo) -> None:
    tickets = adapters.MongoTicketRepository(mongo)
    later = a_ticket(ticket_id="t-2", number=2, at=NOON + timedelta(days=60))
    await tickets.add([later, a_ticket()])
    assert await tickets.latest_of("c-1") == later
    assert await tickets.latest_of("c-none") is None


async def test_lists_filter_and_page(mongo: Mongo, make_ticket: MakeTicket) -> None:
    tickets, lists = adapters.MongoTicketRepository(mongo), adapters.MongoTicketLists(mongo)
    numbers = itertools.count(1)

    async def add(**more: Any) -> str:
        number = next(numbers)
        at = NOON + timedelta(minutes=number)
        ticket = make_ticket(ticket_id=f"t-{number}", number=number, at=at, **more)
        await tickets.add([ticket])
        return ticket.ticket_id

    pay = await add()
    login = await add(category=Category.ACCOUNT, subcategory="login", subject="Cannot log in", requester_id="u-lars")
    done = resolve(a_ticket(ticket_id="t-9", number=9, at=NOON), by="u-sam", at=NOON)
    await tickets.add([replace(done, assignee_id="u-sam", level=Level.SENIOR)])

    async def found(**wanted: Any) -> list[str]:
        return [row.ticket_id for row in await lists.find(TicketFilter(**wanted), 10)]

    assert await found() == [login, pay, "t-9"]
    assert await found(requester_id="u-lars") == [login]
    assert await found(statuses=(Status.OPEN, Status.PENDING)) == [login, pay]
    assert await found(category=Category.ACCOUNT) == [login]
    assert await found(level=Level.SENIOR) == ["t-9"]
    assert await found(assignee_id="u-sam") == ["t-9"]
    assert await found(unassigned=True) == [login, pay]
    assert await found(words="log CANNOT") == [login]
    assert await found(words='"; $where') == []
    assert await found(before=NOON + timedelta(minutes=1)) == ["t-9"]
    assert len(await lists.find(TicketFilter(), 2)) == 2


async def test_calls_that_wait_are_listed(mongo: Mongo) -> None:
    # REQ T-10
    tickets, lists = adapters.MongoTicketRepository(mongo), adapters.MongoTicketLists(mongo)
    asked = request_call_back(a_ticket(), call_back_id="cb", phone="+27115550100", when="", by="u-thandi", at=NOON)
    await tickets.add([asked])
    assert len(await lists.find(TicketFilter(call_waiting=True), 10)) == 1
    await tickets.save(log_call(asked, "cb", outcome="reached", note="", by="u-sam", at=NOON))
    assert await lists.find(TicketFilter(call_waiting=True), 10) == []


async def test_early_news_are_kept_newest_over_what_they_leave_unsaid(mongo: Mongo) -> None:
    views = adapters.MongoConversationViews(mongo)
    await views.remember("c-1", ConversationView(2, "open", "u-sam", priority="high"))
    await views.remember("c-1", ConversationView(4, "pending"))
    await views.remember("c-1", ConversationView(3, "open"))
    assert await views.take(["c-1", "c-2"]) == {"c-1": ConversationView(4, "pending", priority="high")}
    assert await views.take(["c-1"]) == {}


async def test_people_by_level_and_name(mongo: Mongo) -> None:
    people = adapters.MongoPeople(mongo)
    await people.put(Person("u-noor", "Noor", frozenset({"senior"})))
    await people.put(Person("u-olga", "Olga", frozenset({"manager", "senior"})))
    await people.put(Person("u-olga", "Olga Petrova", frozenset({"manager"})))
    assert await people.at_level(Level.SENIOR) == ("u-noor",)
    assert await people.names(["u-olga", "u-gone"]) == {"u-olga": "Olga Petrova"}
    await people.forget("u-noor")
    assert await people.at_level(Level.SENIOR) == ()


async def test_a_promise_told_late_does_not_replace_a_newer_one(mongo: Mongo) -> None:
    promises = adapters.MongoPromises(mongo)
    running = Promise("ck", "t-1", "first_response", "running", NOON, "4 h; costs $5", NOON)
    met = replace(running, state="met", due_at=None, at=NOON + timedelta(minutes=1))
    for heard in (running, met, running):
        await promises.put(heard)
    assert await promises.of(["t-1"]) == {"t-1": [met]}
    other = replace(running, clock_id="ck-2", ticket_id="t-2")
    await promises.put(replace(met, clock_id="ck-2", ticket_id="t-2"), other, running)
    assert await promises.of(["t-1", "t-2"]) == {"t-1": [met], "t-2": [replace(met, clock_id="ck-2", ticket_id="t-2")]}
    await promises.put()


async def test_articles_are_seeded_once_and_voted_on(mongo: Mongo) -> None:
    # REQ T-08
    articles = adapters.MongoArticles(mongo)
    article = Article("refund", "Refund", "transaction", "s", "b", ("money",))
    await articles.seed([article])
    await articles.seed([replace(article, title="Not this one")])
    for voter, helpful in (("u-1", True), ("u-2", False), ("u-1", False)):
        await articles.vote("refund", voter=voter, helpful=helpful)
    assert await articles.all() == [article]
    assert await articles.get("refund") == replace(article, helpful=0, unhelpful=2)
    assert await articles.get("none") is None


@given(st.text(max_size=300), st.sampled_from(["u-1", "$x", "a.b"]))
def test_any_text_survives_the_document(subject: str, user: str) -> None:
    ticket = a_ticket(subject=subject, requester_id=user)
    assert ticket_from_document(ticket_to_document(ticket)) == ticket
