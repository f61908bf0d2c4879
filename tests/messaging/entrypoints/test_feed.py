"""A reader's place: in order, once, whatever is pushed and however often."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from messaging.application.live import LiveChange, LiveHint
from messaging.application.summaries import StoredChange
from messaging.application.views import change_view, fresh
from messaging.domain import changes as c
from messaging.domain.conversation import Conversation, Person
from messaging.domain.permissions import Role
from messaging.domain.replay import replay
from messaging.domain.talk import Draft, Opening, note, send, start
from messaging.domain.values import Kind, Part
from messaging.entrypoints.feed import TalkFeed

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
THANDI = Person(user_id="u-thandi", name="Thandi", roles=frozenset({Role.BUYER}))
SAM = Person(user_id="u-sam", name="Sam", roles=frozenset({Role.AGENT}))


class FakeLog:
    def __init__(self, changes: Sequence[c.Change]) -> None:
        self.changes = changes

    async def after(self, conversation_id: str, seq: int, limit: int) -> Sequence[StoredChange]:
        return [fresh(conversation_id, one) for one in self.changes if one.seq > seq][:limit]

    async def latest(self, *_: Any) -> Sequence[StoredChange]:
        raise AssertionError("a feed only goes forward")


def history() -> tuple[Conversation, list[c.Change]]:
    opening = Opening(conversation_id="c-1", kind=Kind.SUPPORT, subject="s", part=Part.BUYER)
    made: list[c.Change] = list(start(opening, THANDI, Draft(text="0", message_id="m0"), NOW))
    talk = replay(made)
    for n in range(1, 9):
        speak = note if n % 3 == 0 else send
        more = speak(talk, SAM, Draft(text=str(n), message_id=f"m{n}"), NOW)
        talk = replay(more, talk)
        made += more
    return talk, made


TALK, CHANGES = history()


def push(seq: int, *, hint: bool) -> LiveChange | LiveHint:
    change = CHANGES[seq - 1]
    if hint:
        return LiveHint("c-1", seq)
    return LiveChange("c-1", seq, c.is_internal(change), change_view(fresh("c-1", change)))


# REQ M-06, FAULTS 35
@given(
    reader=st.sampled_from([THANDI, SAM]),
    after=st.integers(0, len(CHANGES)),
    pushes=st.lists(st.tuples(st.integers(1, len(CHANGES)), st.booleans()), max_size=15),
)
async def test_any_pushes_in_any_order_give_each_change_once(
    reader: Person, after: int, pushes: list[tuple[int, bool]]
) -> None:
    feed = TalkFeed(FakeLog(CHANGES), TALK, reader, after)
    frames = []
    for seq, hint in pushes:
        frames += await feed.take(push(seq, hint=hint))
    frames += await feed.catch_up()
    shown = [one.seq for one in CHANGES if one.seq > after and (reader is SAM or not c.is_internal(one))]
    assert [frame["change"]["seq"] for frame in frames] == shown
    assert [frame["after"] for frame in frames] == [after, *shown][: len(shown)]
