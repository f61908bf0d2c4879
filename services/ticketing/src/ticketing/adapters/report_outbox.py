"""A published report into the outbox of the running transaction: the notifier mails it to the managers."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from chassis.unit_of_work import publish
from saypro_events import encode, new_event
from saypro_events.report import ReportKind, ReportPublished
from ticketing.adapters.outbox import SOURCE
from ticketing.application.report_ports import Published
from ticketing.domain.month import Month
from ticketing.domain.monthly_report import Figures, Spread

READERS = ("manager",)


class OutboxReportEvents:
    """One event for each month; its id is the report's, so twice is the same. `origin`: where people read it."""

    def __init__(self, origin: str, zone: ZoneInfo) -> None:
        self._origin = origin
        self._zone = zone

    def publish(self, month: Month, published: Published) -> None:
        """Tell the managers that it can be read, and its summary."""
        url = f"{self._origin}/ticketing/reports/{month}"
        told = ReportPublished(
            report_id=f"rp-{month}-support",
            kind=ReportKind.SUPPORT,
            title=f"Support in {month.title}",
            period_start=month.start(self._zone),
            period_end=month.end(self._zone),
            figures=dict(_figures(published.report.total)),
            recipient_roles=READERS,
            url=url,
            csv_url=f"{url}.csv",
            pdf_url=f"{url}.pdf",
            published_at=published.at,
        )
        publish(encode(new_event(told, id=told.report_id, time=published.at, source=SOURCE)))


def _figures(total: Figures) -> Iterator[tuple[str, float]]:
    """Those that there are: a month without ratings has no satisfaction."""
    yield "tickets", float(total.opened)
    yield "resolved", float(total.resolution.count)
    for name, spread in (("first_response", total.first_response), ("resolution", total.resolution)):
        yield from ((f"{name}_{part}_minutes", seconds / 60) for part, seconds in _parts(spread))
    if total.rating.mean is not None:
        yield "satisfaction", round(total.rating.mean, 2)
        yield "ratings", float(total.rating.count)


def _parts(spread: Spread) -> Iterator[tuple[str, float]]:
    for part, seconds in (("mean", spread.mean), ("p50", spread.median), ("p90", spread.p90)):
        if seconds is not None:
            yield part, seconds
