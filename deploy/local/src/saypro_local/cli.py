"""The `saypro` command. Each subcommand imports what it needs when it runs, so that `saypro --help` is immediate."""

# ruff: noqa: PLC0415 - see above
import asyncio
import json
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from saypro_local import cli_letters, cli_services
from saypro_local.cli_options import AsJson, Data
from saypro_local.errors import CannotStart
from saypro_local.infra import InfraKind
from saypro_local.stack.ready import DEFAULT_DATA, read_ready
from saypro_local.terminal import printable, say

_PRINTED = 100
"""Events of a dry run that is not told how many."""
commands = typer.Typer(
    name="saypro",
    epilog="Begin with [bold]saypro up[/], then in a second terminal [bold]saypro simulate --rate 1[/].",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    add_completion=False,
)


@commands.callback()
def saypro() -> None:
    """SayPro Comms on one machine: run it, feed it, look into it."""


@commands.command(rich_help_panel="Run")
def up(
    *,
    infra: Annotated[InfraKind, typer.Option(help="Where Kafka and MongoDB come from.")] = InfraKind.EMBEDDED,
    port: Annotated[int, typer.Option(help="Port of the one origin.", min=1, max=65_535)] = 8080,
    data: Data = DEFAULT_DATA,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget all data first.")] = False,
    smtp: Annotated[str | None, typer.Option(help="HOST:PORT of a mail server to use instead of the built-in.")] = None,
    simulate: Annotated[float | None, typer.Option(help="Also publish this many events a second.", min=0.01)] = None,
    instances: Annotated[list[str] | None, typer.Option(help="SERVICE=N: several processes of one service.")] = None,
    only: Annotated[str, typer.Option(hidden=True, help="Start only these services (comma separated).")] = "",
) -> None:
    """Start everything on one origin: Kafka, MongoDB, the four services, mail and sign-in. Ctrl-C stops it.

    Data lives in --data and survives a restart. With --infra external, SAYPRO_KAFKA and SAYPRO_MONGO say where.

    [bold]saypro up[/]

    [bold]saypro up --port 9000 --data /tmp/demo --fresh --simulate 2[/]

    [bold]saypro up --instances notifier=2[/]
    """
    from saypro_local.stack.options import UpOptions, parse_instances, parse_only
    from saypro_local.stack.up import up as run

    run(UpOptions(infra, port, data, fresh, smtp, simulate, parse_instances(instances or []), parse_only(only)))


@commands.command(hidden=True)
def prepare() -> None:
    """Download and check what `saypro up` and the tests need, so that the next start is quick."""
    from saypro_local.cache import cache_folder
    from saypro_local.embedded.kafka import kafka_runtime
    from saypro_local.embedded.mongo import mongod_binary
    from saypro_local.stack.plan import caddy_binary

    typer.echo(f"Kafka in {cache_folder()} (the first time about 25 s)")
    kafka_runtime(cache_folder())
    typer.echo(f"mongod: {mongod_binary()}\ncaddy: {caddy_binary()}")


@commands.command(hidden=True)
def pin_jars() -> None:
    """Resolve Kafka's jars anew and write their SHA-256 into the committed file: after raising the version."""
    from saypro_local.cache import cache_folder
    from saypro_local.embedded.jars import write_pins

    typer.echo(f"Pinned in {write_pins(cache_folder())}")


