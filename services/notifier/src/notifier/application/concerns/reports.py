"""Whom a report concerns: the people and the roles that it names (REQ T-12)."""

from notifier.application.concern import Concern
from notifier.domain.links import safe_link
from saypro_events import Event
from saypro_events.report import ReportPublished


def concerned_by_report(event: Event[ReportPublished]) -> list[Concern]:
    """Everyone it is sent to, by name or by role."""
    report = event.data
    named: list[tuple[str, str | None]] = [(user_id, None) for user_id in report.recipient_ids]
    return [
        Concern(
            user_id=user_id,
            role="agent",
            type="report_ready",
            link=safe_link(report.url, "/ticketing/reports"),
            expires_at=None,
            team=team,
        )
        for user_id, team in [*named, *(("", role) for role in report.recipient_roles)]
    ]
