"""From a batch of events to deliveries: who is concerned, what is decided for each channel, and what it says.

The hot path: one look-up of people, one write of all deliveries, plain dicts, nothing awaited per event.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from chassis import failpoints
from chassis.clock import Now
from chassis.errors import EventFailed
from chassis.unit_of_work import after_commit, publish
from notifier.application import tell_once
from notifier.application.announce import CHANGED, announcement
from notifier.application.concern import Concern, Concerns
from notifier.application.delivery_record import DeliveryRecord
from notifier.application.ports import Deliveries, Live, People, ReadMarks, Texts
from notifier.application.push_live import ShownHere, push_change, push_item
from notifier.domain.channels import IN_APP
from notifier.domain.consent import NO_CONSENT, lacks_consent
from notifier.domain.decide import decide
from notifier.domain.decision import Decision, Occasion, Rule, Sent
from notifier.domain.delivery import delivery_id, event_prefix, first_state
from notifier.domain.links import NOWHERE
from notifier.domain.notification_types import NotificationType
from notifier.domain.person import Person, stranger
from notifier.domain.priority import PRIORITY
from saypro_events import Event

STRANGER_WAIT = timedelta(minutes=1)
"""Topics share no order: a new person's account event may come after their first order. Their mail waits for it."""
SUPERSEDED = Decision("suppress", "superseded", None)
REPEATED = Decision("suppress", "repeated", None)


@dataclass(slots=True)
class _Known:
    """What the batch was told of the world: people, threads and what was read, before it decides anything."""

    now: datetime
    people: Mapping[str, Person]
    positions: dict[str, int]
    read: Mapping[tuple[str, str], int]
    sent: dict[str, list[Sent]]
    """What counts against caps, of those who have any: what this batch sends is added to it."""
    told: dict[str, list[DeliveryRecord]]
    """What is told once and has been, by its name."""
    completed: list[DeliveryRecord] = field(default_factory=list)
    """Those of them in which the rest is told now."""
    noted: list[DeliveryRecord] = field(default_factory=list)
    """Those of them that another event, too, would have told."""


