"""Conversations in MongoDB."""

from messaging.adapters.mongo import canned_answers, indexes, presence

INDEXES = {**indexes.INDEXES, **presence.INDEXES, **canned_answers.INDEXES}
"""All of this service's, for its start and for `saypro doctor`."""
