"""The groups of figures: which module measures each, with what, and for how long at most."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """`module` of tests.bench prints one JSON line per figure. `quick`: arguments with small numbers, for a look.

    `stack`: it runs against a whole local stack, started for it alone. `seconds`: after so many it counts as stuck.
    """

    name: str
    about: str
    module: str
    arguments: tuple[str, ...] = ()
    quick: tuple[str, ...] = ()
    stack: bool = False
    seconds: float = 240.0

    def argv(self, *, quick: bool) -> list[str]:
        """What Python is to run."""
        module = f"tests.bench.{self.module}"
        run = ["-m", "tests.bench.with_stack", module] if self.stack else ["-m", module]
        return [*run, *self.arguments, *(self.quick if quick else ())]


GROUPS = (
    Group("contracts", "events read, written and published, each second", "contracts"),
    Group("deadlines", "due times worked out, each second", "deadlines"),
    Group("decisions", "person-channel decisions, each second", "decisions"),
    Group(
        "notifications", "in-app notifications each second with one notifier and with two; CPU of each",
        "notifications", quick=("--events", "4000"),
    ),
    Group(
        "mails", "mails each second through SMTP to a receiver in another process",
        "mails", quick=("--mails", "300"),
    ),
    Group(
        "stack", "`saypro up`: seconds to ready, memory of all its processes, CPU when nothing happens",
        "stack", quick=("--idle-seconds", "3"),
    ),
    Group(
        "latency", "order.updated published to the open page, at 500 each second, through the gateway",
        "latency", quick=("--rate", "100", "--seconds", "5"), stack=True,
    ),
    Group(
        "timers", "lateness of 1,000 clocks due in one second among 100,000",
        "timers", quick=("--open", "5000", "--due", "200"),
    ),
    Group(
        "chat", "sent to seen by the other client; what a lost connection misses; POST message at 100 each second",
        "chat", ("--only", "chat,posts"), stack=True,
    ),
    Group(
        "tickets", "messages that open a ticket: accepted each second, CPU of each",
        "chat", ("--only", "openings"), stack=True,
    ),
    Group(
        "pages", "the agents' desk and a person's messages with a million messages stored",
        "chat", ("--only", "pages", "--keep"), ("--messages", "20000"), stack=True, seconds=600.0,
    ),
    Group(
        "inbox", "a person's notifications with a million stored",
        "inbox_pages", quick=("--stored", "20000", "--requests", "100"), stack=True,
    ),
)  # fmt: skip
