"""`saypro explain` in words."""

from saypro_local.tools.explain import in_words

EXPLAINED = {
    "event_id": "e-1",
    "event_type": "com.saypro.order.updated.v1",
    "people": [
        {
            "user_id": "u-thandi",
            "role": "buyer",
            "type": "order_confirmed",
            "channels": {
                "email": {
                    "state": "deferred",
                    "reason": "quiet_hours",
                    "why": "Quiet hours",
                    "due_at": "2026-06-04T05:00:00+00:00",
                    "changed_at": None,
                    "attempts": 0,
                    "last_error": None,
                },
                "sms": {"state": "suppressed", "reason": "not_opted_in", "why": "Not switched on"},
            },
        }
    ],
}


# REQ N-16
def test_each_channel_has_its_line_with_the_reason():
    lines = list(in_words(EXPLAINED))
    assert lines[0] == "com.saypro.order.updated.v1  e-1"
    assert "u-thandi (buyer): order_confirmed" in lines
    assert "  email    deferred    Quiet hours; due 2026-06-04T05:00:00+00:00" in lines
    assert "  sms      suppressed  Not switched on" in lines


def test_it_names_the_event_that_had_told_the_same_before() -> None:
    # REQ T-04
    [person] = EXPLAINED["people"]
    told = {**person, "told_by": "e-0"}  # type: ignore[dict-item]
    assert "  told already, by event e-0" in list(in_words({**EXPLAINED, "people": [told]}))
