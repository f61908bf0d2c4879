"""What can be wrong with a record, each with its own reason code."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a record was refused. A code never changes its meaning; dead letters, metrics and `saypro` show it."""

    TOMBSTONE = "tombstone"
    EMPTY_VALUE = "empty_value"
    OVERSIZED = "oversized"
    UNSUPPORTED_CONTENT_TYPE = "unsupported_content_type"
    MISSING_HEADER = "missing_header"
    NULL_HEADER = "null_header"
    HEADER_NOT_UTF8 = "header_not_utf8"
    DUPLICATE_HEADER = "duplicate_header"
    MISSING_ATTRIBUTE = "missing_attribute"
    BAD_ATTRIBUTE = "bad_attribute"
    UNSUPPORTED_SPECVERSION = "unsupported_specversion"
    UNKNOWN_TYPE = "unknown_type"
    UNKNOWN_VERSION = "unknown_version"
    WRONG_TOPIC = "wrong_topic"
    BAD_ID = "bad_id"
    BAD_SOURCE = "bad_source"
    BAD_TIME = "bad_time"
    FROM_THE_FUTURE = "from_the_future"
    BAD_SEQUENCE = "bad_sequence"
    BAD_JSON = "bad_json"
    NOT_AN_OBJECT = "not_an_object"
    INVALID_DATA = "invalid_data"
    MISSING_KEY = "missing_key"
    WRONG_KEY = "wrong_key"

    @property
    def meaning(self) -> str:
        """In words, for the reference and for people who look at dead letters."""
        return _MEANINGS[self]


_MEANINGS = {
    Reason.TOMBSTONE: "The record has no value, on a compacted topic: the key is deleted. There is nothing to handle.",
    Reason.EMPTY_VALUE: "The record has no value, or an empty one.",
    Reason.OVERSIZED: "The value is larger than 1 MiB.",
    Reason.UNSUPPORTED_CONTENT_TYPE: "The content-type header is neither JSON nor CloudEvents as JSON.",
    Reason.MISSING_HEADER: "Binary mode: one of the headers ce_specversion, ce_id, ce_source, ce_type, ce_time "
    "is missing, or there are no CloudEvents attributes at all.",
    Reason.NULL_HEADER: "Binary mode: a CloudEvents header has no value.",
    Reason.HEADER_NOT_UTF8: "Binary mode: a CloudEvents header is not UTF-8.",
    Reason.DUPLICATE_HEADER: "Binary mode: a CloudEvents header comes twice.",
    Reason.MISSING_ATTRIBUTE: "Structured mode: one of specversion, id, source, type, time, data is missing.",
    Reason.BAD_ATTRIBUTE: "Structured mode: an attribute has the wrong JSON type, or data_base64 is not base64.",
    Reason.UNSUPPORTED_SPECVERSION: "The CloudEvents version is not 1.0.",
    Reason.UNKNOWN_TYPE: "The event type is not one of ours.",
    Reason.UNKNOWN_VERSION: "The event type is ours, but this reader does not know that version of it.",
    Reason.WRONG_TOPIC: "The event type belongs on another topic.",
    Reason.BAD_ID: "The id is empty, or longer than 200 characters.",
    Reason.BAD_SOURCE: "The source is empty, or longer than 500 characters.",
    Reason.BAD_TIME: "The time is not RFC 3339 with an offset.",
    Reason.FROM_THE_FUTURE: "The time is more than five minutes ahead of the reader's clock.",
    Reason.BAD_SEQUENCE: "The sequence is not a whole number from 0 to 2^53 - 1.",
    Reason.BAD_JSON: "The value is not JSON in UTF-8.",
    Reason.NOT_AN_OBJECT: "The value, or the data, is JSON but not an object.",
    Reason.INVALID_DATA: "The data does not match the schema of its type; the detail names the fields.",
    Reason.MISSING_KEY: "The record has no key.",
    Reason.WRONG_KEY: "The record's key is not the field of the data that the topic is keyed by: order would be lost.",
}


class BadRecord(Exception):
    """A record that no retry makes readable: it belongs into the dead letters.

    `detail` says what exactly, for people. It names fields but never repeats their values: they may be personal.
    """

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type["BadRecord"], tuple[Reason, str]]:
        return BadRecord, (self.reason, self.detail)


class RefusedEvent(ValueError):
    """An event that must not be sent. `reason` is what a reader would have said, `event_id` names the event."""

    def __init__(self, event_id: str, reason: Reason, detail: str) -> None:
        super().__init__(f"event {event_id!r} was not sent: {reason}: {detail}")
        self.event_id = event_id
        self.reason = reason
        self.detail = detail
