"""Making a lone mongod a replica set of one, which transactions and change streams need."""

from typing import Any

from pymongo import MongoClient
from pymongo.errors import OperationFailure, PyMongoError

from saypro_local.embedded.mongo import REPLICA_SET

_NOT_INITIATED = 94


def primary(address: str, member: str | None = None) -> bool:
    """Whether the mongod at `address` takes writes; initiates it first if it is new.

    `member` is the host:port that it calls itself, when that differs from `address` (a container).
    """
    with MongoClient[dict[str, Any]](address, directConnection=True, serverSelectionTimeoutMS=500) as client:
        try:
            _initiate(client, member or address)
            return bool(client.admin.command("hello").get("isWritablePrimary"))
        except PyMongoError:
            return False  # still starting; the caller has a deadline


def _initiate(client: MongoClient[dict[str, Any]], member: str) -> None:
    members = [{"_id": 0, "host": member}]
    try:
        config = client.admin.command("replSetGetConfig")["config"]
    except OperationFailure as error:
        if error.code != _NOT_INITIATED:
            raise
        client.admin.command("replSetInitiate", {"_id": REPLICA_SET, "members": members})
        return
    if config["members"][0]["host"] != member:  # the folder was last used on another port
        changed = {**config, "members": members, "version": int(config["version"]) + 1}
        client.admin.command("replSetReconfig", changed, force=True)
