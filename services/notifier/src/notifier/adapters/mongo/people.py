"""Who people are, in MongoDB."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from chassis.mongo import Document, Mongo, find_all
from chassis.unit_of_work import current_session
from notifier.adapters.people import ReadPeople, person_of
from notifier.application.broadcast import Part
from notifier.domain.person import Person, stranger
from notifier.domain.segments import Audience

PEOPLE: Final = "people"


class MongoPeople:
    """Who people are (from account events) and what they chose (here), one document a person."""

    def __init__(self, mongo: Mongo) -> None:
        self._collection = mongo.db[PEOPLE]
        self._read = ReadPeople()

    async def get(self, user_ids: Iterable[str]) -> dict[str, Person]:
        """Those of `user_ids` that are known."""
        found = await find_all(self._collection.find({"_id": {"$in": list(user_ids)}}, session=current_session()))
        return {document["_id"]: self._read(document) for document in found}

    async def one(self, user_id: str) -> Person | None:
        """One person, if known."""
        document = await self._collection.find_one({"_id": user_id}, session=current_session())
        return None if document is None else person_of(document)

    async def with_role(self, role: str) -> list[str]:
        """The ids of everyone who has the role."""
        found = await find_all(
            self._collection.find({"roles": role, "erased": {"$ne": True}}, {"_id": 1}, session=current_session())
        )
        return sorted(document["_id"] for document in found)

    async def page(self, audience: Audience, after: str, limit: int) -> Part:
        """The next people of an audience after an id; at most `limit` are looked at.

        The query leaves out most of those who do not belong, the domain says who does. People named by id are told
        even where no account event has come yet.
        """
        if audience.user_ids:
            ids = sorted(user_id for user_id in audience.user_ids if user_id > after)[:limit]
            known = await self.get(ids)
            found = [known.get(user_id) or stranger(user_id) for user_id in ids]
        else:
            which = {"_id": {"$gt": after}, "erased": {"$ne": True}, **_narrowed(audience)}
            cursor = self._collection.find(which, session=current_session()).sort("_id", 1).limit(limit)
            found = [self._read(document) for document in await find_all(cursor)]
        return Part(
            people=[person for person in found if audience.includes(person.user_id, person.profile)],
            looked_at=len(found),
            cursor=found[-1].user_id if len(found) == limit else None,
        )

    async def replace_profile(self, user_id: str, profile: Mapping[str, Any]) -> None:
        """What the accounts service says now; choices made here stay. A new address is not a given-up one."""
        same_address = {"$eq": ["$email", {"$literal": profile["email"]}]}
        await self._collection.update_one(
            {"_id": user_id},
            [
                {
                    "$set": {
                        **{name: {"$literal": value} for name, value in profile.items()},
                        "suppressed": {"$cond": [same_address, {"$ifNull": ["$suppressed", []]}, []]},
                        "version": {"$add": [{"$ifNull": ["$version", 0]}, 1]},
                    }
                }
            ],
            upsert=True,
            session=current_session(),
        )

    async def choose(self, user_id: str, choices: Mapping[str, Any]) -> None:
        """What the person chose here: preferences, language, time zone."""
        await self._collection.update_one(
            {"_id": user_id},
            {"$set": dict(choices), "$inc": {"version": 1}},
            upsert=True,
            session=current_session(),
        )

    async def suppress_address(self, user_id: str, channel: str, address: str) -> None:
        """Stop writing to an address that does not exist; another address of the person is not concerned."""
        await self._collection.update_one(
            {"_id": user_id, channel: address},
            {"$addToSet": {"suppressed": channel}, "$inc": {"version": 1}},
            session=current_session(),
        )

    async def erase(self, user_id: str) -> None:
        """Forget all that is personal; only that the person is erased remains."""
        await self._collection.replace_one(
            {"_id": user_id}, {"erased": True, "version": -1}, upsert=True, session=current_session()
        )


def _narrowed(audience: Audience) -> Document:
    wanted = {"roles": audience.roles, "country": audience.countries, "tier": audience.tiers}
    return {field: {"$in": sorted(values)} for field, values in wanted.items() if values}
