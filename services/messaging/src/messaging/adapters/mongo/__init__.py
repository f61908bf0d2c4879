"""Conversations in MongoDB."""

from messaging.adapters.mongo import canned_answers, feedback, indexes, presence, search_index

INDEXES = {
    **indexes.INDEXES,
    **presence.INDEXES,
    **canned_answers.INDEXES,
    **feedback.INDEXES,
    **search_index.INDEXES,
}
"""All of this service's, for its start and for `saypro doctor`."""

RETIRED_INDEXES = indexes.RETIRED_INDEXES
