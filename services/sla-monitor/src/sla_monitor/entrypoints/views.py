"""Clocks, policies and scores as the API answers them."""

from datetime import datetime
from typing import Any

from sla_monitor.application.change_book import Preview
from sla_monitor.application.explain_clock import ExplainedClock
from sla_monitor.application.ports import Score
from sla_monitor.domain.book import DatedCalendar
from sla_monitor.domain.explanation import Explanation
from sla_monitor.domain.plain import calendar_to_plain, policy_to_plain
from sla_monitor.domain.policy import Policy

Json = dict[str, Any]


def clock_view(explained: ExplainedClock) -> Json:
    """One clock with its explanation."""
    ticket, clock = explained.ticket, explained.clock
    return {
        "clock_id": clock.clock_id,
        "ticket_id": ticket.ticket_id,
        "ticket_number": ticket.number,
        "assignee_id": ticket.now.assignee_id,
        "level": ticket.now.level,
        "category": ticket.now.category,
        "priority": ticket.now.priority,
        "metric": clock.metric,
        "state": clock.state.value,
        "policy": clock.term.policy,
        "policy_version": clock.term.version,
        "calendar": clock.term.calendar,
        "started_at": _time(clock.started_at),
        "due_at": _time(clock.due_at),
        "ended_at": _time(clock.ended_at),
        "answered_at": _time(clock.answered_at),
        "pauses": [{"from": _time(pause.start), "to": _time(pause.end)} for pause in clock.pauses],
        "reminders": [_time(at) for at in explained.reminders],
        **explanation_view(explained.explanation),
    }


def explanation_view(explanation: Explanation) -> Json:
    """Words, and the spans that they sum up."""
    return {
        "explanation": explanation.words,
        "spans": [
            {"kind": span.kind, "from": _time(span.start), "to": _time(span.end)} for span in explanation.stretches
        ],
    }


def policy_view(policy: Policy) -> Json:
    """One version of a policy."""
    edit = {"edited_at": _time(policy.edited_at), "edited_by": policy.edited_by}
    return {"name": policy.name, "version": policy.version, **policy_to_plain(policy), **edit}


def calendar_view(dated: DatedCalendar) -> Json:
    """One version of a calendar."""
    edit = {"edited_at": _time(dated.edited_at), "edited_by": dated.edited_by}
    return {"name": dated.calendar.name, "version": dated.calendar.version, **calendar_to_plain(dated), **edit}


def preview_view(preview: Preview) -> Json:
    """Which clocks would move, and which would be missed at once."""
    return {
        "looked_at": preview.looked_at,
        "live": preview.live,
        "breaches": sum(move.breaches for move in preview.moves),
        "moves": [
            {
                "clock_id": move.clock_id,
                "ticket_id": move.ticket.ticket_id,
                "ticket_number": move.ticket.number,
                "metric": move.metric,
                "policy_before": move.policy_before,
                "policy_after": move.policy_after,
                "due_before": _time(move.due_before),
                "due_after": _time(move.due_after),
                "breaches": move.breaches,
            }
            for move in preview.moves
        ],
    }


def score_view(score: Score) -> Json:
    """How promises were kept."""
    return {
        "who": score.who,
        "met": score.met,
        "breached": score.breached,
        "percent": score.percent,
        "mean_seconds": score.seconds,
    }


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")
