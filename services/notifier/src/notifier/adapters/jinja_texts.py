"""Notification texts from Jinja templates, one per type and language, compiled once (REQ N-16, N-18, N-20).

A template has the blocks `title`, `body` and `action` (one line each, for inbox and subject) and may have `mail`
(paragraphs). The event's data are `it`, the reader is `person`. A language that lacks a type falls back to English.
What is said by rule, such as when a refund comes, is made here from the fixed words of the language.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context

from chassis.web.brand import OfficeHours
from chassis.web.filters import locale_of, money_in
from notifier.adapters import formats
from notifier.adapters.languages import Language, Languages
from notifier.application.ports import InAppText
from notifier.domain.person import Person
from saypro_events.order import CancelReason, OrderStatus
from saypro_events.sla import ClockFacts

MAX_TITLE: Final = 200
MAX_BODY: Final = 500
_PLAIN_SPACES: Final = {0xA0: " ", 0x202F: " "}
"""The spaces inside amounts and dates: not printable in Python's sense, but no reason to look at each character."""
_SAID_ALREADY: Final = frozenset(
    {
        (OrderStatus.PAYMENT_FAILED, CancelReason.PAYMENT_FAILURE),
        (OrderStatus.OUT_OF_STOCK, CancelReason.OUT_OF_STOCK),
    }
)
"""Reasons that say no more than the news itself."""
FOLDER: Final = Path(__file__).parent.parent / "notices"


class JinjaTexts:
    """Texts of all types in all languages that there are."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._environment = text_environment(folder)
        self._languages = Languages(folder / "words")
        self._found: dict[tuple[str, str], Template] = {}

    def language(self, person: Person) -> Language:
        """The language that the person is written to in."""
        return self._languages.of(person.locale)

    def in_app(self, type_: str, person: Person, data: Any) -> InAppText:
        """The inbox item: one line of plain text each."""
        template, context = self._prepared(type_, person, data)
        blocks = template.blocks
        return InAppText(
            one_line(blocks["title"](context), MAX_TITLE),
            one_line(blocks["body"](context), MAX_BODY),
            one_line(blocks["action"](context), MAX_TITLE),
            self.language(person).name,
        )

    def paragraphs(self, type_: str, person: Person, data: Any) -> list[str]:
        """What the mail says above its details, as paragraphs of plain text."""
        template, context = self._prepared(type_, person, data)
        block = template.blocks.get("mail") or template.blocks["body"]
        return [" ".join(part.split()) for part in "".join(block(context)).split("\n\n") if part.strip()]

    def _prepared(self, type_: str, person: Person, data: Any) -> tuple[Template, Context]:
        language = self.language(person)
        template = self._template(type_, language.name)
        return template, template.new_context(
            {"it": data, "person": person, "language": language, "timezone": person.timezone}
        )

    def _template(self, type_: str, language: str) -> Template:
        found = self._found.get((type_, language))
        if found is None:
            names = [f"text/{name}/{type_}.txt" for name in (language, formats.FALLBACK)]
            found = self._found[type_, language] = self._environment.select_template(names)
        return found


def one_line(parts: Any, most: int) -> str:
    """Rendered parts as one line of at most `most` characters, without control characters."""
    text = "".join(parts).translate(_PLAIN_SPACES).strip()
    if not text.isprintable():
        text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return text if len(text) <= most else text[: most - 1] + "…"


def text_environment(folder: Path) -> Environment:
    """The environment of our templates: HTML is escaped, a name that is missing is an error, nothing is reloaded."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=_is_html,  # noqa: S701  (on for .html; .txt makes plain text, escaped where it is shown)
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "money": _money,
        "window": _window,
        "moment": _moment,
        "month": _month,
        "points_lines": _points_lines,
        "office_hours": _office_hours,
        "in_language": _in_language,
        "names": _names,
        "why": _why,
        "words": _words,
        "refund": _refund,
        "offer": _offer,
        "line_total": _line_total,
        "address_lines": _address_lines,
        "ticket_number": _ticket_number,
        "sentence": _sentence,
    }
    return environment


def _is_html(name: str | None) -> bool:
    return name is not None and name.endswith(".html")


def _language(context: Context) -> Language:
    language: Language = context["language"]
    return language


@pass_context
def _money(context: Context, amount: Any) -> str:
    return money_in(amount.amount_minor, amount.currency, _language(context).locale)


