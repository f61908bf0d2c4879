"""Texts that the staff keep ready: what they may hold, how they change, how their gaps are filled (REQ T-09)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from messaging.domain.access import check_desk
from messaging.domain.conversation import Person
from messaging.domain.errors import Conflict, InvalidInput
from messaging.domain.permissions import Action
from messaging.domain.values import clean_line, clean_text

MAX_ANSWERS = 200
MAX_TITLE = 80
MAX_CODE = 30
MAX_CANNED = 4_000
KEPT_REVISIONS = 20
GAPS = ("customer_name", "agent_name", "order_number", "ticket_number")
"""What a text may leave open, to be filled from the conversation in which it is used."""

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LOCALE = re.compile(r"[a-z]{2,3}(-([A-Z]{2}|[0-9]{3}))?")
_GAP = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What an agent writes: `code` is typed after "/" to find it; an empty `locale` is for every language."""

    title: str
    code: str
    text: str
    locale: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A wording, who wrote it and when; `author_id` None: it came with the installation."""

    wording: Wording
    at: datetime
    author_id: str | None = None
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CannedAnswer:
    """A text with its newest revisions, oldest first. A deleted one can be brought back."""

    id: str
    version: int
    revisions: tuple[Revision, ...]
    deleted_at: datetime | None = None

    @property
    def wording(self) -> Wording:
        """What it says now."""
        return self.revisions[-1].wording


def checked(wording: Wording) -> Wording:
    """Give the wording tidied. Raises InvalidInput that names the field at fault."""
    title = clean_line(wording.title, field="title", limit=MAX_TITLE)
    code = wording.code.strip().lower().removeprefix("/")
    if len(code) > MAX_CODE or not _CODE.fullmatch(code):
        raise InvalidInput("code", f"small letters, digits and hyphens, at most {MAX_CODE}, such as refund-started")
    text = clean_text(wording.text, limit=MAX_CANNED)
    if unknown := sorted(set(_GAP.findall(text)) - set(GAPS)):
        known = ", ".join(f"{{{gap}}}" for gap in GAPS)
        raise InvalidInput("text", f"there is nothing to fill {{{unknown[0]}}} with; there are {known}")
    locale = wording.locale.strip()
    if locale and not _LOCALE.fullmatch(locale):
        raise InvalidInput("locale", "a language such as en or zu, or en-ZA, or nothing for every language")
    return Wording(title=title, code=code, text=text, locale=locale)


def write(answer_id: str, wording: Wording, person: Person, now: datetime) -> CannedAnswer:
    """A new one. Raises NotAllowed, InvalidInput."""
    check_desk(person, Action.EDIT_CANNED_ANSWERS)
    first = Revision(wording=checked(wording), at=now, author_id=person.user_id, author=person.name)
    return CannedAnswer(id=answer_id, version=1, revisions=(first,))


def rewrite(answer: CannedAnswer, wording: Wording, person: Person, now: datetime) -> CannedAnswer:
    """Change what it says; the same words change nothing. Raises NotAllowed, InvalidInput, Conflict."""
    check_desk(person, Action.EDIT_CANNED_ANSWERS)
    if answer.deleted_at is not None:
        raise Conflict("deleted", "This was deleted. Bring it back first.")
    tidy = checked(wording)
    if tidy == answer.wording:
        return answer
    newest = Revision(wording=tidy, at=now, author_id=person.user_id, author=person.name)
    return replace(answer, version=answer.version + 1, revisions=(*answer.revisions, newest)[-KEPT_REVISIONS:])


def delete(answer: CannedAnswer, person: Person, now: datetime) -> CannedAnswer:
    """Take it out of every list. Raises NotAllowed."""
    check_desk(person, Action.EDIT_CANNED_ANSWERS)
    return answer if answer.deleted_at else replace(answer, version=answer.version + 1, deleted_at=now)


def restore(answer: CannedAnswer, person: Person) -> CannedAnswer:
    """Put it back. Raises NotAllowed."""
    check_desk(person, Action.EDIT_CANNED_ANSWERS)
    return replace(answer, version=answer.version + 1, deleted_at=None) if answer.deleted_at else answer


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text for one conversation. A gap that nothing is known for stays, so that the agent sees it and fills it."""
    return _GAP.sub(lambda gap: values.get(gap[1]) or gap[0], text)


def for_reader(answers: Iterable[CannedAnswer], locale: str) -> list[CannedAnswer]:
    """Sort them: first those in the customer's language, then those for every language, then the others; by code."""

    def rank(answer: CannedAnswer) -> int:
        written = answer.wording.locale
        if not written:
            return 1
        return 0 if locale == written or locale.startswith(f"{written}-") else 2

    return sorted(answers, key=lambda one: (rank(one), one.wording.code, one.wording.locale))
