from saypro_events import topics
from saypro_events.generate.examples import example_events
from saypro_events.message import MessageSent
from saypro_events.order import OrderUpdated
from saypro_events.personal import MASK, masked, person_fields, personal_fields, values_at
from saypro_events.ticket import TicketUpdated
from saypro_events.user import UserUpdated


# REQ P-06
def test_personal_fields_come_from_the_models() -> None:
    assert personal_fields(UserUpdated) == (
        "display_name", "email", "phone", "push", "webhook_url", "attributes",
    )  # fmt: skip
    assert personal_fields(MessageSent) == ("subject", "sender_name", "text", "attachments[].name")
    assert "shipping_address" in personal_fields(OrderUpdated)
    assert "changes[].old" in personal_fields(TicketUpdated)


def test_ids_of_people_are_told_apart_from_what_is_said_of_them() -> None:
    assert person_fields(MessageSent) == ("sender_id", "recipient_ids", "requester_id")
    assert not {path for model in topics.BY_MODEL for path in person_fields(model)} & {"text", "subject"}


def test_masking_hides_every_personal_value_and_nothing_else() -> None:
    event = example_events(MessageSent)["first"]
    shown = masked(event.data)
    assert shown["text"] == shown["sender_name"] == shown["subject"] == MASK
    assert shown["attachments"][0] == {
        "attachment_id": "a-5501",
        "name": MASK,
        "content_type": "image/jpeg",
        "size": 248213,
        "url": "/messaging/v1/attachments/a-5501",
    }
    assert shown["message_id"] == "m-70001"
    assert shown["order_id"] == "o-1001"


def test_masking_leaves_what_is_empty_empty() -> None:
    shown = masked(example_events(UserUpdated)["least"].data)
    assert shown["email"] is None
    assert shown["display_name"] == MASK


def test_values_are_found_at_their_paths() -> None:
    data = example_events(MessageSent)["first"].data.model_dump(mode="json")
    assert list(values_at(data, "attachments[].name")) == ["dent.jpg"]
    assert list(values_at(data, "sender_name")) == ["Thandi Nkosi"]
    assert list(values_at({}, "attachments[].name")) == []
