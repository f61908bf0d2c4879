"""A form that was refused is shown again: with what was typed, and the reason beside the field at fault."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fastapi import Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from messaging.domain.errors import Conflict, ConversationError, InvalidInput, KeyReused

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was refused and why. `form` tells the forms of one page apart."""

    form: str
    error: ConversationError | None
    said: FormData

    @property
    def status(self) -> int:
        """The status of the page that shows it."""
        return 200 if self.error is None else 409 if isinstance(self.error, Conflict) else 422

    def notice(self, form: str, *fields: str) -> str | None:
        """The reason for the head of this form, where it is about none of the `fields` that say it themselves."""
        if self.error is None or form != self.form or self.at(form, *fields):
            return None
        return self.error.detail

    def at(self, form: str, *fields: str) -> str | None:
        """The reason, where it is about one of these fields of this form."""
        if form != self.form or not isinstance(self.error, InvalidInput) or self.error.field not in fields:
            return None
        return self.error.why[:1].upper() + self.error.why[1:]

    def typed(self, form: str, field: str, otherwise: str) -> str:
        """What was typed into a field, or what it holds otherwise."""
        return str(self.said.get(field, "")) if form == self.form else otherwise

    def chosen(self, form: str, field: str, otherwise: Sequence[str]) -> Sequence[str]:
        """All that was typed or ticked in fields of one name, or what they hold otherwise."""
        return [str(one) for one in self.said.getlist(field)] if form == self.form else otherwise


NOTHING_REFUSED = Refusal("", None, FormData())
"""A page as it is first shown."""


async def submit(
    request: Request,
    form: str,
    work: Callable[[], Awaitable[T]],
    then: Callable[[T], str],
    again: Callable[[Refusal], Awaitable[Response]],
) -> Response:
    """Do what a form asks and lead on to `then`; where a rule says no, show the page `again`."""
    try:
        made = await work()
    except (InvalidInput, Conflict, KeyReused) as error:
        return await again(Refusal(form, error, await request.form()))
    return RedirectResponse(then(made), 303)
