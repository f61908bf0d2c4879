"""One service as a process of its own, on a broker and a database that are there."""

import asyncio
import secrets
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from saypro_local.infra import Endpoints
from saypro_local.ports import LOOPBACK, free_ports
from saypro_local.processes import Child

_READY_SECONDS = 60.0
_STOP_SECONDS = 30.0


@asynccontextmanager
async def running_service(
    package: str, endpoints: Endpoints, folder: Path, database: str, **settings: str
) -> AsyncIterator[str]:
    """The service's URL once it is ready; stopped on leaving. RuntimeError with its last words if it can't start."""
    (port,) = free_ports(1)
    environment = {
        "SAYPRO_ENVIRONMENT": "test",
        "SAYPRO_INSTANCE": f"bench-{database}",
        "SAYPRO_MONGO_URL": endpoints.mongo,
        "SAYPRO_MONGO_DATABASE": database,
        "SAYPRO_KAFKA_BOOTSTRAP": endpoints.kafka,
        "SAYPRO_HTTP_PORT": str(port),
        "SAYPRO_SECRET_KEY": secrets.token_hex(32),
        "SAYPRO_OIDC_ISSUER": "http://issuer.test",
        "SAYPRO_LOG_LEVEL": "WARNING",
        **{f"SAYPRO_{name.upper()}": value for name, value in settings.items()},
    }
    child = Child(package, [sys.executable, "-m", package], folder / f"{package}.log", environment)
    child.start()
    try:
        url = f"http://{LOOPBACK}:{port}"
        await _until_ready(url, child)
        yield url
    finally:
        await asyncio.to_thread(child.stop, _STOP_SECONDS)


async def _until_ready(url: str, child: Child) -> None:
    give_up = time.monotonic() + _READY_SECONDS
    async with httpx.AsyncClient(base_url=url) as client:
        while True:
            try:
                if (await client.get("/readyz")).status_code == httpx.codes.OK:
                    return
            except httpx.TransportError:
                await asyncio.sleep(0.1)
            if not child.running or time.monotonic() > give_up:
                message = f"{child.name} is not ready: {child.last_words()}"
                raise RuntimeError(message)
            await asyncio.sleep(0.1)
