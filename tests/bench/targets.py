"""What a figure has to reach, by its name. The table of the requirements, in one place."""

import re
from dataclasses import dataclass
from typing import Any, Literal

Figure = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Target:
    """`field` (value, or its ratio to the floor) is to be at least, or at most, `limit`."""

    name: str
    """A pattern for the whole name of the figure."""
    bound: Literal[">=", "<="]
    limit: float
    field: Literal["value", "ratio"] = "value"

    def reached_by(self, found: Figure) -> bool:
        """Whether the figure is good enough. A ratio that could not be had is not."""
        got = found.get(self.field)
        if not isinstance(got, int | float):
            return False
        return got >= self.limit if self.bound == ">=" else got <= self.limit

    def __str__(self) -> str:
        return f"{'ratio ' if self.field == 'ratio' else ''}{self.bound} {self.limit:g}"


TARGETS = (
    Target(r"contracts_decode_to_pydantic", ">=", 0.7, "ratio"),
    Target(r"contracts_encode_to_pydantic", ">=", 0.7, "ratio"),
    Target(r"contracts_publish_to_bare_aiokafka", ">=", 0.6, "ratio"),
    Target(r"deadlines_business_hours_with_holidays", ">=", 20_000),
    Target(r"deadline_a_year_away_to_a_week_away", "<=", 10),
    Target(r"decisions_.*", ">=", 30_000),
    Target(r"notifications_in_app_.*", ">=", 0.6, "ratio"),
    Target(r"notification_cpu_.*", "<=", 0.30),
    Target(r"mails_with_one_email_stage", ">=", 300),
    Target(r"stack_seconds_to_ready", "<=", 15),
    Target(r"stack_memory_(resident|after_load)", "<=", 1_200),
    Target(r"order_to_screen_p99", "<=", 250),
    Target(r"order_to_screen_arrived", ">=", 1, "ratio"),
    Target(r"order_to_screen_seen_twice", "<=", 0),
    Target(r"timers_late_p99", "<=", 1),
    Target(r"chat_sent_to_seen_p99", "<=", 40),
    Target(r"chat_lost", "<=", 0),
    Target(r"chat_cut_5s_arrived", ">=", 1, "ratio"),
    Target(r"chat_cut_5s_in_order_once", ">=", 1),
    Target(r"post_message_p99_at_100", "<=", 50),
    Target(r"openings_accepted", ">=", 200),
    Target(r"openings_cpu_each", "<=", 10),
    Target(r"openings_with_ticket", ">=", 1, "ratio"),
    Target(r"desk_(page|numbers)_p99_.*|messages_page_p99|inbox_page_p99", "<=", 20),
)


def judged(found: Figure) -> Figure:
    """The figure with `target` and `reached`, if there is one for it."""
    name = str(found.get("name", ""))
    target = next((one for one in TARGETS if re.fullmatch(one.name, name)), None)
    if target is None:
        return found
    return {**found, "target": str(target), "reached": target.reached_by(found)}