@commands.command(rich_help_panel="Feed")
def publish(
    file: Annotated[typer.FileBinaryRead, typer.Argument(help="CloudEvents as JSON lines; - for standard input.")],
    *,
    keep_going: Annotated[bool, typer.Option("--keep-going", help="Send the good ones, name the others.")] = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Publish events. All are checked first; nothing is sent unless all are good.

    [bold]saypro publish events.jsonl[/]

    [bold]saypro simulate --events 100 --dry-run | saypro publish -[/]
    """
    from saypro_local.tools.publish import check_lines, send

    checked = check_lines(file, datetime.now(UTC))
    for bad in checked.bad:
        say(str(bad), colour=typer.colors.RED, err=True)
    if checked.bad and not keep_going:
        raise CannotStart(f"nothing was sent: {len(checked.bad)} bad lines (--keep-going sends the good ones)")
    if checked.records:
        asyncio.run(send(read_ready(data).kafka, checked.records))
    typer.echo(f"{len(checked.records)} published")
    if checked.bad:
        raise typer.Exit(1)


@commands.command(rich_help_panel="Feed")
def simulate(
    *,
    rate: Annotated[float, typer.Option(help="Events a second.", min=0.01, max=20_000)] = 1.0,
    seed: Annotated[
        int | None, typer.Option(help="The same seed gives the same events with the same ids; new ones if left out.")
    ] = None,
    events: Annotated[
        int | None,
        typer.Option(help="Stop after so many. Left out: never; with --dry-run 100.", min=1, max=100_000_000),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(
            help="Time of the first event (ISO 8601). Left out: now, so that live events are fresh; with --dry-run so "
            "that the last event is now; with --seed and --dry-run 2026-01-01T00:00:00Z (earlier where they would "
            "last beyond January), so that the same bytes are printed every time."
        ),
    ] = None,
    messages: Annotated[bool, typer.Option(help="Let people also write to sellers and support.")] = True,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print JSON lines instead of publishing.")] = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Let a marketplace live: people in twelve countries, orders through their whole life, sign-ins, points, offers.

    What is published a second time with the same seed has the same ids, so readers drop it as told already.

    [bold]saypro simulate --rate 5[/]

    [bold]saypro simulate --seed 7 --events 1000 --dry-run > events.jsonl[/]
    """
    from saypro_local.issuer.tokens import TokenMaker
    from saypro_local.simulate import run
    from saypro_local.simulate.letterbox import Letterbox
    from saypro_local.simulate.marketplace import Settings, fresh_seed, printed_start

    now, printed = datetime.now(UTC), events or _PRINTED
    begin = printed_start(printed, rate, now if seed is None else None) if dry_run else now
    settings = Settings(fresh_seed() if seed is None else seed, rate, begin if start is None else _instant(start))
    if dry_run:
        for line in run.dry_run(settings, printed):
            sys.stdout.buffer.write(line)
        return
    ready = read_ready(data)
    letterbox = Letterbox(ready.origin, TokenMaker.of(Path(ready.data), ready.issuer)) if messages else None
    typer.echo(f"Publishing {rate:g} events/s to {ready.kafka}, seed {settings.seed}. Ctrl-C stops.", err=True)
    run.run_until_interrupted(
        run.Simulation(ready.kafka, settings, events, letterbox, lambda text: typer.echo(text, err=True))
    )


@commands.command(rich_help_panel="Look")
def token(
    persona: Annotated[str, typer.Option("--as", help="Persona, for example thandi or u-ops.")],
    data: Data = DEFAULT_DATA,
) -> None:
    """Print an API token of the local stack, good for twelve hours.

    [bold]curl -H "Authorization: Bearer $(saypro token --as thandi)" localhost:8080/notifier/v1/notifications[/]
    """
    from saypro_local.tools.api import named_persona, token_for

    typer.echo(token_for(read_ready(data), named_persona(persona)))


@commands.command(rich_help_panel="Look")
def explain(
    event_id: Annotated[str, typer.Argument(help="Id of an event.")],
    *,
    as_json: AsJson = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Who an event concerned, what was decided for each channel and why, what became of it.

    [bold]saypro explain 4d5b4e6236d28ef8ef57693a1e5cf9ba[/]
    """
    from saypro_local.tools.explain import explanation, in_words

    explained = explanation(read_ready(data), event_id)
    if explained is None:
        raise CannotStart(f"the notifier knows no event {event_id}: is the id right, and was it published just now?")
    typer.echo(json.dumps(explained, indent=2) if as_json else "\n".join(map(printable, in_words(explained))))


@commands.command(rich_help_panel="Look")
def doctor(*, as_json: AsJson = False, data: Data = DEFAULT_DATA) -> None:
    """Look at every dependency, topic, index, lag, outbox and dead letter. Exit code 1 if something is wrong."""
    from saypro_local.tools.doctor import Verdict, examine

    findings = asyncio.run(examine(read_ready(data)))
    colours = {Verdict.GOOD: typer.colors.GREEN, Verdict.WARNING: typer.colors.YELLOW, Verdict.BAD: typer.colors.RED}
    for finding in () if as_json else findings:
        say(f"{finding.what:<28}{finding.detail}", mark=f"{finding.verdict:<6}", colour=colours[finding.verdict])
        if finding.advice:
            say(f"{'':<34}→ {finding.advice}")
    if as_json:
        typer.echo(json.dumps([finding.as_json() for finding in findings], indent=2))
    if any(finding.verdict is Verdict.BAD for finding in findings):
        raise typer.Exit(1)


cli_letters.register(commands)
cli_services.register(commands)


def app() -> None:
    """The console script: CannotStart becomes one line and exit code 2."""
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)  # each command says in its own words what went wrong
    try:
        commands()
    except CannotStart as error:
        say(f"saypro: {error}", colour=typer.colors.RED, err=True)
        raise SystemExit(2) from None


def _instant(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise CannotStart(f"--start {text}: give a time such as 2026-06-03T10:00:00Z") from None
    if moment.tzinfo is None:
        raise CannotStart(f"--start {text}: give its offset too, for example {text}Z")
    return moment.astimezone(UTC)
