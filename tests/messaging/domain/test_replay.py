"""Whatever people do, in whatever order: replay gives the same state, prefixes are valid, and nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from messaging.domain import changes as c
from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import ConversationError
from messaging.domain.handling import assign, invite, set_category, set_priority, set_status, set_tags
from messaging.domain.joining import Both, Cut, Pair, merge, spans, split, undo_merge, undo_split
from messaging.domain.permissions import Role
from messaging.domain.replay import OutOfOrder, apply, begin, replay
from messaging.domain.talk import Draft, Opening, delete, edit, mark_read, note, say_automatically, send, start
from messaging.domain.values import Category, Kind, Part, Priority, Status

PEOPLE = [
    Person(user_id="u-buyer", name="B", roles=frozenset({Role.BUYER})),
    Person(user_id="u-other", name="O", roles=frozenset({Role.BUYER})),
    Person(user_id="u-agent", name="A", roles=frozenset({Role.AGENT})),
    Person(user_id="u-senior", name="S", roles=frozenset({Role.SENIOR})),
    Person(user_id="u-admin", name="D", roles=frozenset({Role.ADMIN})),
]
BUYER, OTHER = PEOPLE[:2]
STAFF = PEOPLE[2:]
people = st.sampled_from(PEOPLE)
texts = st.text(alphabet="ab ", max_size=5)


def oldest(*times: datetime | None) -> datetime | None:
    return min((at for at in times if at is not None), default=None)


class Talks(RuleBasedStateMachine):
    """Everything that can be done to conversations, allowed or not, by anyone."""

    ids = Bundle("ids")

    @initialize()
    def begin(self) -> None:
        self.log: dict[str, list[c.Change]] = {}
        self.heads: dict[str, Conversation] = {}
        self.now = datetime(2026, 1, 1, tzinfo=UTC)
        self.count = 0

    def fresh(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}-{self.count}"

    def keep(self, talk_id: str, made: tuple[c.Change, ...]) -> None:
        self.log.setdefault(talk_id, []).extend(made)
        if made:
            self.heads[talk_id] = replay(made, self.heads.get(talk_id))

    def do(self, talk_id: str, decide: Callable[[Conversation], tuple[c.Change, ...]]) -> None:
        self.now += timedelta(seconds=7)
        try:
            made = decide(self.heads[talk_id])
        except ConversationError:
            return
        self.keep(talk_id, made)

    @rule(target=ids, who=st.sampled_from([BUYER, OTHER, *STAFF]))
    def open(self, who: Person) -> str:
        talk_id = self.fresh("c")
        opening = Opening(conversation_id=talk_id, kind=Kind.SUPPORT, subject="s", part=Part.BUYER)
        self.keep(talk_id, start(opening, who, self.draft("first"), self.now))
        return talk_id

    def draft(self, text: str) -> Draft:
        return Draft(text=text, message_id=self.fresh("m"))

    @rule(talk_id=ids, who=people, text=texts, internal=st.booleans())
    def say(self, talk_id: str, who: Person, text: str, internal: bool) -> None:
        speak = note if internal else send
        self.do(talk_id, lambda talk: speak(talk, who, self.draft(text), self.now))

    @rule(talk_id=ids)
    def reply_automatically(self, talk_id: str) -> None:
        self.do(talk_id, lambda talk: say_automatically(talk, "Closed.", self.fresh("m"), self.now))

    @rule(talk_id=ids, who=people, back=st.integers(0, 4))
    def look(self, talk_id: str, who: Person, back: int) -> None:
        self.do(talk_id, lambda talk: mark_read(talk, who, talk.seq - back, back, self.now))

    @rule(talk_id=ids, who=people, status=st.sampled_from(Status))
    def mark(self, talk_id: str, who: Person, status: Status) -> None:
        self.do(talk_id, lambda talk: set_status(talk, who, status, self.now))

    @rule(talk_id=ids, who=people, to=st.sampled_from([*PEOPLE, None]), believed=st.sampled_from([*STAFF, None]))
    def hand_over(self, talk_id: str, who: Person, to: Person | None, believed: Person | None) -> None:
        expected = believed.user_id if believed else None
        self.do(talk_id, lambda talk: assign(talk, who, to, self.now, expected=expected))

    @rule(talk_id=ids, who=people, guest=people)
    def call_in(self, talk_id: str, who: Person, guest: Person) -> None:
        self.do(talk_id, lambda talk: invite(talk, who, guest, self.now))

    @rule(talk_id=ids, who=people, category=st.sampled_from(Category), priority=st.sampled_from(Priority))
    def sort(self, talk_id: str, who: Person, category: Category, priority: Priority) -> None:
        self.do(talk_id, lambda talk: set_category(talk, who, category, self.now))
        self.do(talk_id, lambda talk: set_priority(talk, who, priority, self.now))
        self.do(talk_id, lambda talk: set_tags(talk, who, (category.value,), self.now))

    @rule(talk_id=ids, who=people, pick=st.integers(0, 20), text=texts, away=st.booleans())
    def rewrite(self, talk_id: str, who: Person, pick: int, text: str, away: bool) -> None:
        said = self.spoken(talk_id)
        if not said:
            return
        message = said[pick % len(said)]
        if away:
            self.do(talk_id, lambda talk: delete(talk, who, message, self.now))
        else:
            self.do(talk_id, lambda talk: edit(talk, who, message, text, self.now))

    @rule(left=ids, right=ids, who=people, undo=st.booleans())
    def put_together(self, left: str, right: str, who: Person, undo: bool) -> None:
        try:
            pair = (undo_merge if undo else merge)(self.heads[left], self.heads[right], who, self.now)
        except ConversationError:
            return
        if not undo:
            self.an_undo_at_once_leaves_nothing_behind(left, right, who, pair)
        self.keep(left, pair.left)
        self.keep(right, pair.right)

    def an_undo_at_once_leaves_nothing_behind(self, left: str, right: str, who: Person, pair: Pair) -> None:
        source, target = replay(pair.left, self.heads[left]), replay(pair.right, self.heads[right])
        back = undo_merge(source, target, who, self.now)
        for joined, undone, was in (
            (source, back.left, self.heads[left]),
            (target, back.right, self.heads[right]),
        ):
            assert replace(replay(undone, joined), seq=was.seq, updated_at=was.updated_at) == was

    @rule(target=ids, talk_id=ids, who=people, picks=st.sets(st.integers(0, 4), max_size=3))
    def cut(self, talk_id: str, who: Person, picks: set[int]) -> str:
        own = self.spoken(talk_id)
        seqs = tuple(own[pick].seq for pick in picks if pick < len(own))
        new_id = self.fresh("c")
        try:
            made, opened = split(self.heads[talk_id], own, Cut(new_id=new_id, subject="cut", seqs=seqs), who, self.now)
        except ConversationError:
            return talk_id
        self.nothing_is_lost_by_a_split_nor_by_its_undo_at_once(talk_id, who, made, opened)
        self.keep(talk_id, made)
        self.keep(new_id, (opened,))
        return new_id

    def nothing_is_lost_by_a_split_nor_by_its_undo_at_once(
        self, talk_id: str, who: Person, made: tuple[c.Change, ...], opened: c.Opened
    ) -> None:
        """What was open is open on either side, and nothing else is."""
        was = self.heads[talk_id]
        origin, new = replay(made, was), begin(opened)
        assert oldest(origin.waiting_since, new.waiting_since) == was.waiting_since
        pair = undo_split(origin, new, Both(left=self.spoken(talk_id), right=()), who, self.now)
        back = replay(pair.left, origin)
        assert (back.waiting_since, back.messages, back.given) == (was.waiting_since, was.messages, was.given)

    def spoken(self, talk_id: str) -> list[c.Said | c.Noted]:
        return [change for change in self.log[talk_id] if isinstance(change, c.Said | c.Noted)]

    @rule(origin=ids, new=ids, who=people)
    def uncut(self, origin: str, new: str, who: Person) -> None:
        try:
            said = Both(left=self.spoken(origin), right=self.spoken(new))
            pair = undo_split(self.heads[origin], self.heads[new], said, who, self.now)
        except ConversationError:
            return
        waited = oldest(self.heads[origin].waiting_since, self.heads[new].waiting_since)
        self.keep(origin, pair.left)
        self.keep(new, pair.right)
        assert self.heads[origin].waiting_since == waited

    @invariant()
    def replay_gives_the_same_and_every_prefix_is_valid(self) -> None:
        for talk_id, log in self.log.items():
            state = begin(log[0])  # type: ignore[arg-type]  # the first change of a log opens it
            for change in log[1:]:
                state = apply(state, change)
            assert state == self.heads[talk_id]

    @invariant()
    def seq_has_no_holes(self) -> None:
        for log in self.log.values():
            assert [change.seq for change in log] == list(range(1, len(log) + 1))

    @invariant()
    def every_message_is_shown_exactly_once(self) -> None:
        shown = [pair for head in self.heads.values() if head.merged_into is None for pair in self.shown(head)]
        said = [
            (talk_id, change.seq)
            for talk_id, log in self.log.items()
            for change in log
            if isinstance(change, c.Said | c.Noted)
        ]
        assert sorted(shown) == sorted(said)

    @invariant()
    def lists_show_the_newest_message_of_all_that_are_shown(self) -> None:
        said = {(talk_id, one.seq): one for talk_id, log in self.log.items() for one in log if isinstance(one, c.Said)}
        for head in [one for one in self.heads.values() if one.merged_into is None]:
            times = [said[place].at for place in self.shown(head) if place in said]
            shown = None if head.last_message is None else head.last_message.at
            assert shown == max(times, default=None) or head.own_last is None

    def shown(self, head: Conversation) -> list[tuple[str, int]]:
        return [
            (span.conversation_id, change.seq)
            for span in spans(head, self.heads.__getitem__)
            for change in self.log[span.conversation_id]
            if isinstance(change, c.Said | c.Noted)
            and change.seq not in span.without
            and (span.only is None or change.seq in span.only)
        ]

    @invariant()
    def whoever_waits_is_seen_to_wait(self) -> None:
        for head in self.heads.values():
            assert not (head.status is Status.RESOLVED and head.waiting_since)
            assert all(one.unread >= 0 for one in head.participants)
            assert head.messages >= 0

    @invariant()
    def nobody_gets_another_customers_messages(self) -> None:
        for head in self.heads.values():
            for span in spans(head, self.heads.__getitem__):
                assert self.heads[span.conversation_id].requester_id == head.requester_id

    @invariant()
    def the_assignee_works_here(self) -> None:
        for head in self.heads.values():
            holder = head.participant(head.assignee_id)
            assert (holder is None) == (head.assignee_id is None)
            assert holder is None or holder.part in (Part.SUPPORT, Part.ADMIN)


Talks.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
# REQ M-02, REQ M-09
TestTalks = Talks.TestCase


def test_a_change_out_of_order_is_not_applied(asked: Conversation, now: datetime) -> None:
    late = c.StatusSet(seq=asked.seq, at=now, actor_id=None, status=Status.RESOLVED)
    with pytest.raises(OutOfOrder):
        apply(asked, late)
    with pytest.raises(OutOfOrder):
        apply(asked, replace(late, seq=asked.seq + 2))


def test_a_conversation_begins_once_and_with_its_opening(asked: Conversation, thandi: Person, now: datetime) -> None:
    opening = Opening(conversation_id="c-2", kind=Kind.SUPPORT, subject="s", part=Part.BUYER)
    opened, said = start(opening, thandi, Draft(text="x", message_id="m"), now)
    with pytest.raises(OutOfOrder):
        replay((said,))
    with pytest.raises(OutOfOrder):
        replay(())
    with pytest.raises(OutOfOrder):
        apply(asked, replace(opened, seq=asked.seq + 1))


# REQ M-09
def test_a_merge_of_two_customers_is_refused(asked: Conversation, lars: Person, sam: Person, now: datetime) -> None:
    opening = Opening(conversation_id="c-2", kind=Kind.SUPPORT, subject="s", part=Part.BUYER)
    other = replay(start(opening, lars, Draft(text="x", message_id="m"), now))
    with pytest.raises(ConversationError, match="different customers"):
        merge(other, asked, sam, now)
