"""Reads messages: what leads off the platform, and what a conversation is about."""

from messaging.domain.text.categorising import CATEGORIES, CategoryId, CategoryProposal, Reading, propose_category
from messaging.domain.text.finding import Finding
from messaging.domain.text.scanning import scan

__all__ = ["CATEGORIES", "CategoryId", "CategoryProposal", "Finding", "Reading", "propose_category", "scan"]
