"""The refusals of our rules, in the words that the web layer turns into answers."""

from collections.abc import Iterator
from contextlib import contextmanager

from chassis.errors import Invalid
from sla_monitor.domain.errors import InvalidFieldError


@contextmanager
def told_to_the_sender() -> Iterator[None]:
    """Within it, a value that the rules refuse becomes an answer that names the field and what is allowed."""
    try:
        yield
    except InvalidFieldError as refused:
        detail = f"{refused.problem}; allowed: {refused.allowed}"
        raise Invalid(detail, field=refused.field) from refused
