"""The use cases that the API and the pages call."""

from dataclasses import dataclass

from chassis.clock import Now
from sla_monitor.application.change_book import ChangeBook
from sla_monitor.application.explain_clock import ExplainClock
from sla_monitor.application.ports import Board, BookRepository, RatingRepository, RequesterRepository


@dataclass(frozen=True)
class WebDeps:
    """Made once, by the composition root."""

    books: BookRepository
    change: ChangeBook
    explain: ExplainClock
    board: Board
    people: RequesterRepository
    ratings: RatingRepository
    now: Now
