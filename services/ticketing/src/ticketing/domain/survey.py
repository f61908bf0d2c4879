"""The satisfaction survey: once for each resolution, by a signed link (REQ T-07).

The link carries the ticket, the resolution and a signature, so it needs no sign-in and cannot be made up. It works for
30 days, and until the ticket is resolved anew.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ticketing.domain.errors import InvalidValueError, NotNowError
from ticketing.domain.ticket import Change, Kind, Rating, Ticket, record

OPEN_FOR = timedelta(days=30)
RATINGS = range(1, 6)
COMMENT_MOST = 2000
_SIGNATURE_BYTES = 16


class ForgedLinkError(InvalidValueError):
    """The survey link was not made by us, or is damaged."""

    def __init__(self) -> None:
        super().__init__("token", "the link as it stands in the mail; this one is damaged")


@dataclass(frozen=True, slots=True)
class SurveyLink:
    """Which resolution of which ticket is asked about."""

    ticket_id: str
    resolution: int


def sign(link: SurveyLink, secret: bytes) -> str:
    """The token of the link, safe in a URL."""
    body = f"{link.ticket_id}:{link.resolution}".encode()
    return _text(body) + "." + _text(_signature(body, secret))


def read(token: str, secret: bytes) -> SurveyLink:
    """The link behind a token; ForgedLinkError when the signature is not ours."""
    body_text, _, signature_text = token.partition(".")
    try:
        body, signature = _bytes(body_text), _bytes(signature_text)
    except ValueError:
        raise ForgedLinkError from None
    if not hmac.compare_digest(signature, _signature(body, secret)):
        raise ForgedLinkError
    ticket_id, _, resolution = body.decode().rpartition(":")
    return SurveyLink(ticket_id, int(resolution))


def open_survey(ticket: Ticket, at: datetime) -> int | None:
    """The resolution that can be rated at this time; None when there is none or it is rated already."""
    return None if closed_because(ticket, ticket.resolutions, at) else ticket.resolutions


def closed_because(ticket: Ticket, resolution: int, at: datetime) -> str | None:
    """Why this resolution cannot be rated at this time, in words for the customer; None when it can."""
    if any(rating.resolution == resolution for rating in ticket.ratings):
        return "your answer is in already, thank you"
    if ticket.active or ticket.resolved_at is None:
        again = " again" if ticket.resolutions else ""
        return f"this ticket is still open; you can rate it once it is resolved{again}"
    if resolution != ticket.resolutions:
        return "this ticket was resolved anew since; please rate it by the newest survey"
    if at - ticket.resolved_at > OPEN_FOR:
        return f"this survey is over: it was open for {OPEN_FOR.days} days after the ticket was resolved"
    return None


def submit(ticket: Ticket, resolution: int, *, rating: int, comment: str, at: datetime) -> Ticket:
    """The customer's rating (1 to 5) and comment for this resolution.

    Raises InvalidValueError for a rating out of range or a comment over 2000 characters, NotNowError when this
    resolution cannot be rated (`closed_because`).
    """
    if rating not in RATINGS:
        raise InvalidValueError("rating", "a whole number from 1 to 5")
    if len(comment) > COMMENT_MOST:
        raise InvalidValueError("comment", f"at most {COMMENT_MOST} characters")
    closed = closed_because(ticket, resolution, at)
    if closed is not None:
        raise NotNowError("rating", closed)
    given = Rating(resolution, rating, comment.strip(), at)
    after = replace(ticket, ratings=(*ticket.ratings, given), satisfied=ticket.satisfied or rating >= 4)
    return record(
        ticket,
        after,
        Kind.SURVEYED,
        at=at,
        actor_id=ticket.requester_id,
        changes=(Change("rating", None, str(rating)),),
    )


def _signature(body: bytes, secret: bytes) -> bytes:
    return hmac.new(secret, b"survey:" + body, hashlib.sha256).digest()[:_SIGNATURE_BYTES]


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
