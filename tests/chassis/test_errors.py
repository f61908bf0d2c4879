"""Which failures pass, which are a rule's no, and which are defects."""

import asyncio

import pytest
from aiokafka.errors import KafkaConnectionError, RequestTimedOutError
from pymongo.errors import (
    AutoReconnect,
    BulkWriteError,
    ConfigurationError,
    DuplicateKeyError,
    ExecutionTimeout,
    NotPrimaryError,
    OperationFailure,
    PyMongoError,
    ServerSelectionTimeoutError,
    WriteConcernError,
    WTimeoutError,
)

from chassis.errors import (
    Conflict,
    EventFailed,
    Forbidden,
    Invalid,
    NotFound,
    Refused,
    Stale,
    Transient,
    is_transient,
    outlived_transaction,
)


def labelled(label: str) -> PyMongoError:
    return OperationFailure("x", 112, {"errorLabels": [label]})


def bulk(**codes: int) -> BulkWriteError:
    return BulkWriteError({kind: [{"code": code, "errmsg": "x"}] for kind, code in codes.items()})


@pytest.mark.parametrize(
    "error",
    [Transient(), AutoReconnect(), NotPrimaryError("x"), ServerSelectionTimeoutError(), ExecutionTimeout("x"),
     WTimeoutError("x"), KafkaConnectionError(), RequestTimedOutError(), ConnectionResetError(), TimeoutError(),
     WriteConcernError("operation was interrupted", 11602), bulk(writeConcernErrors=11602), bulk(writeErrors=10107),
     labelled("TransientTransactionError"), labelled("RetryableWriteError"),
     ConfigurationError("Sessions are not supported by this MongoDB deployment")],
)  # fmt: skip
def test_what_passes_is_tried_again(error: BaseException) -> None:
    # REQ P-05
    assert is_transient(error)


@pytest.mark.parametrize(
    "error",
    [ValueError(), KeyError("x"), DuplicateKeyError("x"), OperationFailure("x", 2), bulk(writeErrors=11000),
     ConfigurationError("bad URI"), Refused("no"), Stale(), EventFailed("e", ValueError()), FileNotFoundError(),
     asyncio.CancelledError()],
)  # fmt: skip
def test_what_would_fail_again_is_not(error: BaseException) -> None:
    assert not is_transient(error)


def test_a_transaction_that_the_server_ended_for_its_length_is_told_apart() -> None:
    assert outlived_transaction(OperationFailure("x", 251))
    assert outlived_transaction(OperationFailure("x", 290))
    assert not outlived_transaction(OperationFailure("x", 11000))
    assert not outlived_transaction(ValueError())


def test_a_refusal_has_the_code_of_its_kind_or_its_own_and_names_the_field() -> None:
    kinds = [Refused, Invalid, NotFound, Forbidden, Conflict]
    assert [kind("no").code for kind in kinds] == ["refused", "invalid", "not_found", "forbidden", "conflict"]
    own = Invalid("Too short.", code="too_short", field="text")
    assert (own.code, own.detail, own.field, str(own)) == ("too_short", "Too short.", "text", "Too short.")


def test_a_failed_event_says_which_and_why() -> None:
    failed = EventFailed("e-1", ValueError("no such order"))
    assert (failed.event_id, str(failed)) == ("e-1", "ValueError: no such order")
