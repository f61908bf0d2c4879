"""What a person sees while the stack starts, and afterwards."""

import re
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from saypro_local.personas import PERSONAS
from saypro_local.stack.ready import Ready
from saypro_local.stack.unit import State, Unit

if TYPE_CHECKING:
    from rich.console import Group

_MARKS = {
    State.WAITING: ("·", "dim"),
    State.STARTING: ("…", "yellow"),
    State.READY: ("✓", "green"),
    State.DIED: ("✗", "red"),
    State.STOPPED: ("■", "dim"),
}


class Screen(Protocol):
    """Shows changes. `step` says what is going on outside the processes."""

    def step(self, text: str) -> None: ...
    def changed(self, unit: Unit) -> None: ...
    def ready(self, ready: Ready) -> None: ...
    def close(self) -> None: ...


class PlainScreen:
    """One line per change: for logs and pipes, and for everything after the start."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def step(self, text: str) -> None:
        """Something goes on."""
        self._line(text)

    def changed(self, unit: Unit) -> None:
        """A process changed its state."""
        note = f" ({unit.note})" if unit.note else ""
        where = f" at {unit.address}" if unit.state is State.READY and unit.address else ""
        self._line(f"{unit.name}: {unit.state}{where}{note}")

    def ready(self, ready: Ready) -> None:
        """All of it answers."""
        sys.stdout.write(welcome(ready))
        sys.stdout.flush()

    def close(self) -> None:
        """Nothing is held."""

    def _line(self, text: str) -> None:
        sys.stdout.write(f"{time.monotonic() - self._began:6.1f} s  {text}\n")
        sys.stdout.flush()


class LiveScreen:
    """A table that fills while the stack starts; lines afterwards."""

    def __init__(self, units: Sequence[Unit]) -> None:
        from rich.live import Live  # noqa: PLC0415 - only on a terminal

        self._units = units
        self._text = "Starting"
        self._took: dict[str, float] = {}
        self._began = time.monotonic()
        self._lines: PlainScreen | None = None
        self._live = Live(get_renderable=self._table, refresh_per_second=8)
        self._live.start()

    def step(self, text: str) -> None:
        """Shown above the table."""
        self._text = text

    def changed(self, unit: Unit) -> None:
        """The table redraws itself; once it is gone, a line."""
        if self._lines is not None:
            self._lines.changed(unit)
        elif unit.state is State.READY:
            self._took[unit.name] = time.monotonic() - self._began

    def ready(self, ready: Ready) -> None:
        """The table stays as it is, the addresses follow."""
        self._text = f"Ready in {ready.ready_seconds:.1f} s"
        self.close()
        self._lines = PlainScreen()
        self._lines.ready(ready)

    def close(self) -> None:
        """Leave the terminal as it was."""
        self._live.stop()

    def _table(self) -> "Group":
        from rich.console import Group  # noqa: PLC0415 - see above
        from rich.table import Table  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        table = Table(box=None, pad_edge=False, show_header=False)
        for unit in self._units:
            mark, style = _MARKS[unit.state]
            took = f"{self._took[unit.name]:.1f} s" if unit.name in self._took else ""
            table.add_row(Text(mark, style), unit.name, Text(unit.state, style), took, Text(unit.note))
        return Group(Text(self._text, "bold"), table)


_CREDENTIALS = re.compile(r"//[^/@]*@")


def make_screen(units: Sequence[Unit]) -> Screen:
    """The table on a terminal, lines elsewhere."""
    return LiveScreen(units) if sys.stdout.isatty() else PlainScreen()


def welcome(ready: Ready) -> str:
    """Where everything is and whom to sign in as."""
    pages = (
        ("Messages", f"{ready.origin}/messaging/"),
        ("Notifications", f"{ready.origin}/notifier/"),
        ("Tickets", f"{ready.origin}/ticketing/"),
        ("Service levels", f"{ready.origin}/sla/"),
        ("Mail that was sent", ready.mail),
    )
    mongo = _CREDENTIALS.sub("//…@", ready.mongo)
    behind = (("Kafka", ready.kafka), ("MongoDB", mongo), ("SMTP", ready.smtp), ("Data", ready.data))
    lines = [f"\nSayPro Comms is ready ({ready.ready_seconds:.1f} s).\n"]
    lines += [f"  {name:<20}{url}" for name, url in pages]
    lines.append("")
    lines += [f"  {name:<20}{value}" for name, value in behind]
    lines.append("\nSign in as:")
    lines += [f"  {persona.name:<16}{persona.roles[0]:<9}{persona.about}" for persona in PERSONAS]
    lines.append("\nTry: saypro simulate --rate 1   (a marketplace at work)      Stop: Ctrl-C\n")
    return "\n".join(lines) + "\n"
