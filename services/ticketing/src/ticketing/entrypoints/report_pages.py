"""The monthly report: a page for managers, and the same as CSV and PDF (REQ T-12)."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from chassis.clock import Now
from chassis.web import Manager, Pages
from ticketing.application.read_report import ReadMonth, ReadReport
from ticketing.domain.month import Month
from ticketing.entrypoints import report_csv, report_rows

Written = Annotated[str, Path(pattern=r"^20\d\d-(0[1-9]|1[0-2])$")]
ROOT = "/ticketing/reports"


@dataclass(frozen=True)
class ReportPages:
    """What the routes share."""

    read: ReadReport
    pages: Pages
    now: Now

    def router(self) -> APIRouter:
        """Every route, for managers and admins."""
        router = APIRouter(prefix="/reports", include_in_schema=False)

        @router.get("")
        async def newest(me: Manager) -> Response:
            """The month that is over last: of the one that runs little can be said on its first days."""
            return RedirectResponse(f"{ROOT}/{self.read.current(self.now()).before}", 303)

        @router.get("/{month}.csv")
        async def as_csv(month: Written, me: Manager) -> Response:
            read = await self.read(Month.parse(month), self.now())
            return _download(report_csv.write(read), "text/csv; charset=utf-8", f"support-{month}.csv")

        @router.get("/{month}.pdf")
        async def as_pdf(month: Written, me: Manager) -> Response:
            read = await self.read(Month.parse(month), self.now())
            content = await run_in_threadpool(_pdf, read, self.pages.brand.name, self._told(read))
            return _download(content, "application/pdf", f"support-{month}.pdf")

        @router.get("/{month}")
        async def show(request: Request, month: Written, me: Manager) -> Response:
            read = await self.read(Month.parse(month), self.now())
            return self.pages.render(
                request,
                "report.html",
                me,
                read=read,
                total=read.report.total,
                told=self._told(read),
                older=f"{ROOT}/{read.month.before}",
                newer=None if read.running else f"{ROOT}/{read.month.after}",
                rows=report_rows,
            )

        return router

    def _told(self, read: ReadMonth) -> str:
        """What the figures cover."""
        zone = self.read.zone.key.replace("_", " ")
        if read.published_at is not None:
            at = read.published_at.astimezone(self.read.zone)
            return f"As published on {at:%-d %B %Y, %H:%M}. Days of {zone}."
        if read.running:
            return f"So far: the month is not over. Days of {zone}."
        return f"The whole month, reckoned just now. Days of {zone}."


def _pdf(read: ReadMonth, brand: str, told: str) -> bytes:
    # Seven megabytes of ReportLab and Pillow, wanted once a month if at all: loaded with the first PDF, in its thread.
    from ticketing.entrypoints import report_pdf  # noqa: PLC0415

    return report_pdf.write(read, brand, told)


def _download(content: bytes, media_type: str, name: str) -> Response:
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