@pass_context
def _window(context: Context, span: Any) -> str:
    return formats.window(span.earliest, span.latest, _language(context).locale, context["timezone"])


@pass_context
def _moment(context: Context, at: Any) -> str:
    return formats.moment(at, _language(context).locale, context["timezone"])


@pass_context
def _month(context: Context, day: date) -> str:
    return formats.month(day, _language(context).locale)


@pass_context
def _points_lines(context: Context, month: Any) -> list[str]:
    """Points of a month: what came, what went if any did, and what there is."""
    language, points = _language(context), month.points
    told = [("points_earned", points.earned), ("points_gone", points.gone), ("points_left", points.balance)]
    return [
        language.words[name].format(count=format_decimal(count, locale=locale_of(language.locale)))
        for name, count in told
        if count or name == "points_left"
    ]


@pass_context
def _office_hours(context: Context, hours: OfficeHours | str) -> str:
    return hours if isinstance(hours, str) else formats.office_hours(hours, _language(context).locale)


@pass_context
def _in_language(context: Context, text: Mapping[str, str] | str) -> str:
    """The brand's text in the reader's language, else in English, else in any that there is."""
    if isinstance(text, str):
        return text
    return next((text[name] for name in (_language(context).name, formats.FALLBACK, *text) if name in text), "")


def _names(items: Sequence[Any]) -> str:
    """Up to three products by name and number, and how many more there are."""
    named = ", ".join(item.name if item.quantity == 1 else f"{item.quantity} × {item.name}" for item in items[:3])
    return named if len(items) <= 3 else f"{named}, +{len(items) - 3}"


@pass_context
def _words(context: Context, code: str | None) -> str:
    return "" if code is None else _language(context).code(str(code))


@pass_context
def _why(context: Context, order: Any) -> str:
    """The reason as a sentence and a space, or nothing."""
    if order.reason_text:
        return f"{order.reason_text.rstrip('.')}. "
    told = (order.status, order.reason) in _SAID_ALREADY
    if order.reason and not told and order.reason not in {"other", "unknown"}:
        language = _language(context)
        return language.words["reason"].format(reason=language.code(order.reason))
    return ""


@pass_context
def _refund(context: Context, refund: Any) -> str:
    words = _language(context).words
    amount = _money(context, refund.amount)
    how = words["refund_how"].format(method=_method(context, refund.method)) if refund.method else ""
    if refund.expected_by is None:
        return words["refund_usually"].format(amount=amount, how=how)
    by = formats.window(refund.expected_by, refund.expected_by, _language(context).locale, context["timezone"])
    return words["refund_by"].format(amount=amount, how=how, by=by)


def _method(context: Context, method: str) -> str:
    """A usual way of paying in the reader's words; any other as the event has it."""
    return _language(context).codes.get("_".join(method.lower().split()), method)


@pass_context
def _offer(context: Context, offer: Any) -> str:
    """What makes up for it, as a paragraph, or nothing (REQ N-09)."""
    if offer is None:
        return ""
    words = _language(context).words
    worth = words["offer_any"]
    if offer.percent:
        worth = words["offer_percent"].format(percent=offer.percent)
    elif offer.amount is not None:
        worth = words["offer_amount"].format(amount=_money(context, offer.amount))
    until = "" if offer.expires_at is None else words["offer_until"].format(until=_moment(context, offer.expires_at))
    return words["offer"].format(worth=worth, code=offer.code, until=until) + "\n\n"


@pass_context
def _line_total(context: Context, line: Any) -> str:
    price = line.unit_price
    return money_in(line.quantity * price.amount_minor, price.currency, _language(context).locale)


def _address_lines(address: Any) -> list[str]:
    """A postal address, line by line."""
    town = " ".join(part for part in (address.postal_code, address.city) if part)
    lines = (address.name, address.line1, address.line2, town, address.region, address.country)
    return [line for line in lines if line]


def _ticket_number(facts: Any) -> str:
    """The number, from a ticket's own facts or from its clock's."""
    number: str = facts.ticket_number if isinstance(facts, ClockFacts) else facts.number
    return number


def _sentence(words: str) -> str:
    """Somebody else's words as a sentence: with one full stop, unless they end otherwise."""
    return words if words.endswith(("!", "?", "…")) else f"{words.rstrip('.')}."
