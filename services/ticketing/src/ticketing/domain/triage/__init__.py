"""Reads what a user wrote and proposes category, subcategory and priority, with the words that decided."""

from ticketing.domain.triage.proposing import Proposal, propose

__all__ = ["Proposal", "propose"]
