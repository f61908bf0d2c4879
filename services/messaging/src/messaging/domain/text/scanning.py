"""Looks for ways around the platform in a message (REQ M-11)."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from messaging.domain.text.bank import find_bank_details
from messaging.domain.text.disguises import disguised_names
from messaging.domain.text.emails import find_emails
from messaging.domain.text.finding import ENOUGH, Evidence, Finding, Label
from messaging.domain.text.folding import Folded, fold, join_spelt_out
from messaging.domain.text.handles import find_handles
from messaging.domain.text.ideas import VOCABULARY
from messaging.domain.text.links import find_links
from messaging.domain.text.meeting import find_meeting
from messaging.domain.text.paying import find_paying
from messaging.domain.text.phones import find_numbers
from messaging.domain.text.vocabulary import Mention, with_spans

#: Ideas that no table has words for: what was found in the text, and its signs.
SIGNS = frozenset({"details", "begin", "end", "question", "amount", "percent"})
_QUESTION = re.compile(r"[?؟]")
_AMOUNT = re.compile(r"(?<!\d)\d{1,5}(?!\d)(?P<percent>\s?%|\s?percent|\s?prozent)?")
#: Ideas whose words belong to an offer to pay, within so many characters of it.
_BELONGS = frozenset({"details", "bank", "between", "coin", "card"})
_NEAR = 40
_DENIED = re.compile(
    r"\b(?:not|nicht|pas|no|non|niet|nie|nao|sin|sem|without|ohne|sans|senza|zonder|sonder|hhayi|ungakhokhi|khong|khoi|ikke|inte|bez|nem|tanpa|bukan|mimo|zonder|uden|utan)\s+$"
)
#: What a money service gives out instead of an account's number.
_RANDOM_KEY = re.compile(r"(?<![0-9a-f])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])")
_CLEAN_AT_BEST = 0.97
#: A message is short; of a pasted novel the first part is searched.
MOST_CHARACTERS = 20_000


def scan(text: str, own: Collection[str] = ()) -> Finding:
    """Judge one message, in any language and disguise; any string gives an answer.

    own: domains of the marketplace itself, in lower case: links and addresses there, or below, lead nowhere else.
    """
    folded = fold(text[:MOST_CHARACTERS])
    found = list(_search(folded, own))
    joined = join_spelt_out(folded)
    if joined is not None:
        found += _search(joined, own)
    certain = {label: _certainty(e for e in found if e.label == label) for label in ("payment", "contact")}
    label: Label
    if certain["payment"] >= ENOUGH:
        label = "payment"
    elif certain["contact"] >= ENOUGH:
        label = "contact"
    else:
        return Finding("clean", round(min(_CLEAN_AT_BEST, 1 - max(certain.values())), 3), ())
    spans = _merged(_trimmed(text, e.start, e.end) for e in found)
    return Finding(label, round(certain[label], 3), spans)


def _search(folded: Folded, own: Collection[str]) -> Iterator[Evidence]:
    """All that is found, with its place in the original."""
    for evidence in _detect(folded, own):
        start, end = folded.span(evidence.start, evidence.end)
        yield Evidence(evidence.label, evidence.confidence, start, end)


def _detect(folded: Folded, own: Collection[str]) -> Iterator[Evidence]:
    mentions = VOCABULARY.mentions(folded.lower)
    numbers = list(find_numbers(folded, mentions))
    contacts = [*find_emails(folded, own), *find_links(folded, own), *find_handles(folded)]
    contacts += [Evidence("contact", n.confidence, n.start, n.end) for n in numbers if n.confidence]
    yield from contacts
    yield from find_bank_details(folded)
    spans = {(contact.start, contact.end, "details") for contact in contacts}
    spans.update((number.start, number.end, "details") for number in numbers)
    spans.update(_signs(folded.lower), disguised_names(folded.lower))
    mentions = with_spans(folded.lower, _without_denied(folded.lower, mentions), spans)
    paying = list(find_paying(folded, mentions))
    yield from paying
    yield from _beside(paying, mentions)
    yield from find_meeting(folded, mentions)


def _without_denied(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Without "through the site" where a "not" stands before it."""
    return [m for m in mentions if m.idea != "own" or not _DENIED.search(text, max(0, m.start - 20), m.start)]


def _beside(paying: Sequence[Evidence], mentions: Iterable[Mention]) -> Iterator[Evidence]:
    """The services, banks and numbers named near an offer to pay: they prove nothing more, but belong to its span."""
    for mention in mentions:
        if mention.idea in _BELONGS and any(
            mention.start < found.end + _NEAR and found.start < mention.end + _NEAR for found in paying
        ):
            yield Evidence("payment", 0, mention.start, mention.end)


def _signs(text: str) -> Iterator[tuple[int, int, str]]:
    """Ideas that are no words: where the text begins and ends, its question marks and amounts."""
    yield 0, 0, "begin"
    yield len(text), len(text), "end"
    for found in _QUESTION.finditer(text):
        yield found.start(), found.end(), "question"
    for found in _RANDOM_KEY.finditer(text):
        yield found.start(), found.end(), "details"
    for found in _AMOUNT.finditer(text):
        yield found.start(), found.end(), "percent" if found["percent"] else "amount"


def _certainty(found: Iterable[Evidence]) -> float:
    """Reasons in different places are independent: sure unless all of them err. Those in one place count once."""
    doubt = 1.0
    best, reach = 0.0, -1
    for evidence in sorted(found, key=lambda e: (e.start, e.end)):
        if evidence.start >= reach:
            doubt *= 1 - best
            best = 0.0
        best, reach = max(best, evidence.confidence), max(reach, evidence.end)
    return 1 - doubt * (1 - best)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its ends; a span of nothing else stays."""
    inside = text[start:end]
    if not inside.strip():
        return start, end
    return end - len(inside.lstrip()), start + len(inside.rstrip())


def _merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
