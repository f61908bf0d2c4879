"""Where downloaded things live, shared by every data folder and the tests."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def cache_folder() -> Path:
    """$SAYPRO_CACHE; else `.cache/saypro` in a working directory that is a project; else `~/.cache/saypro`."""
    named = os.environ.get("SAYPRO_CACHE")
    if named:
        return Path(named).expanduser().resolve()
    here = Path.cwd()
    if (here / "pyproject.toml").exists():
        return here / ".cache" / "saypro"
    return Path.home() / ".cache" / "saypro"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One process at a time fills a cache folder; the others wait and then find it filled."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
