"""The notifier's repositories in MongoDB: nothing else of the notifier touches the driver."""

from notifier.adapters.mongo.indexes import INDEXES, RETIRED_INDEXES

__all__ = ["INDEXES", "RETIRED_INDEXES"]
