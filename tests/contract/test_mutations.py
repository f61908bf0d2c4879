"""Ten thousand damaged records: each is read as a valid event or refused with a reason, never another exception.

Hypothesis chooses the record, the odd values and the seed; from each choice twenty damaged records are made.
"""

import json
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from saypro_events import BadRecord, Encoded, Event, Reason, decode, encode, encode_structured, topics
from saypro_events.generate.examples import BEGIN, example_events

RECORDS = [
    write(event)
    for model in topics.BY_MODEL
    for event in list(example_events(model).values())[:3]
    for write in (encode, encode_structured)
]
EXAMPLES = 500
EACH = 20

HEADER_NAMES = ["ce_id", "ce_type", "ce_time", "ce_source", "ce_specversion", "ce_sequence", "ce_subject",
                "ce_correlationid", "ce_traceparent", "content-type", "traceparent", "x-other"]  # fmt: skip
HEADER_VALUES = [
    None, b"", b"1.0", b"\xff", b"-1", b"9" * 30, b"2026-06-03", b"0001-01-01T00:00:00+23:59", b"\x00",
    b"9999-12-31T23:59:59-23:59", b"2026-06-03T10:00:00Z", b"com.saypro.order.updated.v2", b"com.saypro..v",
    b"com.saypro.message.sent.v1", b"com.saypro.user.updated.v1", b"application/cloudevents+json",
    b"application/json;x", b"text/plain",
]  # fmt: skip
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=8),
    st.sampled_from(
        ["\ud800", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+14:00", 10**400, 1e308, [], {}, [[]], {"": {}}]
    ),
)


class Damage:
    """A record that is being damaged."""

    def __init__(self, record: Encoded, odd: list[Any], some: bytes, random: Random) -> None:
        self.topic: str = record.topic
        self.key: bytes | None = record.key
        self.value: bytes | None = record.value
        self.headers: list[tuple[str, bytes | None]] = [*record.headers]
        self._odd = odd
        self._some = some
        self._random = random

    def once(self) -> None:
        self._random.choice((self._bytes, self._field, self._field, self._header, self._header, self._place))()

    def _bytes(self) -> None:
        value = self.value or b"{}"
        at = self._random.randrange(len(value))
        head, tail = value[:at], value[at:]
        choices = (head + self._some + tail[1:], head + self._some + tail, head, b"", None, self._some)
        self.value = self._random.choice(choices)

    def _field(self) -> None:
        """Somewhere in the JSON a value becomes another, goes, or comes twice."""
        try:
            whole = json.loads(self.value or b"")
        except ValueError:
            return
        places: list[tuple[Any, Any]] = []
        _collect(whole, places)
        if not places:
            return
        holder, name = self._random.choice(places)
        if self._random.random() < 0.6:
            holder[name] = self._random.choice(self._odd)
        elif isinstance(holder, list):
            holder += holder[:50]
        else:
            del holder[name]
        self.value = json.dumps(whole).encode()

    def _header(self) -> None:
        name = self._random.choice(HEADER_NAMES)
        if self._random.random() < 0.7:
            self.headers = [header for header in self.headers if header[0] != name]
        if self._random.random() < 0.7:
            self.headers.append((name, self._random.choice((*HEADER_VALUES, self._some))))

    def _place(self) -> None:
        if self._random.random() < 0.5:
            self.topic = self._random.choice((*topics.NAMES, "", "nowhere"))
        else:
            self.key = self._random.choice((None, b"", self._some))


def _collect(value: Any, places: list[tuple[Any, Any]]) -> None:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in items:
        places.append((value, name))
        _collect(inner, places)


# REQ P-01, REQ P-05
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(
    st.sampled_from(RECORDS),
    st.lists(ODD, min_size=3, max_size=6),
    st.binary(min_size=1, max_size=4),
    st.integers(0, 2**32),
)
def test_a_damaged_record_is_read_or_refused(record: Encoded, odd: list[Any], some: bytes, seed: int) -> None:
    random = Random(seed)
    for _ in range(EACH):
        damage = Damage(record, odd, some, random)
        for _ in range(random.randint(1, 3)):
            damage.once()
        refused = _refusal(damage)
        assert refused is None or (isinstance(refused.reason, Reason) and 0 < len(refused.detail) < 2000)


def test_that_makes_ten_thousand() -> None:
    assert EXAMPLES * EACH >= 10_000


def _refusal(damage: Damage) -> BadRecord | None:
    """Why the record can't be read; None where it can, and then it is valid."""
    note(f"{damage.topic} {damage.key!r} {damage.headers} {damage.value!r}")
    try:
        event = decode(damage.topic, damage.key, damage.value, damage.headers, now=BEGIN)
    except BadRecord as refused:
        return refused
    _is_valid(event, damage)
    return None


def _is_valid(event: Event[Any], damage: Damage) -> None:
    """What was read can be written, and is the same when it is read again."""
    record = encode(event)
    assert (record.topic, record.key) == (damage.topic, damage.key)
    assert decode(record.topic, record.key, record.value, record.headers) == event
