"""`saypro up` from its options to its exit code."""

import asyncio
import sys
import time

from saypro_local.cache import cache_folder
from saypro_local.embedded.kafka import is_prepared
from saypro_local.errors import CannotStart
from saypro_local.infra import Endpoints, InfraKind, RunningInfra, start_infra
from saypro_local.ports import is_free
from saypro_local.stack.folder import DataFolder
from saypro_local.stack.options import UpOptions, parse_address
from saypro_local.stack.plan import caddy_binary, make_plan
from saypro_local.stack.screen import make_screen
from saypro_local.stack.supervisor import Supervisor

_SMTP_SECONDS = 3.0


def up(options: UpOptions) -> None:
    """Run the local stack until it is told to stop. Raises CannotStart with one line that says what to do."""
    began = time.monotonic()
    _check_port(options.port)
    caddy_binary()
    if options.smtp is not None:
        asyncio.run(_check_smtp(options.smtp))
    folder = DataFolder(options.data)
    folder.claim(fresh=options.fresh)
    folder.set_logs_aside()
    running: RunningInfra | None = None
    external: Endpoints | None = None
    if options.infra is not InfraKind.EMBEDDED:
        running = start_infra(options.infra, folder.root)
        external = running.endpoints
    elif not is_prepared(cache_folder()):
        sys.stdout.write(
            "The first start prepares Kafka (download, check, train: about 25 s; later starts take seconds)\n"
        )
        sys.stdout.flush()
    try:
        plan, endpoints = make_plan(options, folder, external)
        screen = make_screen(plan.units)
        try:
            asyncio.run(Supervisor(options, folder, plan, endpoints, screen, began).run())
        finally:
            screen.close()
    finally:
        if running is not None:
            running.stop()


def _check_port(port: int) -> None:
    if is_free(port):
        return
    holder = _who_listens(port)
    raise CannotStart(f"port {port} is in use{holder}: stop that, or choose another with --port {port + 1}")


def _who_listens(port: int) -> str:
    import psutil  # noqa: PLC0415 - only for this message

    try:
        for connection in psutil.net_connections(kind="tcp"):
            if connection.laddr and connection.laddr.port == port and connection.status == psutil.CONN_LISTEN:
                return f" by process {connection.pid}" if connection.pid else ""
    except psutil.Error:
        return ""
    return ""


async def _check_smtp(address: str) -> None:
    host, port = parse_address(address)
    wrong = (
        f"--smtp {address}: no SMTP server answers there: start it, or leave --smtp out to use the built-in receiver"
    )
    try:
        async with asyncio.timeout(_SMTP_SECONDS):
            reader, writer = await asyncio.open_connection(host, port)
            greeting = await reader.readline()
            writer.close()
    except (OSError, TimeoutError) as error:
        raise CannotStart(wrong) from error
    if not greeting.startswith(b"220"):
        raise CannotStart(wrong)
    sys.stdout.write(f"Mail goes to {address}\n")
