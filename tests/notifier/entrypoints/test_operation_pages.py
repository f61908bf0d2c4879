"""Operations: what could not be read or handled is given up by an admin, with a reason, on record."""

from typing import Any

import pytest

from chassis.records import Record

pytestmark = pytest.mark.infra
PAGE, DISMISS = "/notifier/operations", "/notifier/operations/dismiss"
LETTER, EVENT = "order.updated/0/00000000000000000007", "order.updated/0/00000000000000000008"


async def get(lab: Any, path: str, *roles: str) -> Any:
    return await lab.client.get(path, headers=lab.as_("u-ops", *roles))


async def dismiss(lab: Any, roles: tuple[str, ...] = ("admin",), **fields: str) -> Any:
    return await lab.client.post(DISMISS, headers=lab.as_("u-ops", *roles), data=fields)


@pytest.fixture
async def aside(lab: Any) -> Any:
    """One dead letter, and one parked event with another behind it."""
    core = lab.service.core

    async def work() -> None:
        await core.dead_letters.add([(Record("order.updated", 0, 7, b"o", b"{", []), "bad_json", "not JSON")])
        for offset, event in ((8, "e-8"), (9, "e-9")):
            await core.parking.park(Record("order.updated", 0, offset, b"o", b"{}", []), event, "no such order")

    await core.unit_of_work.run(work)
    return core


async def test_a_dead_letter_is_dismissed_with_a_reason_that_stays(lab: Any, aside: Any) -> None:
    # REQ P-05
    page = (await get(lab, PAGE, "admin")).text
    assert f'{DISMISS}?kind=dead&amp;id={LETTER}"' in page
    asked = await get(lab, f"{DISMISS}?kind=dead&id={LETTER}", "admin")
    assert asked.status_code == 200
    for part in (LETTER, "not JSON", "Why will it never be handled?", "Keep it waiting"):
        assert part in asked.text
    done = await dismiss(lab, kind="dead", id=LETTER, why="  a test of the shop's ")
    assert (done.status_code, done.headers["location"]) == (303, f"{PAGE}#dismissed")
    assert await aside.dead_letters.count() == 0
    (kept,) = await aside.dead_letters.newest(dismissed=True)
    assert (kept["dismissed"]["by"], kept["dismissed"]["why"]) == ("u-ops", "a test of the shop's")
    page = (await get(lab, PAGE, "admin")).text
    assert "Dismissed last" in page
    assert "a test of the shop&#39;s" in page
    assert f"kind=dead&amp;id={LETTER}" not in page


async def test_a_parked_event_is_dismissed_and_those_behind_it_are_tried(lab: Any, aside: Any) -> None:
    # REQ P-05
    assert (await dismiss(lab, kind="parked", id=EVENT, why="gone")).status_code == 303
    assert [one["event_id"] for one in await aside.parking.newest()] == ["e-9"]
    assert len(await aside.parking.requested(10)) == 1


async def test_without_a_reason_nothing_is_dismissed(lab: Any, aside: Any) -> None:
    for why in ("", "  ", "x" * 2001):
        refused = await dismiss(lab, kind="dead", id=LETTER, why=why)
        assert refused.status_code == 422
        assert 'aria-describedby="why-hint" aria-invalid="true"' in refused.text
        assert LETTER in refused.text
    assert await aside.dead_letters.count() == 1


async def test_only_admins_dismiss_and_only_what_waits(lab: Any, aside: Any) -> None:
    # REQ M-09
    for roles in ((), ("agent",), ("manager",)):
        assert (await dismiss(lab, roles, kind="dead", id=LETTER, why="x")).status_code == 403
        assert (await get(lab, f"{DISMISS}?kind=dead&id={LETTER}", *roles)).status_code == 403
    assert await aside.dead_letters.count() == 1
    for kind, place in (("dead", EVENT), ("parked", LETTER), ("dead", "nothing")):
        assert (await dismiss(lab, kind=kind, id=place, why="x")).status_code == 404
        assert (await get(lab, f"{DISMISS}?kind={kind}&id={place}", "admin")).status_code == 404


async def test_sent_twice_it_is_dismissed_once(lab: Any, aside: Any) -> None:
    # REQ P-05
    for _ in range(2):
        sent = await dismiss(lab, kind="parked", id=EVENT, why="gone", idempotency_key="k1")
        assert sent.status_code == 303
    assert [one["event_id"] for one in await aside.parking.newest()] == ["e-9"]
