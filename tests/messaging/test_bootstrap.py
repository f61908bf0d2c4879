"""What an instance finds and leaves in the database that it starts over."""

from typing import Any

import pytest
from pymongo import ASCENDING, IndexModel

from messaging.adapters.mongo import INDEXES, RETIRED_INDEXES
from tests.messaging.conftest import pod

pytestmark = pytest.mark.infra


async def test_an_instance_drops_what_earlier_versions_indexed_and_nothing_else(running: Any, infra: Any) -> None:
    mongo = running.service.core.mongo
    old = [*RETIRED_INDEXES["conversations"], "made_by_an_operator"]
    await mongo.ensure_indexes({"conversations": [IndexModel([(f"of_{name}", ASCENDING)], name=name) for name in old]})
    async with pod(infra, mongo.db.name, running.issuer):
        made = {model.document["name"] for model in INDEXES["conversations"]}
        left = set(await mongo.db["conversations"].index_information())
    assert left == {"_id_", "made_by_an_operator", *made}
    await mongo.db["conversations"].drop_index("made_by_an_operator")
