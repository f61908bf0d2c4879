"""Who may see how reliably a seller answers, and who says that no answer is needed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from messaging.application.drafts import Utterance
from messaging.application.response_times import MarkNeed, ShowResponseTime
from messaging.application.start_conversation import Request
from messaging.domain.changes import NeedMarked
from messaging.domain.errors import NotAllowed, NotVisible
from messaging.domain.response_measure import WINDOW, Thread
from messaging.domain.values import Kind


@dataclass
class FakeThreads:
    kept: list[Thread]
    asked_since: list[datetime] = field(default_factory=list)

    async def asked_of(self, seller_id: str, since: datetime) -> Sequence[Thread]:
        self.asked_since.append(since)
        return [one for one in self.kept if one.started_at >= since]


# REQ M-07
async def test_it_is_shown_to_the_seller_and_to_staff_only(world: Any) -> None:
    begun = world.now - timedelta(days=2)
    on_time = Thread(started_at=begun, answered_at=begun + timedelta(hours=1))
    threads = FakeThreads([on_time] * 9 + [Thread(started_at=begun)])
    show = ShowResponseTime(threads)
    for who in ("u-mei", "u-sam"):
        assert (await show(world.person(who), "u-mei", world.now)).share == 0.9
    with pytest.raises(NotVisible):
        await show(world.person("u-thandi"), "u-mei", world.now)
    assert set(threads.asked_since) == {world.now - WINDOW}


# REQ M-07
async def test_only_the_seller_who_was_asked_says_that_no_answer_is_needed(world: Any) -> None:
    said = Utterance(text="Thanks!", client_id="k")
    asked = Request(kind=Kind.ORDER, subject="", utterance=said, order_id="o-1")
    by_buyer = (await world.start(world.person("u-thandi"), asked, world.now)).conversation
    by_seller = (await world.start(world.person("u-mei"), asked, world.now)).conversation
    assert (by_buyer.answerer_id, by_seller.answerer_id) == ("u-mei", None)
    mark = MarkNeed(world.change)
    mei = world.person("u-mei")
    marked = await mark(by_buyer.id, mei, world.now, needs_answer=False)
    assert [type(change) for change in marked.changes] == [NeedMarked]
    assert not marked.conversation.needs_answer
    assert (await mark(by_buyer.id, mei, world.now, needs_answer=False)).changes == ()
    assert (await mark(by_buyer.id, mei, world.now, needs_answer=True)).conversation.needs_answer
    for talk, who in ((by_buyer, "u-thandi"), (by_seller, "u-mei")):
        with pytest.raises(NotAllowed):
            await mark(talk.id, world.person(who), world.now, needs_answer=False)
    with pytest.raises(NotVisible):
        await mark(by_buyer.id, world.person("u-lars"), world.now, needs_answer=False)
