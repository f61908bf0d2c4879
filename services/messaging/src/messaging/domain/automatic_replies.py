"""Which automatic reply a message gets, if any: never twice in a while, and never to an automatic one (REQ M-05)."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from messaging.domain.text.vocabulary import JOINED_SCRIPT
from messaging.domain.values import Category, Part


class Presence(StrEnum):
    """How the staff stand at the moment of the message."""

    OPEN = "open"  # business hours
    CLOSED = "closed"  # outside of them
    AWAY = "away"  # within them, but nobody is there


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply that staff have written. The empty tuples restrict nothing.

    `phrases`: at least one of them is said in the message, where a word begins and whatever the case. `text_when`
    gives the words by presence; a presence that it does not name gets no reply of this one. `order`: smaller is tried
    first.
    """

    id: str
    text_when: dict[Presence, str]
    categories: tuple[Category, ...] = ()
    phrases: tuple[str, ...] = ()
    locale: str = ""
    order: int = 100
    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """The message that may be answered, and what was answered automatically before in its conversation."""

    text: str
    part: Part
    automatic: bool
    category: Category | None
    locale: str
    at: datetime
    given: Sequence[tuple[str, datetime]] = ()
    answered_by_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The reply to send."""

    reply_id: str
    text: str


AGAIN_AFTER = timedelta(days=7)
"""The same reply is not given to the same conversation before."""
PAUSE = timedelta(hours=4)
"""Between any two automatic replies to one conversation."""


def choose(incoming: Incoming, replies: Iterable[Reply], presence: Presence) -> Chosen | None:
    """Give the first reply that fits; None when none does, or when a machine would be talking to a machine."""
    if incoming.automatic or incoming.part not in (Part.BUYER, Part.SELLER):
        return None
    if incoming.answered_by_person and presence is Presence.OPEN:
        return None  # a person is at it: they know better
    if any(incoming.at - at < PAUSE for _, at in incoming.given):
        return None
    recent = {reply_id for reply_id, at in incoming.given if incoming.at - at < AGAIN_AFTER}
    for reply in sorted(replies, key=lambda one: (one.order, one.id)):
        if reply.enabled and reply.id not in recent and presence in reply.text_when and _fits(reply, incoming):
            return Chosen(reply_id=reply.id, text=reply.text_when[presence])
    return None


def _fits(reply: Reply, incoming: Incoming) -> bool:
    if reply.categories and incoming.category not in reply.categories:
        return False
    if reply.locale and not _speaks(incoming.locale, reply.locale):
        return False
    said = incoming.text.casefold()
    return not reply.phrases or any(_is_said(phrase.casefold(), said) for phrase in reply.phrases)


def _is_said(phrase: str, said: str) -> bool:
    """Where words begin: "ship" is in "shipping", not in "relationship". In scripts that join words, anywhere."""
    if JOINED_SCRIPT.search(phrase):
        return phrase in said
    place = said.find(phrase)
    while place >= 0:
        is_part_of_a_number = phrase[-1].isdigit() and said[place + len(phrase) :][:1].isdigit()
        if not _goes_on(said[place - 1 : place], phrase[0]) and not is_part_of_a_number:
            return True
        place = said.find(phrase, place + 1)
    return False


def _goes_on(one: str, next_one: str) -> bool:
    """Whether two neighbours are of the same word; before a text stands nothing."""
    return bool(one) and all(unicodedata.category(c)[0] in "LMN" for c in one + next_one)


def _speaks(wanted: str, written: str) -> bool:
    """A reply in `en` fits `en-ZA`; one in `en-GB` does not."""
    return wanted == written or wanted.startswith(f"{written}-")
