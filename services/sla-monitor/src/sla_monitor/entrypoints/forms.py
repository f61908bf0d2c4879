"""The policy editor's form: from a policy to its fields, and back to plain data that the rules check."""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sla_monitor.domain.calendar import parse_minute
from sla_monitor.domain.deadline import Target
from sla_monitor.domain.errors import InvalidFieldError
from sla_monitor.domain.explanation import say_duration
from sla_monitor.domain.instants import MINUTE
from sla_monitor.domain.plain import policy_to_plain
from sla_monitor.domain.policy import METRICS as PROMISED
from sla_monitor.domain.policy import Policy, Warn
from sla_monitor.entrypoints.mistakes import Mistake, Reading, say, typed_in
from sla_monitor.entrypoints.words import METRIC_WORDS

T = TypeVar("T")
METRICS = tuple((metric, METRIC_WORDS[metric]) for metric in PROMISED)
SELECTORS = ("priorities", "categories", "subcategories", "channels", "roles", "tiers")
MATCHES = 4
"""How many alternatives the form offers; the API takes more."""
LABELS = {
    "rank": "Rank",
    "target": "Within",
    "calendar": "On calendar",
    "warn": "Remind at",
    "close": "Business day ends",
}
"""What stands above each field, by the first part of its name."""
_ADVICE = {
    "rank": "Write a whole number from 1 to 100000.",
    "target": "Write a time such as 30 min, 4 h or 2 d.",
    "calendar": "Choose a calendar that is open often enough.",
    "warn": "Write shares from 1 % to 99 %, or times before it is due, such as 75 %, 30 min.",
    "close": "Write a time of day after 00:00, such as 17:00.",
}
_PLACE = re.compile(r"promises\[(\d+)\]\.(target_minutes|warnings|calendar|non_working_arrival)(\.close)?.*")
_KINDS = {"target_minutes": "target", "warnings": "warn", "calendar": "calendar", "non_working_arrival": "calendar"}
_DURATION = re.compile(r"(\d+(?:[.,]\d+)?)\s*(min|m|h|d)", re.IGNORECASE)
_UNITS = {"min": 1, "m": 1, "h": 60, "d": 24 * 60}


def form_of(policy: Policy | None) -> dict[str, str]:
    """The form's values for a policy; of a new one, the usual ones."""
    if policy is None:
        return {"rank": "50", "active": "on", "note": "", **_blank_promises()}
    plain = policy_to_plain(policy)
    fields = {
        "rank": str(policy.rank),
        "active": "on" if policy.active else "",
        "note": policy.note,
        **_blank_promises(),
    }
    for at, match in enumerate(plain["matches"][:MATCHES]):
        fields |= {f"match-{at}-{selector}": ", ".join(match.get(selector, ())) for selector in SELECTORS}
    for promise in plain["promises"]:
        metric, rule = promise["metric"], promise["non_working_arrival"]
        fields |= {
            f"target-{metric}": say_duration(round(promise["target_minutes"] * MINUTE)),
            f"calendar-{metric}": promise["calendar"],
            f"pausable-{metric}": "on" if promise["pausable"] else "",
            f"weekend-{metric}": "on" if rule else "",
            f"close-{metric}": rule["close"] if rule else "17:00",
            f"warn-{metric}": ", ".join(
                f"{warn['percent']} %" if "percent" in warn else f"{warn['minutes_before']} min"
                for warn in promise["warnings"]
            ),
        }
    return fields


def plain_of(form: Mapping[str, str]) -> dict[str, Any]:
    """What the form says, for `policy_from_plain`. Raises InvalidFieldError naming the form's fields."""
    reading = Reading()
    matches = [
        {selector: _words(form.get(f"match-{at}-{selector}", "")) for selector in SELECTORS} for at in range(MATCHES)
    ]
    plain = {
        "rank": reading.read(lambda: _rank(form), 0),
        "active": form.get("active") == "on",
        "to_running": form.get("to_running") == "on",
        "note": form.get("note", "")[:500],
        "matches": [match for match in matches if any(match.values())],
        "promises": [_promise(form, metric, reading) for metric in _promised(form)],
    }
    reading.end()
    return plain


def mistake_of(refused: InvalidFieldError, form: Mapping[str, str]) -> Mistake:
    """Which input a refusal is about, and what the page says there."""
    field = _field_of(refused.field, form)
    kind, _, metric = field.partition("-")
    if refused.field == "promises":
        return Mistake(field, _label(kind, metric), "Nothing is promised. Write a time for at least one promise.")
    return Mistake(field, _label(kind, metric), say(refused, form.get(field, ""), _ADVICE.get(kind, "")))


