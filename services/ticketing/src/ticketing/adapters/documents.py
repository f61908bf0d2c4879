"""Domain values as documents and back. A document holds exactly what the value holds, under the same names."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from ticketing.application.ports import TicketRow
from ticketing.domain.help import Article
from ticketing.domain.number import TicketNumber
from ticketing.domain.promise import Promise
from ticketing.domain.ticket import ConversationView, Ticket

Document = dict[str, Any]

_ticket = TypeAdapter(Ticket)
_view = TypeAdapter(ConversationView)
_promise = TypeAdapter(Promise)
_row = TypeAdapter(TicketRow)
_article = TypeAdapter(Article)

EMPTY: tuple[object, ...] = (None, (), frozenset())
ROW_FIELDS = dict.fromkeys((field.name for field in fields(TicketRow)), 1)


def ticket_to_document(ticket: Ticket) -> Document:
    """The document of a ticket, `_id` its id. `call_waiting` serves the list of calls."""
    document: Document = _plain(ticket)
    document["_id"] = document.pop("ticket_id")
    document["number"] = str(ticket.number)
    if any(call.outcome is None for call in ticket.call_backs):
        document["call_waiting"] = True
    return document


def ticket_from_document(document: Mapping[str, Any]) -> Ticket:
    """The ticket of a document that `ticket_to_document` made, in this release or an earlier one."""
    number = TicketNumber(document["number"])
    return _ticket.validate_python({**document, "ticket_id": document["_id"], "number": number})


def row_from_document(document: Mapping[str, Any]) -> TicketRow:
    """One line of a list."""
    return _row.validate_python({**document, "ticket_id": document["_id"]})


def view_to_document(view: ConversationView) -> Document:
    """What a conversation said of itself."""
    document: Document = _plain(view)
    return document


def view_from_document(document: Mapping[str, Any]) -> ConversationView:
    """The view that `view_to_document` wrote."""
    return _view.validate_python(document)


def promise_to_document(promise: Promise) -> Document:
    """A promise, `_id` its clock."""
    document: Document = _plain(promise)
    document["_id"] = document.pop("clock_id")
    document["due_at"] = promise.due_at
    return document


def promise_from_document(document: Mapping[str, Any]) -> Promise:
    """The promise that `promise_to_document` wrote."""
    return _promise.validate_python({**document, "clock_id": document["_id"]})


def article_to_document(article: Article) -> Document:
    """An article without its votes, which are counted elsewhere; `_id` its slug."""
    document: Document = _plain(article)
    return {name: value for name, value in document.items() if name not in {"slug", "helpful", "unhelpful"}}


def article_from_document(document: Mapping[str, Any]) -> Article:
    """The article that `article_to_document` wrote."""
    return _article.validate_python({**document, "slug": document["_id"]})


def _plain(value: Any) -> Any:
    """What the driver can store: dataclasses become documents without the fields that are empty by default."""
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((name, getattr(value, name), default) for name, default in _defaults(type(value)))
        return {name: _plain(held) for name, held, default in pairs if held != default or held not in EMPTY}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, frozenset):
        return sorted(_plain(each) for each in value)
    return value.value if isinstance(value, Enum) else value


@cache
def _defaults(kind: Any) -> tuple[tuple[str, object], ...]:
    """Each field's name and default; MISSING, which equals no value, where there is none."""
    return tuple((field.name, field.default) for field in fields(kind))
