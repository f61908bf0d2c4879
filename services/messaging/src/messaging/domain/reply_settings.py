"""What the support team or a seller has set up to be answered automatically, and whose it is to answer (REQ M-05)."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo, available_timezones

from messaging.domain import changes as c
from messaging.domain.automatic_replies import Incoming, Presence, Reply, choose
from messaging.domain.conversation import Conversation, Participant
from messaging.domain.errors import InvalidInput
from messaging.domain.talk import say_automatically
from messaging.domain.values import Category, Kind, Part, clean_line, clean_text

SUPPORT_TEAM = "team:support"
MAX_REPLIES = 50
MAX_REPLY = 2_000
MAX_PHRASES = 20
MAX_PHRASE = 80
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MIDNIGHT = time(0)
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_ZONES = available_timezones()


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Business hours of one weekday, in local time, half-open. Closing at midnight is the end of the day."""

    opens: time
    closes: time


Week = tuple[Open | None, ...]
"""Monday first; None is a day on which it is closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplySettings:
    """Everything of one owner. No hours at all: always open. `version` counts the changes, 0 is never saved."""

    owner: str
    zone: str = "Etc/UTC"
    week: Week = (None,) * 7
    away_until: datetime | None = None
    replies: tuple[Reply, ...] = ()
    version: int = 0


def owned_by(user_id: str) -> str:
    """Give the owner that stands for a person; the team's is SUPPORT_TEAM."""
    return f"person:{user_id}"


def presence_at(settings: ReplySettings, now: datetime) -> Presence:
    """Say how the owner stands: away goes before the hours."""
    if settings.away_until is not None and now < settings.away_until:
        return Presence.AWAY
    if not any(settings.week):
        return Presence.OPEN
    local = now.astimezone(ZoneInfo(settings.zone))
    today = settings.week[local.weekday()]
    if today is None or local.time() < today.opens:
        return Presence.CLOSED
    return Presence.OPEN if today.closes == MIDNIGHT or local.time() < today.closes else Presence.CLOSED


def checked(settings: ReplySettings) -> ReplySettings:
    """Give the settings tidied. Raises InvalidInput that names the field at fault."""
    if settings.zone not in _ZONES:
        raise InvalidInput("zone", "not a time zone such as Africa/Johannesburg")
    if len(settings.week) != len(DAYS):
        raise InvalidInput("week", "seven days, Monday first")
    for number, day in enumerate(settings.week):
        if day is not None and day.closes != MIDNIGHT and day.opens >= day.closes:
            raise InvalidInput(f"week/{number}", f"on {DAYS[number]} it must open before it closes")
    if len(settings.replies) > MAX_REPLIES:
        raise InvalidInput("replies", f"at most {MAX_REPLIES}")
    replies = tuple(_tidy(reply, f"replies/{number}") for number, reply in enumerate(settings.replies))
    ids = [reply.id for reply in replies]
    for number, reply_id in enumerate(ids):
        if reply_id in ids[:number]:
            raise InvalidInput(f"replies/{number}/id", "there is another with this id")
    away = settings.away_until
    return replace(settings, replies=replies, away_until=away and away.astimezone(UTC))


def _tidy(reply: Reply, where: str) -> Reply:
    if not _ID.fullmatch(reply.id):
        raise InvalidInput(f"{where}/id", "small letters, digits and hyphens, at most 40")
    if not reply.text_when:
        raise InvalidInput(f"{where}/texts", "write at least one of open, closed and away")
    texts = {
        presence: clean_text(text, field=f"{where}/texts/{presence.value}", limit=MAX_REPLY)
        for presence, text in reply.text_when.items()
    }
    if len(reply.phrases) > MAX_PHRASES:
        raise InvalidInput(f"{where}/phrases", f"at most {MAX_PHRASES}")
    phrases = tuple(clean_line(phrase, field=f"{where}/phrases", limit=MAX_PHRASE) for phrase in reply.phrases)
    return replace(reply, text_when=texts, phrases=phrases)


def answering(conversation: Conversation, said: c.Said) -> tuple[str, Participant | None] | None:
    """Say whose settings answer a message, and who speaks then (None: the team). None: nobody's do.

    Only what a customer wrote is answered, and between customers only what goes to the seller, so that two who are
    both away never answer each other.
    """
    if said.automatic or said.part not in (Part.BUYER, Part.SELLER):
        return None
    if conversation.kind is Kind.SUPPORT:
        return SUPPORT_TEAM, None
    seller = next((one for one in conversation.participants if one.part is Part.SELLER), None)
    if seller is None or seller.user_id == said.actor_id:
        return None
    return owned_by(seller.user_id), seller


def answer(
    conversation: Conversation, said: c.Said, settings: ReplySettings, speaker: Participant | None, locale: str
) -> tuple[c.Change, ...]:
    """Give the automatic reply to `said`, which has just led to `conversation`; nothing when none is due."""
    incoming = Incoming(
        text=said.text,
        part=said.part,
        automatic=said.automatic,
        category=next((one for one in Category if one == conversation.category), None),
        locale=locale,
        at=said.at,
        given=conversation.replied,
        answered_by_person=conversation.answered_at is not None,
    )
    chosen = choose(incoming, settings.replies, presence_at(settings, said.at))
    if chosen is None:
        return ()
    message_id = f"{said.message_id}-reply"
    return say_automatically(conversation, chosen.text, message_id, said.at, reply_id=chosen.reply_id, speaker=speaker)
