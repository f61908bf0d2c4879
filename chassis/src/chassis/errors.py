"""The kinds of failure that the mechanism tells apart (STYLE rule 8).

Transient: the surroundings failed; back off and try again. Permanent: this input can never work; dead letter.
Refused: a rule said no, and a person is told why. Anything else is a defect in our code; an event that meets one is
parked.
"""

import asyncio

from aiokafka.errors import KafkaError
from pymongo.errors import (
    BulkWriteError,
    ConfigurationError,
    ConnectionFailure,
    ExecutionTimeout,
    OperationFailure,
    PyMongoError,
    ServerSelectionTimeoutError,
    WTimeoutError,
)

_TRANSACTION_EXPIRED = frozenset({251, 290})  # NoSuchTransaction, TransactionExceededLifetimeLimitSeconds
_SERVER_LEAVES = frozenset({64, 91, 189, 10058, 10107, 11600, 11602, 13435, 13436})
"""What a server says that steps down, shuts down or waits in vain for its majority. Of most writes the driver knows it
as a lost connection, or labels it; of a `delete_many` or a bulk, half of which may be done, it does neither."""


class Refused(Exception):
    """A rule said no. `code` is stable for programs, `detail` is for people, `field` names the input at fault."""

    code = "refused"

    def __init__(self, detail: str, *, code: str | None = None, field: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code or type(self).code
        self.field = field


class Invalid(Refused):
    """The input has the right shape but a value that is not allowed."""

    code = "invalid"


class NotFound(Refused):
    """There is no such thing, or none that this person may know of."""

    code = "not_found"


class Forbidden(Refused):
    """The person is known, the thing may be seen, but this may not be done to it."""

    code = "forbidden"


class Conflict(Refused):
    """Somebody else changed it first, or the state does not allow this now."""

    code = "conflict"


class Stale(Exception):
    """What was decided on stands no longer: somebody else changed it between reading and writing. Decide again."""


class Transient(Exception):
    """The surroundings failed in a way that passes: try again later."""


class EventFailed(Exception):
    """A handler could not process one event of a batch: that event is parked, the others go on."""

    def __init__(self, event_id: str, cause: BaseException) -> None:
        super().__init__(f"{type(cause).__name__}: {cause}")
        self.event_id = event_id
        self.cause = cause


def is_transient(error: BaseException) -> bool:
    """Whether to back off and try again, rather than to blame the input."""
    if isinstance(error, ConfigurationError) and "Sessions are not supported" in str(error):
        return True  # what a server that is still recovering says of itself
    if isinstance(error, PyMongoError) and (
        error.has_error_label("TransientTransactionError") or error.has_error_label("RetryableWriteError")
    ):
        return True
    if isinstance(error, OperationFailure) and not _SERVER_LEAVES.isdisjoint(_codes(error)):
        return True
    return isinstance(
        error,
        Transient
        | ConnectionFailure
        | ServerSelectionTimeoutError
        | ExecutionTimeout
        | WTimeoutError
        | KafkaError
        | ConnectionError
        | asyncio.TimeoutError,
    )


def _codes(error: OperationFailure) -> set[int | None]:
    """The server's codes of a failure; a bulk has one for each write that failed and for what it waited for."""
    if not isinstance(error, BulkWriteError):
        return {error.code}
    return {one["code"] for kind in ("writeErrors", "writeConcernErrors") for one in error.details.get(kind, ())}


def outlived_transaction(error: BaseException) -> bool:
    """Whether the transaction was ended by the server because it took too long."""
    return isinstance(error, OperationFailure) and error.code in _TRANSACTION_EXPIRED
