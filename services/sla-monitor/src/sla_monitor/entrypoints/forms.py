"""The policy editor's form: from a policy to its fields, and back to plain data that the rules check."""

import re
from collections.abc import Mapping
from typing import Any

from sla_monitor.domain.errors import InvalidFieldError
from sla_monitor.domain.explanation import say_duration
from sla_monitor.domain.instants import MINUTE
from sla_monitor.domain.plain import policy_to_plain
from sla_monitor.domain.policy import METRICS as PROMISED
from sla_monitor.domain.policy import Policy
from sla_monitor.entrypoints.words import METRIC_WORDS

METRICS = tuple((metric, METRIC_WORDS[metric]) for metric in PROMISED)
SELECTORS = ("priorities", "categories", "subcategories", "channels", "roles", "tiers")
MATCHES = 4
"""How many alternatives the form offers; the API takes more."""
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
    """What the form says, for `policy_from_plain`. Raises InvalidFieldError naming the form's field."""
    rank = form.get("rank", "")
    if not rank.isascii() or not rank.isdigit() or not 0 < int(rank[:9]) <= 100_000:
        raise InvalidFieldError("rank", f"{rank[:20]!r}", "a whole number from 1 to 100000")
    matches = [
        {selector: _words(form.get(f"match-{at}-{selector}", "")) for selector in SELECTORS} for at in range(MATCHES)
    ]
    return {
        "rank": int(rank),
        "active": form.get("active") == "on",
        "to_running": form.get("to_running") == "on",
        "note": form.get("note", "")[:500],
        "matches": [match for match in matches if any(match.values())],
        "promises": [_promise(form, metric) for metric, _ in METRICS if form.get(f"target-{metric}", "").strip()],
    }


def parse_duration(text: str, field: str) -> float:
    """Minutes of `4 h`, `1 h 30 min`, `2 d`."""
    parts = _DURATION.findall(text)
    if not parts or _DURATION.sub("", text).strip():
        raise InvalidFieldError(field, f"{text[:40]!r}", "a time such as 30 min, 4 h or 2 d")
    return sum(float(amount.replace(",", ".")) * _UNITS[unit.lower()] for amount, unit in parts)


def _promise(form: Mapping[str, str], metric: str) -> dict[str, Any]:
    weekend = {
        "weekdays": ["sat", "sun"],
        "holidays": True,
        "due": "end_of_next_business_day",
        "close": form.get(f"close-{metric}", "17:00"),
    }
    return {
        "metric": metric,
        "target_minutes": parse_duration(form[f"target-{metric}"], f"target-{metric}"),
        "calendar": form.get(f"calendar-{metric}", ""),
        "pausable": form.get(f"pausable-{metric}") == "on",
        "non_working_arrival": weekend if form.get(f"weekend-{metric}") == "on" else None,
        "warnings": [_warning(part, f"warn-{metric}") for part in _words(form.get(f"warn-{metric}", ""))],
    }


def _warning(text: str, field: str) -> dict[str, int]:
    percent = re.fullmatch(r"(\d{1,3})\s*%", text)
    if percent:
        return {"percent": int(percent[1])}
    return {"minutes_before": round(parse_duration(text, field))}


def _words(text: str) -> list[str]:
    return [word for word in (part.strip() for part in text[:1000].split(",")) if word]


def _blank_promises() -> dict[str, str]:
    usual = {"target": "", "calendar": "", "pausable": "on", "weekend": "", "close": "17:00", "warn": "75 %"}
    return {f"{name}-{metric}": value for metric, _ in METRICS for name, value in usual.items()}
