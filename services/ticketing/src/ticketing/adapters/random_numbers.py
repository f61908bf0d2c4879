"""Ticket numbers from the operating system's randomness, so that nobody can guess another's."""

import secrets

from ticketing.domain.number import SPACE, TicketNumber


class RandomNumbers:
    """Draws a number; that it is free is for the repository to find out."""

    def next(self) -> TicketNumber:
        return TicketNumber.generate(secrets.randbelow(SPACE))
