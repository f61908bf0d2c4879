"""In what language people read, from what the accounts service tells of them."""

from chassis.mongo import Mongo
from messaging.adapters.mongo.indexes import USERS


class MongoLocales:
    """Implements `Locales`."""

    def __init__(self, mongo: Mongo) -> None:
        self._users = mongo.db[USERS]

    async def locale_of(self, user_id: str) -> str:
        found = await self._users.find_one({"_id": user_id}, {"locale": 1})
        return str(found.get("locale", "")) if found else ""
