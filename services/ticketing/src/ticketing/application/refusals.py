"""The domain's refusals, as the kinds of refusal that people and programs are told."""

from collections.abc import Iterator
from contextlib import contextmanager

from chassis.errors import Conflict, Invalid
from ticketing.domain.errors import InvalidValueError, NotNowError


@contextmanager
def refusals() -> Iterator[None]:
    """Inside it a broken rule of the domain becomes Invalid (a wrong value) or Conflict (not in this state)."""
    try:
        yield
    except InvalidValueError as error:
        raise Invalid(str(error), field=error.field) from error
    except NotNowError as error:
        raise Conflict(error.allowed, field=error.field) from error
