"""The newest messages that heads keep for the lists: the one shown, their own, and those of what was merged in."""

from collections.abc import Mapping
from typing import Any

from chassis.unit_of_work import current_session

PLACES = ("last", "own_last")


async def set_last(heads: Any, member_id: str, which: Mapping[str, str], fields: Mapping[str, str]) -> None:
    """Put `fields` into those that are as `which` says, in all conversations that somebody takes part in."""
    session = current_session()
    for place in PLACES:
        shown = {"members": member_id, **_under(place, which)}
        await heads.update_many(shown, {"$set": _under(place, fields)}, session=session)
    await heads.update_many(
        {"members": member_id, "lent": {"$elemMatch": _under("last", which)}},
        {"$set": _under("lent.$[one].last", fields)},
        array_filters=[_under("one.last", which)],
        session=session,
    )


def _under(place: str, fields: Mapping[str, str]) -> dict[str, str]:
    return {f"{place}.{name}": value for name, value in fields.items()}
