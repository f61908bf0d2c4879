import re
from pathlib import Path

import pytest

from saypro_events import topics
from saypro_events.topics import BY_MODEL, SERVICES, TOPICS, Topic, split_type

DESIGNED = """
order.updated user.updated user.erased account.changed promotion.published loyalty.updated referral.completed
platform.announced conversation.updated message.sent message.read ticket.opened ticket.updated ticket.escalated
ticket.resolved survey.submitted sla.warned sla.breached report.published notification.updated
user.export_requested user.data_exported user.data_erased sla.updated
"""


# REQ P-01
def test_every_topic_of_the_design_is_listed_once() -> None:
    assert sorted(topics.NAMES) == sorted(DESIGNED.split())
    assert len(TOPICS) == len(topics.BY_NAME)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_a_topic_is_complete(topic: Topic) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z_]+", topic.name)
    assert topic.key in topic.model.model_fields
    assert topic.model.model_fields[topic.key].is_required()
    assert topic.says.endswith((".", "..."))
    assert topic.partitions in {3, 6}
    assert topic.cleanup in {"delete", "compact"}
    assert set(topic.config) == {"cleanup.policy", "retention.ms", "max.message.bytes"}
    assert topic.external == (topic.owner not in SERVICES and not topic.writers)


def test_the_notifier_reads_every_event_but_its_own_and_the_answers_of_services() -> None:
    unread = {topic.name for topic in TOPICS} - set(topics.names(topics.consumed_by("notifier")))
    assert unread == {"notification.updated", "user.data_exported", "user.data_erased"}


# REQ P-06
def test_every_service_hears_of_erasure_and_export_and_may_answer() -> None:
    for service in SERVICES:
        assert {"user.erased", "user.export_requested"} <= set(topics.names(topics.consumed_by(service)))
        assert {"user.data_erased", "user.data_exported"} <= set(topics.names(topics.written_by(service)))


def test_profiles_are_kept_and_the_rest_expires() -> None:
    assert [topic.name for topic in TOPICS if topic.cleanup == "compact"] == ["user.updated"]
    assert topics.BY_NAME["user.updated"].config["retention.ms"] == "-1"
    assert topics.BY_NAME["order.updated"].config["retention.ms"] == str(14 * 24 * 3600 * 1000)


def test_types_are_split_into_topic_and_version() -> None:
    assert split_type("com.saypro.user.data_erased.v12") == ("user.data_erased", 12)
    for wrong in ("order.updated.v1", "com.saypro.order.updated", "com.saypro.order.updated.vx", "com.saypro.v1"):
        with pytest.raises(ValueError, match="not of the form"):
            split_type(wrong)
    assert all(split_type(model.TYPE)[1] >= 1 for model in BY_MODEL)


def test_every_entity_module_is_reached_by_the_list() -> None:
    package = Path(topics.__file__).parent
    listed = {Path(package / f"{model.__module__.rpartition('.')[2]}.py") for model in BY_MODEL}
    with_types = {place for place in package.glob("*.py") if "TYPE: ClassVar[str] = " in place.read_text("utf-8")}
    assert listed == with_types