@dataclass(frozen=True)
class PlanNotifications:
    """Plans everything that a batch of events asks for, inside its transaction (REQ N-01 to N-18)."""

    people: People
    deliveries: Deliveries
    read_marks: ReadMarks
    texts: Texts
    live: Live
    shown: ShownHere
    queued: Callable[[], None]
    """Called after the commit of deliveries for another channel's stage."""
    planned: Callable[[Sequence[DeliveryRecord]], None]
    """Called with all deliveries after their commit, to be counted."""
    types: Mapping[str, NotificationType]
    concerns: Concerns
    now: Now
    unread_delay: timedelta

    async def __call__(self, events: Sequence[Event[Any]]) -> None:
        """Plan for everyone whom the events concern by themselves."""
        await self.plan(await self._concerned(events))

    async def plan(self, concerned: Sequence[tuple[Event[Any], Iterable[Concern]]]) -> None:
        """Store a delivery per event, person and channel, and publish what was decided."""
        if not concerned:
            return
        known = await self._learn([concern for _, concerns in concerned for concern in concerns])
        records: list[DeliveryRecord] = []
        for event, concerns in concerned:
            try:
                failpoints.hit("notifier.plan")
                for concern in concerns:
                    records += self._tell(event, concern, known)
            except (ValueError, LookupError, TypeError, AttributeError) as error:
                raise EventFailed(event.id, error) from error
        await self.deliveries.add(records)
        publish(*(announcement(record, known.now) for record in records))
        await self._complete(known, {record["_id"] for record in records})
        after_commit(lambda: self.planned(records))
        watched = [r for r in records if r["channel"] == IN_APP and "box" in r and self.live.listens(r["user_id"])]
        if watched:
            after_commit(_pusher(self.live, self.shown, watched))
        if any("queue" in record for record in (*records, *known.completed)):
            after_commit(self.queued)

    async def _complete(self, known: _Known, fresh: Collection[str]) -> None:
        """Store what was added to deliveries from before; open pages, here and on other instances, hear of it."""
        await self.deliveries.complete([record for record in known.noted if record["_id"] not in fresh])
        items = [record for record in known.completed if "box" in record and record["_id"] not in fresh]
        publish(*(announcement(record, known.now, state=CHANGED) for record in items))
        for user_id in {record["user_id"] for record in items}:
            after_commit(partial(push_change, self.live, user_id))

    async def _concerned(self, events: Sequence[Event[Any]]) -> list[tuple[Event[Any], Iterable[Concern]]]:
        """The events that concern anybody, with each person once."""
        found: list[tuple[Event[Any], Iterable[Concern]]] = []
        for event in events:
            concerned = self.concerns.get(event.type)
            if concerned is None:
                continue
            persons: dict[str, Concern] = {}
            for concern in concerned(event):
                for one in [concern] if concern.team is None else await self._members(concern):
                    persons.setdefault(one.user_id, one)
            if persons:
                found.append((event, persons.values()))
        return found

    async def _members(self, concern: Concern) -> list[Concern]:
        members = await self.people.with_role(concern.team or "")
        return [replace(concern, user_id=member, team=None) for member in members]

    async def _learn(self, concerns: Sequence[Concern]) -> _Known:
        now = self.now()
        people = await self.people.get({concern.user_id for concern in concerns})
        threads = {c.thread for c in concerns if c.supersedes and c.thread and c.position is not None}
        positions: dict[str, int] = {}
        for news in await self.deliveries.news(threads) if threads else ():
            positions[news.thread] = max(positions.get(news.thread, news.position), news.position)
        pairs = {(c.thread, c.user_id) for c in concerns if c.thread and c.position is not None and not c.supersedes}
        read = await self.read_marks.get(pairs) if pairs else {}
        return _Known(now, people, positions, read, await self._sent(concerns, people, now), await self._told(concerns))

    async def _told(self, concerns: Sequence[Concern]) -> dict[str, list[DeliveryRecord]]:
        names = {concern.once for concern in concerns if concern.once is not None}
        told: dict[str, list[DeliveryRecord]] = {}
        for record in await self.deliveries.told_once(names) if names else ():
            told.setdefault(record["once"], []).append(record)
        return told

    async def _sent(
        self, concerns: Sequence[Concern], people: Mapping[str, Person], now: datetime
    ) -> dict[str, list[Sent]]:
        """What counts against caps, for those alone who have caps and are concerned in something that is capped."""
        capped = {
            concern.user_id: max(cap.hours for cap in person.preferences.caps.values())
            for concern in concerns
            if self.types[concern.type].rule.capped
            and (person := people.get(concern.user_id)) is not None
            and person.preferences.caps
        }
        if not capped:
            return {}
        types = [name for name, row in self.types.items() if row.rule.capped]
        return await self.deliveries.sent_since(capped, types, now - timedelta(hours=max(capped.values())))

    def _tell(self, event: Event[Any], concern: Concern, known: _Known) -> list[DeliveryRecord]:
        """New deliveries; of what is told once and has been, the rest is told in the ones that there are."""
        if concern.once is None:
            return self._plan(event, concern, known)
        told = known.told.get(concern.once)
        if told is None:
            known.told[concern.once] = told = self._plan(event, concern, known)
            tell_once.begin(told, concern.once, concern.wait, known.now)
            return told
        tell_once.note(told, event, known.now)
        known.noted += told
        person = known.people.get(concern.user_id) or stranger(concern.user_id)
        if concern.wait is None and not person.recipient.erased:
            text = self.texts.in_app(concern.type, person, event.data)
            known.completed += tell_once.complete(told, event, text, known.now)
        return []

    def _plan(self, event: Event[Any], concern: Concern, known: _Known) -> list[DeliveryRecord]:
        """One record for each channel of the type; channels that were never asked for are noted on the first."""
        known_person = known.people.get(concern.user_id)
        person = known_person or stranger(concern.user_id)
        rule = self.types[concern.type].rule
        decisions = self._decide(rule, concern, person, known)
        prefix = event_prefix(event.id)
        subject = _subject(event.data)
        records: list[DeliveryRecord] = []
        for channel, decided in decisions.items():
            decision = decided
            if known_person is None and decided.reason == "no_address" and channel in rule.channels:
                decision = Decision("defer", "unknown_person", known.now + STRANGER_WAIT)
            if decision.reason == "not_opted_in" and records:
                records[0]["not_asked"] = [*records[0].get("not_asked", ()), channel]
                continue
            record: DeliveryRecord = {
                "_id": delivery_id(prefix, concern.user_id, channel),
                "event_id": event.id,
                "event_type": event.type,
                "correlation_id": event.correlationid or event.id,
                "user_id": concern.user_id,
                "role": concern.role,
                "type": concern.type,
                "category": rule.category,
                "channel": channel,
                "state": first_state(decision.outcome, channel),
                "outcome": decision.outcome,
                "reason": decision.reason,
                "at": known.now,
                "link": concern.link,
            }
            if concern.thread is not None and concern.position is not None:
                record["thread"], record["position"] = concern.thread, concern.position
            if subject is not None and subject != concern.user_id:
                record["about"] = subject
            if concern.expires_at is not None:
                record["expires_at"] = concern.expires_at
            if decision.at is not None:
                if channel == IN_APP:
                    self._show(record, event, person, known)
                else:
                    self._queue(record, event, decision, decision.at)
            records.append(record)
        return records

    def _decide(self, rule: Rule, concern: Concern, person: Person, known: _Known) -> Mapping[str, Decision]:
        stale = self._stale(concern, known)
        if stale is not None:
            return dict.fromkeys((*rule.channels, *rule.opt_in), stale)
        if lacks_consent(rule, person):
            return dict.fromkeys((*rule.channels, *rule.opt_in), NO_CONSENT)
        decisions = decide(
            rule,
            Occasion(concern.role, concern.expires_at),
            person.recipient,
            preferences=person.preferences,
            sent=known.sent.get(concern.user_id, ()),
            now=known.now,
        )
        if rule.capped and person.preferences.caps:
            going = (Sent(channel, known.now) for channel, one in decisions.items() if one.outcome == "send")
            known.sent.setdefault(concern.user_id, []).extend(going)
        return decisions

    @staticmethod
    def _stale(concern: Concern, known: _Known) -> Decision | None:
        """What is decided of news that come too late or again; None for new ones, which are remembered as the newest.

        A thread that supersedes is one aggregate's events as one person sees them, and the inbox has dropped events
        whose id was seen. So a place in it that is taken is a number that another event had.
        """
        if not concern.supersedes or concern.thread is None or concern.position is None:
            return None
        newest = known.positions.get(concern.thread)
        if newest is not None and concern.position <= newest:
            return REPEATED if concern.position == newest else SUPERSEDED
        known.positions[concern.thread] = concern.position
        return None

    def _show(self, record: DeliveryRecord, event: Event[Any], person: Person, known: _Known) -> None:
        """An inbox item: its words, unread unless it was read before this news of it came."""
        text = self.texts.in_app(record["type"], person, event.data)
        record["title"], record["body"], record["action"], record["language"] = text
        if record["link"] == NOWHERE:
            record["action"] = ""
        covered = known.read.get((record.get("thread", ""), record["user_id"]), -1)
        record["box"] = "read" if record.get("position", 0) <= covered else "unread"

    def _queue(self, record: DeliveryRecord, event: Event[Any], decision: Decision, due: datetime) -> None:
        """For another channel's stage: when it is due, how urgent it is, and the facts to write it from."""
        row = self.types[record["type"]]
        record["queue"] = record["channel"]
        record["priority"] = PRIORITY[row.urgency]
        record["waited"] = decision.outcome != "send"
        record["due"] = due
        record["facts"] = event.data.model_dump_json(exclude_none=True)
        if row.delayed and record["channel"] == "email":
            earliest = record["at"] + self.unread_delay
            record["due"] = max(due, earliest)
            record["waited"] = True
            if decision.outcome == "send":
                record["state"], record["reason"] = "deferred", "unread_delay"


def _subject(data: Any) -> str | None:
    """The customer whom an event is about."""
    for name in ("requester_id", "buyer_id", "sender_id"):
        found: str | None = getattr(data, name, None)
        if found is not None:
            return found
    return None


def _pusher(live: Live, shown: ShownHere, records: Sequence[DeliveryRecord]) -> Callable[[], None]:
    def push() -> None:
        for record in records:
            if record["_id"] not in shown:  # its news from Kafka may have been faster than this
                shown.add(record["_id"])
                push_item(live, record)

    return push
