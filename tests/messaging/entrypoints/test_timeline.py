"""The lines of a talk in words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from messaging.application.views import fresh
from messaging.domain import changes as c
from messaging.domain.conversation import Person
from messaging.domain.permissions import Role
from messaging.domain.replay import replay
from messaging.domain.talk import Draft, Opening, send, start
from messaging.domain.values import Kind, Part, Status
from messaging.entrypoints.rows import name_of
from messaging.entrypoints.timeline import _WORDS, SILENT, timeline

NOW = datetime(2026, 11, 2, 21, 30, tzinfo=UTC)
THANDI = Person(user_id="u-thandi", name="Thandi", roles=frozenset({Role.BUYER}))
SAM = Person(user_id="u-sam", name="Sam", roles=frozenset({Role.AGENT}))


def talk() -> tuple[c.Change, ...]:
    opening = Opening(conversation_id="c-1", kind=Kind.SUPPORT, subject="s", part=Part.BUYER)
    first = start(opening, THANDI, Draft(text="Hello", message_id="m-1"), NOW)
    second = send(replay(first), SAM, Draft(text="Hi", message_id="m-2"), NOW + timedelta(hours=1))
    third = c.StatusSet(seq=5, at=NOW + timedelta(hours=1), actor_id=None, status=Status.RESOLVED)
    return (*first, *second, third)


# REQ M-06
def test_both_sides_read_the_same_talk_their_way() -> None:
    conversation, stored = replay(talk()), [fresh("c-1", change) for change in talk()]
    mine = timeline(stored, conversation, THANDI, ZoneInfo("Africa/Johannesburg"))
    assert [(item.side, item.text) for item in mine] == [
        ("day", ""),
        ("own", "Hello"),
        ("day", ""),
        ("system", "Sam took this conversation"),
        ("other", "Hi"),
        ("system", "The system marked this as resolved"),
    ]
    assert mine[1].state == "Read"
    theirs = timeline(stored, conversation, SAM, ZoneInfo("UTC"))
    assert [item.side for item in theirs] == ["day", "other", "system", "own", "system"]
    assert theirs[3].state == "Sent"
    assert (name_of(conversation, THANDI), name_of(conversation, SAM)) == ("Support", "Thandi")


def test_every_change_has_words_or_is_silent() -> None:
    spoken = (c.Said, c.Noted)
    assert {*_WORDS, *SILENT, *spoken} == set(c.Change.__args__)


def test_what_was_taken_back_and_what_came_from_elsewhere() -> None:
    conversation, said = replay(talk()), fresh("c-1", talk()[1])
    gone = timeline([replace(said, text=None)], conversation, THANDI, ZoneInfo("UTC"))[1]
    assert gone.deleted
    assert gone.text == ""
    elsewhere = timeline([replace(said, conversation_id="c-2")], conversation, THANDI, ZoneInfo("UTC"))[1]
    assert (elsewhere.seq, elsewhere.state) == (None, "")


# REQ M-02
def test_a_line_about_another_conversation_leads_there() -> None:
    conversation = replay(talk())
    at = {"at": NOW, "actor_id": "u-sam"}
    made = (
        c.SplitOff(seq=6, target="c-9", taken=(2,), **at),
        c.Absorbed(seq=7, source="c-8", **at),
        c.MergedInto(seq=8, target="c-7", **at),
    )
    lines = timeline([fresh("c-1", one) for one in made], conversation, SAM, ZoneInfo("UTC"))[1:]
    assert [(one.text.removeprefix("You "), one.other_id) for one in lines] == [
        ("moved messages to a new conversation", "c-9"),
        ("merged another conversation into this one", "c-8"),
        ("merged this into another conversation", "c-7"),
    ]
    assert timeline([fresh("c-7", made[2])], conversation, SAM, ZoneInfo("UTC")) == []
    assert timeline([fresh("c-1", made[1])], conversation, THANDI, ZoneInfo("UTC"))[1].other_id == ""
    first = c.Opened(
        seq=1,
        conversation_id="c-9",
        kind=Kind.SUPPORT,
        subject="s",
        requester_id="u",
        members=(),
        split_from="c-1",
        **at,
    )
    assert timeline([fresh("c-9", first)], replay([first]), SAM, ZoneInfo("UTC"))[1].other_id == "c-1"


# REQ M-02
def test_a_new_conversation_may_begin_with_every_message_but_the_first() -> None:
    conversation, stored = replay(talk()), [fresh("c-1", change) for change in talk()]
    lines = timeline(stored, conversation, SAM, ZoneInfo("UTC"))
    assert [one.cuts for one in lines if one.side in ("own", "other")] == [False, True]
