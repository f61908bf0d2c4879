"""News that two events tell: named by the first, completed by the one that knows all (REQ T-04)."""

from datetime import UTC, datetime, timedelta
from typing import Any

from notifier.application.delivery_record import DeliveryRecord
from notifier.application.ports import InAppText
from notifier.application.tell_once import begin, complete
from saypro_events import Event, new_event
from saypro_events.generate.examples import example
from saypro_events.sla import SlaUpdated

NOW = datetime(2026, 6, 3, 10, tzinfo=UTC)
LATER = NOW + timedelta(seconds=5)
WORDS = InAppText("Number 1", "By four", "View", "en")
PROMISE: Event[Any] = new_event(
    SlaUpdated.model_validate(example(SlaUpdated)), id="e-1", time=NOW, source="/test", sequence=1
)


def mail(**changes: Any) -> DeliveryRecord:
    record = {"_id": "d-email", "queue": "email", "state": "planned", "reason": "ok", "due": NOW, "facts": "{}"}
    return {**record, **changes}  # type: ignore[typeddict-item, return-value]


def test_what_would_be_sent_at_once_waits_for_the_rest() -> None:
    record = mail()
    begin([record], "acknowledged:t-1", timedelta(seconds=5), NOW)
    assert (record["once"], record["state"], record["reason"]) == ("acknowledged:t-1", "deferred", "promise_delay")
    assert record["due"] == LATER


def test_what_waits_for_quiet_hours_anyway_waits_for_them_alone() -> None:
    record = mail(state="deferred", reason="quiet_hours", due=NOW + timedelta(hours=8))
    begin([record], "acknowledged:t-1", timedelta(seconds=5), NOW)
    assert (record["reason"], record["due"]) == ("quiet_hours", NOW + timedelta(hours=8))
    [changed] = complete([record], PROMISE, WORDS, LATER)
    assert (changed["reason"], changed["due"]) == ("quiet_hours", NOW + timedelta(hours=8))
    assert changed["facts_type"] == SlaUpdated.TYPE


def test_the_first_that_knows_all_waits_for_nothing() -> None:
    record = mail()
    begin([record], "acknowledged:t-1", None, NOW)
    assert (record["state"], record["due"]) == ("planned", NOW)


def test_the_rest_is_told_in_what_is_not_sent_yet_and_sends_it() -> None:
    waiting = mail(state="deferred", reason="promise_delay", due=LATER)
    item: Any = {"_id": "d-in_app", "box": "unread", "title": "Number 1", "body": "Soon", "state": "delivered"}
    silent: Any = {"_id": "d-push", "state": "suppressed", "reason": "preference"}
    assert complete([waiting, item, silent], PROMISE, WORDS, NOW) == [waiting, item]
    assert (waiting["state"], waiting["reason"], waiting["due"]) == ("planned", "ok", NOW)
    assert waiting["facts"] == PROMISE.data.model_dump_json(exclude_none=True)
    assert (item["body"], item["state"]) == ("By four", "delivered")


def test_a_mail_that_may_have_been_sent_stays_as_it_is() -> None:
    under_way = mail(message_id="d-email")
    assert complete([under_way], PROMISE, WORDS, NOW) == []
    assert under_way["facts"] == "{}"
