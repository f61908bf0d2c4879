"""The data folder of a local stack: who holds it, where things are in it, which ports it uses."""

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from saypro_local.errors import CannotStart
from saypro_local.ports import free_ports, is_free

_LOCK = "lock"
_PORTS = "ports.json"
READY = "ready.json"


class DataFolder:
    """One folder, held by at most one `saypro up`."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._lock: IO[str] | None = None

    @property
    def logs(self) -> Path:
        """One file per process."""
        return self.root / "logs"

    @property
    def mail(self) -> Path:
        """What the SMTP receiver took."""
        return self.root / "mail"

    def claim(self, *, fresh: bool = False) -> None:
        """Hold the folder until this process ends, however it ends; `fresh`: and forget everything in it.

        Raises CannotStart if another holds it, or if it would be wiped and no stack has ever used it: nothing in it is
        touched then.
        """
        if fresh and self.root.is_dir():
            self._must_be_a_stacks()
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            self._lock = (self.root / _LOCK).open("a+", encoding="utf-8")
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = (self.root / _LOCK).read_text(encoding="utf-8").strip() or "unknown"
            raise CannotStart(
                f"{self.root} is in use by another `saypro up` (process {holder}): stop it, or choose another --data"
            ) from error
        except OSError as error:
            raise CannotStart(f"{self.root} can't be used ({error.strerror}): choose another --data") from error
        self._lock.truncate(0)
        self._lock.write(str(os.getpid()))
        self._lock.flush()
        self.remove_ready()
        if fresh:
            self._wipe()

    def _must_be_a_stacks(self) -> None:
        found = self._content()
        if found and not (self.root / _PORTS).exists():
            raise CannotStart(
                f"{self.root} holds {found[0].name} and was never a stack's data: --fresh would delete it all. "
                "Choose another --data"
            )

    def _wipe(self) -> None:
        for path in self._content():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

    def _content(self) -> list[Path]:
        """Everything but the lock."""
        return [path for path in self.root.iterdir() if path.name != _LOCK]

    def set_logs_aside(self) -> None:
        """Begin new logs; those of the last run stay in `logs.previous`, older ones go."""
        previous = self.root / "logs.previous"
        if self.logs.exists():
            shutil.rmtree(previous, ignore_errors=True)
            self.logs.rename(previous)

    def ports(self, names: Sequence[str]) -> dict[str, int]:
        """A port per name: the one of last time where it is still free, so that addresses last."""
        store = self.root / _PORTS
        known = _ports_in(store)
        chosen = {name: known[name] for name in names if name in known and is_free(known[name])}
        missing = [name for name in names if name not in chosen]
        taken = set(chosen.values())
        while missing:
            (port,) = free_ports(1)
            if port not in taken:
                chosen[missing.pop(0)] = port
                taken.add(port)
        write_atomically(store, json.dumps({**known, **chosen}, indent=1))
        return chosen

    def secret_key_file(self) -> Path:
        """The key that the services sign links with, made at the first start."""
        path = self.root / "secret_key"
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(48), encoding="utf-8")
        return path

    def write_ready(self, content: dict[str, Any]) -> None:
        """Tell tools that everything answers, and where."""
        write_atomically(self.root / READY, json.dumps(content, indent=2) + "\n")

    def remove_ready(self) -> None:
        """No longer so."""
        (self.root / READY).unlink(missing_ok=True)


def _ports_in(store: Path) -> dict[str, int]:
    """Those of last time; none where the file is new or spoilt, for others will do."""
    try:
        known = json.loads(store.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return {name: port for name, port in known.items() if type(port) is int} if isinstance(known, dict) else {}


def write_atomically(path: Path, content: str) -> None:
    """A reader sees the old content or the new, never a part; nobody but the owner sees either."""
    half_done = path.with_name(f".{path.name}.{os.getpid()}")
    half_done.touch(mode=0o600)
    half_done.write_text(content, encoding="utf-8")
    half_done.replace(path)
