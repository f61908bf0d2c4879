"""`DIR/ready.json`: what a running local stack tells the tools around it."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from saypro_local.errors import CannotStart
from saypro_local.stack.folder import READY

DEFAULT_DATA = Path(".saypro")


@dataclass(frozen=True, slots=True)
class Ready:
    """Addresses and process ids of a running stack.

    `origin`: what browsers see; `kafka`: host:port; `mongo`: URL; `smtp`: host:port of the receiver or relay;
    `services`: instance name → base URL of its own port; `metrics`: instance name → metrics URL; `pids`: process
    name → id (`saypro` is the supervisor), kept up to date when a process is started again; `ready_seconds`: how long
    the start took.
    """

    origin: str
    kafka: str
    mongo: str
    smtp: str
    issuer: str
    mail: str
    services: Mapping[str, str]
    metrics: Mapping[str, str]
    pids: Mapping[str, int]
    data: str
    infra: str
    started_at: str
    ready_seconds: float

    def as_json(self) -> dict[str, Any]:
        """For the file."""
        return asdict(self)

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Self:
        """From the file."""
        return cls(**{name: content[name] for name in cls.__dataclass_fields__})


def read_ready(data: Path) -> Ready:
    """The running stack over `data`. Raises CannotStart when there is none."""
    path = data / READY
    try:
        ready = Ready.of(json.loads(path.read_text(encoding="utf-8")))
        os.kill(ready.pids["saypro"], 0)
    except (FileNotFoundError, NotADirectoryError, ProcessLookupError) as error:
        raise CannotStart(
            f"no local stack is ready over {data.resolve()}: start one with `saypro up`, or say which with --data"
        ) from error
    except (OSError, ValueError, KeyError, TypeError, OverflowError) as error:
        raise CannotStart(f"{path} can't be read ({error}): restart `saypro up`") from error
    return ready
