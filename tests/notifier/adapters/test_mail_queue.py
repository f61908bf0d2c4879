"""The queue of mails on the real database: the most urgent first, and nobody for ever last."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from prometheus_client import CollectorRegistry

from notifier.adapters.metrics import PrometheusCounts
from notifier.adapters.mongo.mail_queue import QUEUE, MongoMailQueue
from notifier.domain.priority import PRIORITY, RISES_AFTER, Urgency
from saypro_events.account import AccountChanged
from saypro_events.generate.examples import example

pytestmark = pytest.mark.infra
LEASED = 32


def waiting(name: str, urgency: Urgency, due: datetime) -> dict[str, Any]:
    return {
        "_id": name,
        "user_id": f"u-{name}",
        "channel": "email",
        "type": "promotion",
        "queue": QUEUE,
        "priority": PRIORITY[urgency],
        "due": due,
        "waited": False,
    }


async def flood(lab: Any, urgency: Urgency, ago: timedelta, count: int = 1_000) -> None:
    begin = lab.clock.now - ago
    await lab.deliveries.insert_many(
        [waiting(f"{urgency}-{n:04}", urgency, begin + timedelta(milliseconds=n)) for n in range(count)]
    )


def queue_of(lab: Any) -> MongoMailQueue:
    return MongoMailQueue(lab.service.core.mongo, lab.clock)


async def test_a_password_reset_goes_out_next_though_a_thousand_offers_wait(lab: Any) -> None:
    # REQ N-14, REQ N-17
    await flood(lab, "promotional", timedelta(hours=3))
    await lab.know("u-thandi")
    lab.clock.pass_(seconds=-1)
    reset = {"change": "password_reset_requested", "user_id": "u-thandi", "action_expires_at": None}
    await lab.handle(lab.event(AccountChanged.model_validate({**example(AccountChanged), **reset})))
    first, *others = await queue_of(lab).lease("me", LEASED, 30)
    assert (first["user_id"], first["type"]) == ("u-thandi", "password_reset")
    assert len(others) == LEASED - 1


async def test_each_class_goes_before_the_next_and_within_one_the_first_due(lab: Any) -> None:
    now = lab.clock.now
    minute = timedelta(minutes=1)
    rows = [
        waiting("offer", "promotional", now - 5 * minute),
        waiting("talk", "conversational", now - 4 * minute),
        waiting("order-2", "transactional", now - 2 * minute),
        waiting("order-1", "transactional", now - 3 * minute),
        waiting("reset", "critical", now - minute),
        waiting("later", "critical", now + 10 * minute),
    ]
    await lab.deliveries.insert_many(rows)
    order = [record["_id"] for record in await queue_of(lab).lease("me", LEASED, 30)]
    assert order == ["reset", "order-1", "order-2", "talk", "offer"]


async def test_an_offer_that_has_waited_goes_before_newer_talk_though_that_never_ends(lab: Any) -> None:
    # REQ N-17
    await flood(lab, "conversational", timedelta(minutes=1))
    old = waiting("old-offer", "promotional", lab.clock.now - RISES_AFTER - timedelta(minutes=1))
    new = waiting("new-offer", "promotional", lab.clock.now - timedelta(minutes=5))
    await lab.deliveries.insert_many([old, new])
    taken = [record["_id"] for record in await queue_of(lab).lease("me", LEASED, 30)]
    assert taken[0] == "old-offer"
    assert len(taken) == LEASED
    assert "new-offer" not in taken


async def test_what_was_queued_before_there_were_classes_is_taken(lab: Any) -> None:
    old = waiting("old", "promotional", lab.clock.now)
    del old["priority"]
    lab.clock.pass_(seconds=1)
    await lab.deliveries.insert_one({**old, "due": lab.clock.now - timedelta(minutes=1)})
    assert [record["_id"] for record in await queue_of(lab).lease("me", LEASED, 30)] == ["old"]


async def test_the_most_urgent_are_read_from_the_index_without_sorting(lab: Any) -> None:
    await flood(lab, "promotional", timedelta(minutes=10), 200)
    which = {"queue": QUEUE, "due": {"$lte": lab.clock.now}}
    plan = await lab.deliveries.find(which).sort([("priority", 1), ("due", 1)]).limit(LEASED).explain()
    assert "queue_by_priority" in str(plan["queryPlanner"]["winningPlan"])
    assert "'SORT'" not in str(plan["queryPlanner"]["winningPlan"])
    assert plan["executionStats"]["totalDocsExamined"] <= LEASED


async def test_an_instance_gives_back_what_it_holds_but_not_what_is_in_work_nor_what_others_hold(lab: Any) -> None:
    # FAULTS 20
    before = lab.clock.now - timedelta(minutes=1)
    await lab.deliveries.insert_many([waiting(name, "transactional", before) for name in ("working", "lost")])
    queue = queue_of(lab)
    assert len(await queue.lease("me", LEASED, 30)) == 2
    await lab.deliveries.insert_one(waiting("theirs", "transactional", before))
    assert [record["_id"] for record in await queue.lease("other", LEASED, 30)] == ["theirs"]
    await queue.release("me", {"working"})
    assert [record["_id"] for record in await queue.lease("third", LEASED, 30)] == ["lost"]


async def test_how_late_the_most_overdue_of_each_class_is(lab: Any) -> None:
    # REQ P-03
    now, minute = lab.clock.now, timedelta(minutes=1)
    rows = [
        waiting("order-1", "transactional", now - 3 * minute),
        waiting("order-2", "transactional", now - 2 * minute),
        waiting("later", "critical", now + minute),
    ]
    await lab.deliveries.insert_many(rows)
    registry = CollectorRegistry()
    await PrometheusCounts(registry).look(queue_of(lab))

    def overdue(urgency: Urgency) -> float | None:
        return registry.get_sample_value("saypro_mails_overdue_seconds", {"urgency": urgency})

    assert registry.get_sample_value("saypro_mails_waiting") == 3
    assert (overdue("transactional"), overdue("critical")) == (180, 0)
