"""Writes down what became of mails, many in one transaction, and publishes it (REQ N-21)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chassis.unit_of_work import UnitOfWork, publish
from notifier.application.announce import announcement
from notifier.application.mail import MailQueue, Outcome
from notifier.application.ports import AddressBook


@dataclass(frozen=True)
class SettleMails:
    """State, given-up addresses and events stand or fall together."""

    unit_of_work: UnitOfWork
    queue: MailQueue
    addresses: AddressBook
    settled: Callable[[Sequence[Outcome]], None]
    """Called once they are durable, to be counted."""

    async def __call__(self, outcomes: Sequence[Outcome]) -> None:
        """Settle all `outcomes`, durably."""

        async def work() -> None:
            await self.queue.settle(outcomes)
            for outcome in outcomes:
                if outcome.address is not None and outcome.state == "bounced":
                    await self.addresses.suppress_address(outcome.record["user_id"], "email", outcome.address)
            publish(
                *(
                    announcement(outcome.record, outcome.at, state=outcome.state, reason=outcome.reason)
                    for outcome in outcomes
                    if outcome.state != "retry"
                )
            )

        await self.unit_of_work.run(work)
        self.settled(outcomes)
