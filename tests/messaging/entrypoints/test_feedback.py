"""Feedback on the running service: asked at the right moment, given once, read by managers."""

import html
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer

from chassis.mongo import find_all
from saypro_events import decode
from saypro_events.survey import SurveyKind

pytestmark = pytest.mark.infra

V1, PAGE, READ = "/messaging/v1", "/messaging/feedback", "/messaging/desk/feedback"
FRAGMENT = {"HX-Request": "true", "Accept": "text/html"}
QUESTION = "How was it to write here?"


async def talk_of(running: Any, user_id: str, unique: Any) -> str:
    """A conversation with support, answered and resolved."""
    body = {"text": "Where is it?", "category": "technical", "client_id": unique("k")}
    talk: str = (await running.as_(user_id).post(f"{V1}/conversations", json=body)).json()["conversation_id"]
    return talk


async def resolve(running: Any, talk: str) -> None:
    answer = await running.as_("u-sam").post(
        f"{V1}/conversations/{talk}/messages", json={"text": "Here.", "client_id": f"a-{talk}"}
    )
    assert answer.status_code < 300, answer.text
    done = await running.as_("u-sam").put(f"{V1}/conversations/{talk}/status", json={"status": "resolved"})
    assert done.status_code < 300, done.text


async def card(running: Any, user_id: str, talk: str = "") -> str:
    """What the page loads to ask."""
    answer = await running.as_(user_id).get(PAGE, params={"conversation_id": talk}, headers=FRAGMENT)
    assert answer.status_code == 200
    text: str = answer.text
    return text


async def give(running: Any, user_id: str, **fields: str) -> Any:
    return await running.as_(user_id).post(PAGE, data=fields, headers=FRAGMENT)


# REQ M-10
async def test_it_is_asked_once_when_a_conversation_is_over(running: Any, unique: Any) -> None:
    who = unique("u-asks")
    talk = await talk_of(running, who, unique)
    assert await card(running, who, talk) == ""
    await resolve(running, talk)
    assert QUESTION in await card(running, who, talk)
    for other in ("u-lars", "u-sam", "u-olga"):
        assert await card(running, other, talk) == ""
    given = await give(running, who, conversation_id=talk, rating="2", comment="slow <b>")
    assert (given.status_code, "Thank you" in given.text) == (200, True)
    assert await card(running, who, talk) == ""
    again = await give(running, who, conversation_id=talk, rating="5")
    assert "You have told us already" in again.text
    kept = await find_all(running.service.core.mongo.db["feedback"].find({"user_id": who}))
    assert [(one["rating"], one["comment"]) for one in kept] == [(2, "slow <b>")]


# REQ M-10
async def test_who_was_asked_is_left_alone_for_a_while(running: Any, unique: Any) -> None:
    who, asked = unique("u-asks"), running.service.core.mongo.db["feedback_asked"]
    talks = [await talk_of(running, who, unique) for _ in range(2)]
    for talk in talks:
        await resolve(running, talk)
    later = await running.as_(who).post(f"{PAGE}/later", data={"conversation_id": talks[0]}, headers=FRAGMENT)
    assert (later.status_code, later.text) == (200, "")
    assert [await card(running, who, talk) for talk in (*talks, "")] == ["", "", ""]
    await asked.update_one({"_id": who}, {"$set": {"last_at": datetime.now(UTC) - timedelta(days=31)}})
    assert QUESTION in await card(running, who, talks[1])


# REQ M-10
async def test_who_writes_here_is_asked_every_three_months(running: Any, unique: Any) -> None:
    who, asked = unique("u-asks"), running.service.core.mongo.db["feedback_asked"]
    assert await card(running, who) == ""
    talk = await talk_of(running, who, unique)
    assert await card(running, who) == ""
    week_ago = {"$set": {"opened_at": datetime.now(UTC) - timedelta(days=7)}}
    await running.service.core.mongo.db["conversations"].update_one({"_id": talk}, week_ago)
    assert "How do you find messaging here?" in await card(running, who)
    assert "Thank you" in (await give(running, who, rating="5")).text
    long_ago = datetime.now(UTC) - timedelta(days=89)
    await asked.update_one({"_id": who}, {"$set": {"last_at": long_ago, "periodic_at": long_ago}})
    assert await card(running, who) == ""
    assert "already" in (await give(running, who, rating="5")).text
    await asked.update_one({"_id": who}, {"$set": {"periodic_at": long_ago - timedelta(days=1)}})
    assert "How do you find messaging here?" in await card(running, who)


# REQ M-10
async def test_without_a_rating_it_is_asked_for_and_what_was_typed_stays(running: Any, unique: Any) -> None:
    who = unique("u-asks")
    await talk_of(running, who, unique)
    for rating in ("", "9", "x"):
        refused = await give(running, who, rating=rating, comment="my words")
        assert refused.status_code == 422
        assert "Choose one from 1 to 5." in refused.text
        assert 'aria-invalid="true"' in refused.text
        assert "my words</textarea>" in refused.text
    long = await give(running, who, rating="3", comment="x" * 2001)
    assert (long.status_code, 'id="feedback-comment-hint"' in long.text) == (422, True)
    assert re.search(r'value="3" checked', long.text)


# REQ M-09, REQ M-10
async def test_nobody_rates_a_conversation_of_others(running: Any, unique: Any) -> None:
    talk = await talk_of(running, unique("u-asks"), unique)
    await resolve(running, talk)
    for other in ("u-lars", "u-sam"):
        assert (await give(running, other, conversation_id=talk, rating="1")).status_code == 404


# REQ M-10
async def test_it_works_by_forms_alone(running: Any, unique: Any, browser: Any) -> None:
    who = unique("u-asks")
    talk = await talk_of(running, who, unique)
    person = browser(who)
    page = await person.get(f"{PAGE}?conversation_id={talk}")
    assert "<html" in page
    done = await running.as_(who).post(PAGE, data={"conversation_id": talk, "rating": "4"})
    assert "<html" in done.text
    assert "Thank you" in done.text


# REQ M-10
async def test_an_answer_is_told_to_the_other_services(running: Any, unique: Any, infra: Any) -> None:
    who = unique("u-asks")
    talk = await talk_of(running, who, unique)
    consumer = AIOKafkaConsumer("survey.submitted", bootstrap_servers=infra.kafka, auto_offset_reset="earliest")
    await consumer.start()
    try:
        await give(running, who, conversation_id=talk, rating="5", comment="fine")
        async for record in consumer:
            told = decode(record.topic, record.key, record.value, record.headers).data
            if told.user_id == who:
                break
    finally:
        await consumer.stop()
    assert (told.kind, told.rating, told.comment) == (SurveyKind.CONVERSATION, 5, "fine")
    assert (told.conversation_id, told.agent_id, told.ticket_id) == (talk, None, None)


# REQ M-10
async def test_managers_read_numbers_and_words_but_no_names(running: Any, unique: Any) -> None:
    who, words = unique("u-asks"), unique("<i>okapi")
    await talk_of(running, who, unique)
    await give(running, who, rating="1", comment=words)
    page = (await running.as_("u-olga").get(READ)).text
    assert html.escape(words) in page
    assert "1 of 5, periodic survey" in page
    assert who not in page
    for title in ("By occasion", "By month", "In their words", "After conversations", "Periodic survey"):
        assert title in page
    desk = (await running.as_("u-olga").get("/messaging/desk")).text
    assert f'href="{READ}"' in desk
    for user_id in ("u-thandi", "u-mei", "u-sam", "u-noor"):
        assert (await running.as_(user_id).get(READ)).status_code == 403
