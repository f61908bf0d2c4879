"""The notifier's repositories in MongoDB: nothing else of the notifier touches the driver."""

from notifier.adapters.mongo.indexes import INDEXES

__all__ = ["INDEXES"]
