"""One real MongoDB (a replica set of one, so that transactions and change streams work) as a child process."""

import importlib.util
import os
import shutil
import sys
from pathlib import Path

from saypro_local.errors import CannotStart
from saypro_local.ports import LOOPBACK, answers
from saypro_local.processes import Child

REPLICA_SET = "rs0"
_CACHE_GB = 0.25
_OPLOG_MB = 990
_SESSIONS = 4_000
"""Storage has room for so many at once; a connection needs one. Room is taken from the start: 40 MB for 33,000."""


def mongod_binary() -> Path:
    """A `mongod` on PATH, else the one from the development package. Raises CannotStart when there is neither."""
    on_path = shutil.which("mongod")
    if on_path:
        return Path(on_path)
    # find_spec of the parent only: importing the package itself would start its own machinery.
    parent = importlib.util.find_spec("fiftyone")
    for folder in parent.submodule_search_locations or () if parent else ():
        binary = Path(folder) / "db" / "bin" / "mongod"
        if binary.exists():
            if not os.access(binary, os.X_OK):
                binary.chmod(0o755)
            return binary
    hint = "" if sys.platform == "linux" else " (the bundled one is for Linux on x86-64)"
    raise CannotStart(f"no mongod found{hint}: install MongoDB, or use --infra docker or --infra external")


class Mongo:
    """A mongod over a data folder, with journaling on: what is committed survives a kill."""

    def __init__(self, binary: Path, folder: Path, port: int) -> None:
        self._data = folder / "data"
        self.address = f"{LOOPBACK}:{port}"
        self.replica_set_url = f"mongodb://{self.address}/?replicaSet={REPLICA_SET}"
        """As in production: the driver waits for the primary, so it survives a restart of the server."""
        self.url = f"{self.replica_set_url}&directConnection=true"
        """To this address and no other, so that a proxy can stand in between.

        After a restart of mongod a pool may keep connections that were opened before it was primary; those refuse
        transactions ("Sessions are not supported") for as long as they live.
        """
        self.child = Child("mongod", _command(binary, self._data, port), folder / "mongod.log")

    def prepare(self) -> None:
        """Make the folder."""
        self._data.mkdir(parents=True, exist_ok=True)

    def start(self) -> None:
        """Start it; `ready` tells when it answers."""
        self.prepare()
        self.child.start()

    def ready(self) -> bool:
        """Whether it takes writes, initiating the replica set if it is new.

        Raises CannotStart if it has ended instead.
        """
        # The driver costs 25 MB: `saypro up` leaves this step to a process that ends again.
        from saypro_local.embedded.replica_set import primary  # noqa: PLC0415

        if self.child.exit_code is not None:
            raise CannotStart(f"mongod ended at once: see {self.child.log}: {self.child.last_words()[-300:]}")
        return answers(self.address) and primary(self.address)

    def stop(self, seconds: float = 20.0) -> bool:
        """A clean shutdown with a checkpoint. False if it had to be killed."""
        return self.child.stop(seconds)


def _command(binary: Path, data: Path, port: int) -> list[str]:
    parameters = {
        "transactionLifetimeLimitSeconds": 5,  # a transaction whose client was killed frees its documents in seconds
        "diagnosticDataCollectionEnabled": "false",
    }
    return [
        str(binary),
        f"--port={port}",
        f"--bind_ip={LOOPBACK}",
        "--nounixsocket",
        f"--dbpath={data}",
        f"--replSet={REPLICA_SET}",
        f"--oplogSize={_OPLOG_MB}",
        f"--wiredTigerCacheSizeGB={_CACHE_GB}",
        f"--wiredTigerEngineConfigString=session_max={_SESSIONS}",
        "--quiet",
        *(part for name, value in parameters.items() for part in ("--setParameter", f"{name}={value}")),
    ]