def parse_duration(text: str, field: str) -> float:
    """Minutes of `4 h`, `1 h 30 min`, `2 d`."""
    parts = _DURATION.findall(text)
    if not parts or _DURATION.sub("", text).strip():
        raise InvalidFieldError(field, f"“{text[:40]}” is not a time", "a time such as 30 min, 4 h or 2 d")
    return sum(float(amount.replace(",", ".")) * _UNITS[unit.lower()] for amount, unit in parts)


def _field_of(path: str, form: Mapping[str, str]) -> str:
    """The input that a path of the rules stands for; what the form itself refused names its input."""
    promised = _promised(form)
    place = _PLACE.fullmatch(path)
    if place and int(place[1]) < len(promised):
        return f"{'close' if place[3] else _KINDS[place[2]]}-{promised[int(place[1])]}"
    if path.startswith("promises"):
        kind = "calendar" if path.endswith(".calendar") and promised else "target"
        return f"{kind}-{(promised or PROMISED)[0]}"
    return path if path in form or path == "rank" else ""


def _label(kind: str, metric: str) -> str:
    return ": ".join(words for words in (METRIC_WORDS.get(metric, ""), LABELS.get(kind, "")) if words)


def _promised(form: Mapping[str, str]) -> list[str]:
    return [metric for metric in PROMISED if form.get(f"target-{metric}", "").strip()]


def _rank(form: Mapping[str, str]) -> int:
    rank = form.get("rank", "")
    if not rank.isascii() or not rank.isdigit() or not 0 < int(rank[:9]) <= 100_000:
        raise InvalidFieldError("rank", f"{typed_in(form, 'rank')} is not such a number", "a number from 1 to 100000")
    return int(rank)


def _promise(form: Mapping[str, str], metric: str, reading: Reading) -> dict[str, Any]:
    weekend = {
        "weekdays": ["sat", "sun"],
        "holidays": True,
        "due": "end_of_next_business_day",
        "close": form.get(f"close-{metric}", "17:00"),
    }
    by_weekend = form.get(f"weekend-{metric}") == "on"
    if by_weekend:
        reading.read(lambda: _close(form, f"close-{metric}"), 0)
    return {
        "metric": metric,
        "target_minutes": reading.read(lambda: _target(form, f"target-{metric}"), 1.0),
        "calendar": form.get(f"calendar-{metric}", ""),
        "pausable": form.get(f"pausable-{metric}") == "on",
        "non_working_arrival": weekend if by_weekend else None,
        "warnings": reading.read(lambda: _warnings(form, f"warn-{metric}"), list[dict[str, int]]()),
    }


def _target(form: Mapping[str, str], field: str) -> float:
    minutes = parse_duration(form[field], field)
    return _under(field, lambda: Target(minutes)).minutes


def _close(form: Mapping[str, str], field: str) -> int:
    minute = parse_minute(form.get(field, "17:00"), field)
    if minute == 0:
        raise InvalidFieldError(field, "“00:00” is no end of a day", "a time after 00:00, up to 24:00")
    return minute


def _warnings(form: Mapping[str, str], field: str) -> list[dict[str, int]]:
    return [_warning(part, field) for part in _words(form.get(field, ""))]


def _warning(text: str, field: str) -> dict[str, int]:
    percent = re.fullmatch(r"(\d{1,3})\s*%", text)
    if percent:
        share = int(percent[1])
        _under(field, lambda: Warn(percent=share))
        return {"percent": share}
    minutes = round(parse_duration(text, field))
    _under(field, lambda: Warn(minutes=minutes))
    return {"minutes_before": minutes}


def _under(field: str, make: Callable[[], T]) -> T:
    """A value of the rules; refused, it names the form's field."""
    try:
        return make()
    except InvalidFieldError as refused:
        raise InvalidFieldError(field, refused.problem, refused.allowed) from refused


def _words(text: str) -> list[str]:
    return [word for word in (part.strip() for part in text[:1000].split(",")) if word]


def _blank_promises() -> dict[str, str]:
    usual = {"target": "", "calendar": "", "pausable": "on", "weekend": "", "close": "17:00", "warn": "75 %"}
    return {f"{name}-{metric}": value for metric, _ in METRICS for name, value in usual.items()}
