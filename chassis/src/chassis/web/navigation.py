"""The entries of the shell, by role. Every service shows all of them: they are one product on one origin."""

from dataclasses import dataclass

from chassis.web.principal import Principal

_STAFF = frozenset({"agent", "senior", "manager", "admin"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One place to go. `roles` empty: everyone who is signed in; `key`: its shortcut."""

    label: str
    href: str
    icon: str
    key: str
    roles: frozenset[str] = frozenset()
    visitors: bool = False


ENTRIES = (
    Entry("Desk", "/messaging/desk", "desk", "g d", _STAFF),
    Entry("Messages", "/messaging/", "messages", "g m"),
    Entry("Notifications", "/notifier/", "bell", "g n"),
    Entry("Tickets", "/ticketing/", "ticket", "g t"),
    Entry("Service levels", "/sla/", "clock", "g s", _STAFF),
    Entry("Help", "/ticketing/help", "help", "g h", visitors=True),
    Entry("Operations", "/notifier/operations", "pulse", "g o", frozenset({"admin"})),
)


def entries_for(principal: Principal | None) -> list[Entry]:
    """What this person's shell lists, in order."""
    if principal is None:
        return [entry for entry in ENTRIES if entry.visitors]
    return [entry for entry in ENTRIES if not entry.roles or principal.has_role(*entry.roles)]


def current_entry(path: str) -> str | None:
    """The address of the entry that a path belongs to: the longest that it begins with."""
    matching = [entry.href for entry in ENTRIES if path == entry.href or path.startswith(entry.href.rstrip("/") + "/")]
    return max(matching, key=len, default=None)
