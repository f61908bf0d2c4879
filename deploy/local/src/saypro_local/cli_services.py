"""Subcommands that the services bring: `saypro sla due FILE`, `saypro notify decide FILE`, and so on.

A service offers them as functions of its module `<package>.cli`, which is imported only when one is called.
"""

import importlib
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer


@dataclass(frozen=True, slots=True)
class Offer:
    """`saypro <group> <name> FILE` calls `<package>.cli.<name>(file)`."""

    group: str
    name: str
    package: str
    help: str
    holds: str
    """What FILE is made of."""
    example: str
    """One case or text of it."""


CASES = "A JSON list of cases, one case, or one case a line."
TEXTS = "One JSON object a line, in UTF-8."
OFFERS = (
    Offer(
        "sla",
        "due",
        "sla_monitor",
        "When each case of FILE is due, as JSON lines.",
        CASES,
        """{"id": "c-1", "timezone": "Africa/Johannesburg", "calendar": {"hours": {"mon": [["09:00", "17:00"]]}},
        "policy": {"target_minutes": 240}, "created_at": "2026-02-02T08:00:00Z"}""",
    ),
    Offer(
        "notify",
        "decide",
        "notifier",
        "What would be sent for each case of FILE, and why, as JSON lines.",
        CASES,
        """{"id": "c-1", "rule": {"type": "order_shipped", "category": "orders", "critical": false,
        "channels": ["push"], "opt_in": [], "capped": false, "quiet": "respect"},
        "event": {"role": "buyer", "expires_at": null},
        "recipient": {"timezone": "Africa/Johannesburg", "erased": false, "addresses": ["push"], "suppressed": []},
        "preferences": {"entries": [], "quiet_hours": null, "digest": {"daily_at": "18:00", "weekly_on": "fri"},
        "caps": {}}, "history": {"sent": []}, "now": "2026-06-03T10:00:00Z"}""",
    ),
    Offer(
        "messaging",
        "scan",
        "messaging",
        "What a message's text in FILE would be warned about, as JSON lines.",
        TEXTS,
        '{"id": 1, "text": "Call me on 082 123 4567"}',
    ),
    Offer(
        "ticketing",
        "triage",
        "ticketing",
        "Category and priority proposed for each text of FILE, as JSON lines.",
        TEXTS,
        '{"id": 1, "text": "I cannot log in"}',
    ),
)


def register(commands: typer.Typer) -> None:
    """Add those whose package is installed and offers them."""
    groups: dict[str, typer.Typer] = {}
    for offer in OFFERS:
        parent = importlib.util.find_spec(offer.package)
        locations = parent.submodule_search_locations if parent else None
        if not any((Path(folder) / "cli.py").exists() for folder in locations or ()):
            continue
        if offer.group not in groups:
            groups[offer.group] = typer.Typer(no_args_is_help=True, help=f"Try {offer.package}'s rules on files.")
            commands.add_typer(groups[offer.group], name=offer.group, rich_help_panel="Try the rules")
            groups[offer.group].callback()(_nothing)
        groups[offer.group].command(offer.name, help=_help(offer))(_calling(offer))


def _nothing() -> None:
    """A group of one command stays a group."""


def _help(offer: Offer) -> str:
    example = " ".join(offer.example.split())
    return f"{offer.help}\n\nWhat is wrong in FILE is named on stderr, and the rest is answered.\n\n{example}"


def _calling(offer: Offer) -> Callable[[Path], None]:
    def run(file: Annotated[Path, typer.Argument(help=offer.holds, exists=True, dir_okay=False)]) -> None:
        outcome = getattr(importlib.import_module(f"{offer.package}.cli"), offer.name)(file)
        if isinstance(outcome, int) and outcome:
            raise typer.Exit(outcome)

    return run
