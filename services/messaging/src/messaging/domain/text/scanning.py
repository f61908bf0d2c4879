"""Looks for ways around the platform in a message (REQ M-11)."""

from collections.abc import Callable, Iterable, Iterator

from messaging.domain.text.addresses import find_emails, find_links
from messaging.domain.text.bank import find_bank_details
from messaging.domain.text.finding import ENOUGH, Evidence, Finding, Label
from messaging.domain.text.folding import Folded, fold, join_spelt_out
from messaging.domain.text.meeting import find_meeting
from messaging.domain.text.paying import find_paying
from messaging.domain.text.phones import find_phones

Detector = Callable[[Folded], Iterator[Evidence]]
_DETECTORS: tuple[Detector, ...] = (find_emails, find_links, find_bank_details, find_paying, find_meeting, find_phones)
#: Numbers are read digit by digit anyway.
_SPELT_OUT_DETECTORS: tuple[Detector, ...] = (find_emails, find_links, find_paying, find_meeting)
_CLEAN_AT_BEST = 0.97
#: A message is short; of a pasted novel the first part is searched.
MOST_CHARACTERS = 20_000


def scan(text: str) -> Finding:
    """Judge one message, in any language and disguise; any string gives an answer."""
    folded = fold(text[:MOST_CHARACTERS])
    found = [(evidence, folded) for detect in _DETECTORS for evidence in detect(folded)]
    joined = join_spelt_out(folded)
    if joined is not None:
        found += [(evidence, joined) for detect in _SPELT_OUT_DETECTORS for evidence in detect(joined)]
    certain = {label: _together(e.confidence for e, _ in found if e.label == label) for label in ("payment", "contact")}
    label: Label
    if certain["payment"] >= ENOUGH:
        label = "payment"
    elif certain["contact"] >= ENOUGH:
        label = "contact"
    else:
        return Finding("clean", round(min(_CLEAN_AT_BEST, 1 - max(certain.values())), 3), ())
    spans = _merged(where.span(e.start, e.end) for e, where in found)
    return Finding(label, round(certain[label], 3), spans)


def _together(confidences: Iterable[float]) -> float:
    """Independent reasons: sure unless all of them err."""
    doubt = 1.0
    for confidence in confidences:
        doubt *= 1 - confidence
    return 1 - doubt


def _merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
