"""Subcommands about what the services set aside: `saypro dead-letters`, `redrive` and `dismiss`."""

# ruff: noqa: PLC0415 - as in cli.py, what a subcommand needs is imported when it runs
import asyncio
import getpass
import json
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from saypro_local.cli_options import AsJson, Data
from saypro_local.errors import CannotStart
from saypro_local.stack.ready import DEFAULT_DATA, read_ready
from saypro_local.terminal import say

if TYPE_CHECKING:
    from saypro_local.tools.letters import SetAside

T = TypeVar("T")
Service = Annotated[str | None, typer.Option(help="Only this service; all, if left out.")]
Ids = Annotated[
    list[str] | None, typer.Option("--id", help="As `saypro dead-letters` shows it, several times; all, if left out.")
]


def register(commands: typer.Typer) -> None:
    """Add them."""
    commands.command("dead-letters", rich_help_panel="Look")(dead_letters)
    commands.command("redrive", rich_help_panel="Look")(redrive)
    commands.command("dismiss", rich_help_panel="Look")(dismiss)


def dead_letters(
    *,
    service: Service = None,
    limit: Annotated[int, typer.Option(help="So many of each service.", min=1, max=1000)] = 50,
    dismissed: Annotated[bool, typer.Option("--dismissed", help="Those that were dismissed, by whom and why.")] = False,
    as_json: AsJson = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """What could not be read (dead) or handled (parked), with the reason.

    [bold]saypro dead-letters --service notifier[/]
    """
    from saypro_local.tools.letters import chosen, set_aside

    services = chosen(service)
    found = _from_mongo(set_aside(read_ready(data).mongo, services, limit, dismissed=dismissed))
    if as_json:
        typer.echo(json.dumps([one.as_json() for one in found], indent=2))
        return
    _list(found)
    if not found:
        say("Nothing was dismissed." if dismissed else "Nothing is set aside.")


def redrive(
    *,
    service: Service = None,
    ids: Ids = None,
    wait: Annotated[float, typer.Option(help="Seconds to wait for the outcome.", min=0)] = 15.0,
    data: Data = DEFAULT_DATA,
) -> None:
    """Try again what was set aside, in order, each event with its own id: nothing happens twice.

    [bold]saypro redrive --service ticketing[/]
    """
    from saypro_local.tools import letters

    services, mongo = letters.chosen(service), read_ready(data).mongo
    _refuse(_from_mongo(letters.unknown(mongo, services, ids or ())))
    outcome = _from_mongo(letters.redrive(mongo, services, ids, wait))
    for one in outcome.failed:
        say(f"still set aside by {one.service}: {one.id}: {one.detail}", colour=typer.colors.RED, err=True)
    say(f"{outcome.asked} asked for, {outcome.waiting} not tried yet, {len(outcome.failed)} still set aside")
    if outcome.waiting or outcome.failed:
        raise typer.Exit(1)


def dismiss(
    *,
    why: Annotated[str, typer.Option(help="The reason, for whoever asks later.")],
    by: Annotated[str | None, typer.Option(help="Who decides so; your user name, if left out.")] = None,
    service: Service = None,
    ids: Ids = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do it. Without, it only says what it would do.")] = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Give up what will never be handled. It is kept with who did so and why, and waits no more.

    Parked events behind a dismissed one are tried. A dismissed dead letter can still be redriven by its id.

    [bold]saypro dismiss --id order.updated/1/00000000000000000007 --why "a test of the shop's" --yes[/]
    """
    from saypro_local.tools import letters

    services, mongo = letters.chosen(service), read_ready(data).mongo
    if not why.strip():
        raise CannotStart("--why is empty: say why, for whoever asks later")
    found = _from_mongo(letters.set_aside(mongo, services, ids=ids))
    _refuse([one for one in ids or () if one not in {other.id for other in found}])
    if not yes:
        _list(found)
        say(f"{len(found)} would be dismissed. Say --yes to do so.")
        raise typer.Exit(1 if found else 0)
    done = _from_mongo(letters.dismiss(mongo, services, found, by or getpass.getuser(), why.strip()))
    left = _from_mongo(letters.set_aside(mongo, services, ids=ids))
    say(f"{done} dismissed, {len(left)} still set aside")


def _list(found: "list[SetAside]") -> None:
    for one in found:
        say(f"{one.at}  {one.service:<12}{one.kind:<7}{one.reason}: {one.detail}")
        say(f"{'':<27}event {one.event_id or '(no id)'}, --id {one.id}")
        if one.dismissed:
            say(f"{'':<27}dismissed {one.dismissed['at']} by {one.dismissed['by']}: {one.dismissed['why']}")


def _refuse(unknown: list[str]) -> None:
    for one in unknown:
        words = f"saypro: nothing that waits has the id {one}: see `saypro dead-letters`"
        say(words, colour=typer.colors.RED, err=True)
    if unknown:
        raise typer.Exit(1)


def _from_mongo(work: Coroutine[Any, Any, T]) -> T:
    """Its outcome. Raises CannotStart where the database does not answer."""
    from pymongo.errors import PyMongoError

    try:
        return asyncio.run(work)
    except PyMongoError as error:
        raise CannotStart(f"MongoDB does not answer ({type(error).__name__}): see `saypro doctor`") from error
