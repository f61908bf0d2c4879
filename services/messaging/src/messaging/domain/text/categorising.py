"""Proposes what a conversation is about, from what a text model reads in its first words (REQ M-04)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol, get_args
from unicodedata import category as category_of

CategoryId = Literal[
    "order_inquiry", "product_query", "complaint", "support_request", "technical", "account", "listing", "transaction",
    "returns_refunds", "general",
]  # fmt: skip
CATEGORIES: tuple[CategoryId, ...] = get_args(CategoryId)
SURE = 0.4
"""A category that is less likely is a guess: of 200 texts kept out of the training it was as often wrong as right."""


class Reading(Protocol):
    """What a text model makes of a text."""

    @property
    def chances(self) -> Mapping[str, float]:
        """How likely each label is, in all 1. A label that is no category stands for "it says nothing"."""

    def words_for(self, label: str) -> tuple[str, ...]:
        """The words that speak most for a label, as written and in order; empty when none does."""


@dataclass(frozen=True, slots=True)
class CategoryProposal:
    """A category and the words that decided it, as written, in the order of the text; no words: nothing did."""

    category: CategoryId
    words: tuple[str, ...]


def propose_category(reading: Reading) -> CategoryProposal:
    """The likeliest category; general without words when the text says nothing.

    Of a language that the model cannot read it knows the question mark alone, and that decides nothing.
    """
    label = max(reading.chances, key=reading.chances.__getitem__)
    words = reading.words_for(label)
    category = next((known for known in CATEGORIES if known == label), None)
    said = any(category_of(character)[0] != "P" for word in words for character in word)
    if category is None or not said or reading.chances[label] < SURE:
        return CategoryProposal("general", ())
    return CategoryProposal(category, words)
