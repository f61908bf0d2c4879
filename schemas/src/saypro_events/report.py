"""Reports for managers (REQ T-12, S-07)."""

from typing import Annotated, ClassVar

from saypro_events.base import EventData, Id, Line, OpenEnum, Url, UtcTime, about


class ReportKind(OpenEnum):
    """What a report is about."""

    SERVICE_LEVELS = "service_levels"
    SUPPORT = "support"
    TEAM = "team"
    TRAFFIC = "traffic"
    UNKNOWN = "unknown"


class ReportPublished(EventData):
    """A report is ready to be read."""

    TYPE: ClassVar[str] = "com.saypro.report.published.v1"

    report_id: Annotated[Id, about("The report.", "rp-2026-05-support")]
    kind: Annotated[ReportKind, about("What it is about.", "support")]
    title: Annotated[Line, about("Headline.", "Support in May 2026")]
    period_start: Annotated[UtcTime, about("Covers from.", "2026-05-01T00:00:00Z")]
    period_end: Annotated[UtcTime, about("Covers until, exclusive.", "2026-06-01T00:00:00Z")]
    figures: Annotated[
        dict[str, float],
        about("Figures of the summary, by name.", {"tickets": 812, "first_response_p50_minutes": 42.5}),
    ]
    recipient_ids: Annotated[tuple[Id, ...], about("People it is sent to.", ["u-olga"], person=True)] = ()
    recipient_roles: Annotated[tuple[str, ...], about("Roles it is sent to.", ["manager"])] = ()
    url: Annotated[Url | None, about("Where to read it.", "https://comms.example.test/ticketing/reports/2026-05")] = (
        None
    )
    csv_url: Annotated[Url | None, about("As CSV.", "https://comms.example.test/ticketing/reports/2026-05.csv")] = None
    pdf_url: Annotated[Url | None, about("As PDF.", "https://comms.example.test/ticketing/reports/2026-05.pdf")] = None
    published_at: Annotated[UtcTime, about("When it was ready.", "2026-06-01T06:00:00Z")]
