"""Mail: what is sent, what can come of it, and who does which part."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from notifier.application.delivery_record import DeliveryRecord
from notifier.domain.person import Person


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """A mail ready to go: `message_id` is the same at every attempt, so that a receiver can drop a second one."""

    message_id: str
    to: str
    content: bytes


Fate = Literal["sent", "retry", "deferred", "digested", "failed", "bounced", "suppressed", "expired"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one delivery's attempt.

    `retry` goes back into the queue for `due`, as the same message; `deferred` and `digested` too, to share one with
    others. Everything else is final. `bounced` also gives up the `address`.
    """

    record: DeliveryRecord
    state: Fate
    reason: str
    at: datetime
    due: datetime | None = None
    address: str | None = None


class MailRejected(Exception):
    """The provider will never take this mail. `bad_address`: because of its recipient."""

    def __init__(self, detail: str, *, bad_address: bool) -> None:
        super().__init__(detail)
        self.detail = detail
        self.bad_address = bad_address


class MailDelayed(Exception):
    """The mail could not be sent this time; it may be later."""


class Composer(Protocol):
    """Writes mails."""

    def compose(self, message_id: str, person: Person, items: Sequence[DeliveryRecord]) -> OutgoingMail:
        """One mail about one or several items."""
        ...


class Transport(Protocol):
    """Hands mails to a provider."""

    async def send(self, mail: OutgoingMail) -> None:
        """Return once a provider has accepted it. Raises MailRejected or MailDelayed."""
        ...

    def pause(self) -> float:
        """Seconds for which no provider can be asked; 0 when one can."""
        ...


class MailQueue(Protocol):
    """The mails that are still to be dealt with; each is given to one stage at a time."""

    async def lease(self, owner: str, limit: int, seconds: float) -> list[DeliveryRecord]:
        """Take due deliveries, the most urgent first, each with its `message_id`, so long by the database's clock."""
        ...

    async def release(self, owner: str, besides: Collection[str]) -> None:
        """Give back what this instance holds `besides` these: from an earlier life, or a turn that failed."""
        ...

    async def settle(self, outcomes: Sequence[Outcome]) -> None:
        """Write down what became of attempts, in the running transaction."""
        ...
