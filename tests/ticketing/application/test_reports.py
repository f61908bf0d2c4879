"""Publishing and reading the monthly report, on fakes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from chassis.errors import NotFound
from ticketing.application.ports import TicketFilter, TicketRow
from ticketing.application.publish_report import PublishReport
from ticketing.application.read_report import ReadReport
from ticketing.application.report_ports import Published
from ticketing.domain.month import Month
from ticketing.domain.monthly_report import Act, Step, Story

ZONE = ZoneInfo("Africa/Johannesburg")
MAY = Month(2026, 5)
FIRST = datetime(2026, 6, 1, 4, tzinfo=UTC)
"""Six in the morning of the first, there."""


@dataclass
class Office:
    """Every port of the report."""

    stories: list[Story] = field(default_factory=list)
    asked: list[tuple[datetime, datetime]] = field(default_factory=list)
    kept: dict[Month, Published] = field(default_factory=dict)
    told: list[tuple[Month, Published]] = field(default_factory=list)
    due: list[Month] = field(default_factory=list)
    rows: list[TicketRow] = field(default_factory=list)

    async def between(self, start: datetime, end: datetime) -> Sequence[Story]:
        self.asked.append((start, end))
        return self.stories

    async def get(self, month: Month) -> Published | None:
        return self.kept.get(month)

    async def add(self, month: Month, published: Published) -> bool:
        return self.kept.setdefault(month, published) is published

    def publish(self, month: Month, published: Published) -> None:
        self.told.append((month, published))

    async def set(self, month: Month) -> None:
        self.due.append(month)

    async def find(self, wanted: TicketFilter, limit: int) -> list[TicketRow]:
        self.asked.append((wanted.since, wanted.before))  # type: ignore[arg-type]
        return self.rows

    async def names(self, user_ids: Sequence[str]) -> dict[str, str]:
        return {user_id: user_id.upper() for user_id in user_ids}

    @property
    def publishing(self) -> PublishReport:
        return PublishReport(self, self, self, self, ZONE)

    @property
    def reading(self) -> ReadReport:
        return ReadReport(self, self, self, self, ZONE)  # type: ignore[arg-type]


@pytest.fixture
def office() -> Office:
    at = datetime(2026, 5, 3, tzinfo=UTC)
    return Office([Story("account", at, (Step(Act.RESOLVED, at + timedelta(hours=2), "u-sam"),))])


def row(number: int, subject: str) -> TicketRow:
    at = datetime(2026, 5, number, tzinfo=UTC)
    return TicketRow(f"t-{number}", f"SP-{number}", subject, "u-x", "account", "low", "open", "agent", at)


async def test_a_month_is_published_once_and_the_next_is_set(office: Office) -> None:
    # REQ T-12, REQ P-05
    assert await office.publishing(MAY, FIRST)
    assert not await office.publishing(MAY, FIRST + timedelta(seconds=1))
    ((month, published),) = office.told
    assert (month, published.at, published.report.total.opened) == (MAY, FIRST, 1)
    assert office.due == [Month(2026, 6)] * 2
    assert office.asked[0] == (datetime(2026, 4, 30, 22, tzinfo=UTC), datetime(2026, 5, 31, 22, tzinfo=UTC))


async def test_the_month_that_runs_is_set_at_every_start(office: Office) -> None:
    await office.publishing.begin(datetime(2026, 5, 31, 23, tzinfo=UTC))
    assert office.due == [Month(2026, 6)]


async def test_a_published_month_stays_as_it_was(office: Office) -> None:
    # REQ T-12
    before = await office.reading(MAY, FIRST)
    assert (before.published_at, before.running) == (None, False)
    await office.publishing(MAY, FIRST)
    office.stories = []
    read = await office.reading(MAY, FIRST)
    assert (read.report.total.opened, read.published_at) == (1, FIRST)
    assert read.names == {"u-sam": "U-SAM"}


async def test_the_month_that_runs_can_be_read_and_one_that_has_not_begun_cannot(office: Office) -> None:
    # REQ T-12
    now = datetime(2026, 5, 20, tzinfo=UTC)
    assert (await office.reading(MAY, now)).running
    assert office.reading.current(now) == MAY
    with pytest.raises(NotFound):
        await office.reading(Month(2026, 6), now)


async def test_what_recurs_is_found_in_the_month_without_what_was_forgotten(office: Office) -> None:
    # REQ T-11, REQ T-12, REQ P-06
    office.rows = [row(1, "Refund missing"), row(2, "Refund is missing"), row(3, "My refund, missing!")]
    office.rows += [row(number, "erased") for number in (4, 5, 6)]
    (issue,) = (await office.reading(MAY, FIRST)).issues
    assert set(issue.words) == {"refund", "missing"}
    assert office.asked[-1] == (MAY.start(ZONE), MAY.end(ZONE))
