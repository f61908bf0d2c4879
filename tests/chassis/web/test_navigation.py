"""The entries of the shell: by role, and which of them is the current one."""

import pytest

from chassis.web.navigation import ENTRIES, current_entry, entries_for
from chassis.web.principal import principal_from_claims


def labels(*roles: str) -> set[str]:
    person = principal_from_claims({"sub": "u", "exp": 0, "roles": list(roles)}, "cookie")
    return {entry.label for entry in entries_for(person)}


def test_each_role_sees_what_it_may_use() -> None:
    # REQ M-09
    assert labels("buyer") == labels("seller") == labels() == {"Messages", "Notifications", "Tickets", "Help"}
    for staff in ("agent", "senior", "manager"):
        assert labels(staff) - labels("buyer") == {"Desk", "Service levels"}
    assert labels("admin") == {entry.label for entry in ENTRIES}
    assert [entry.label for entry in entries_for(None)] == ["Help"]


@pytest.mark.parametrize(
    ("path", "current"),
    [("/messaging/desk", "/messaging/desk"), ("/messaging/desk/c-1", "/messaging/desk"),
     ("/messaging/deskless", "/messaging/"), ("/messaging/", "/messaging/"),
     ("/notifier/operations", "/notifier/operations"), ("/ticketing/help/faq", "/ticketing/help"),
     ("/elsewhere", None), ("/messagingx/", None)],
)  # fmt: skip
def test_the_current_entry_is_the_one_that_lies_closest(path: str, current: str | None) -> None:
    assert current_entry(path) == current


def test_no_two_entries_share_an_address_or_a_shortcut() -> None:
    assert len({entry.href for entry in ENTRIES}) == len({entry.key for entry in ENTRIES}) == len(ENTRIES)
