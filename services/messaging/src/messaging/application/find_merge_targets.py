"""Find the conversation that another one is to go on in (REQ M-02)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from messaging.application.show_conversation import MOST_ROWS, ShowConversations, is_searchable
from messaging.application.summaries import MineFilter, Summary
from messaging.domain.access import check
from messaging.domain.conversation import Person
from messaging.domain.permissions import Action
from messaging.domain.ticket_number import typed_number
from messaging.domain.values import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeTargets:
    """Those that fit; `elsewhere`: what was looked for is the number or subject of another customer's."""

    found: Sequence[Summary]
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class FindMergeTargets:
    """The same customer's newest MOST_ROWS conversations with support: nobody may read another's by a merge."""

    show: ShowConversations

    async def __call__(self, conversation_id: str, person: Person, text: str) -> MergeTargets:
        """Those whose ticket number or subject holds `text`. Raises NotVisible, NotAllowed."""
        source = (await self.show.one(conversation_id, person)).conversation
        check(source, person, Action.MERGE)
        support = MineFilter(kind=Kind.SUPPORT)
        page = await self.show.summaries.mine(source.requester_id, support, None, MOST_ROWS)
        fitting = [row for row in page.rows if row.conversation.id != source.id and _may(row, person)]
        wanted = {text.strip().casefold(), (typed_number(text) or text.strip()).casefold()}
        found = [row for row in fitting if _is_named(row, wanted)]
        elsewhere = False
        if is_searchable(text) and not found and person.is_staff:
            others = await self.show.search(person, text, desk=True)
            strange = [row for row in others.rows if row.conversation.requester_id != source.requester_id]
            elsewhere = any(_is_named(row, wanted) for row in strange)
        return MergeTargets(found=found, elsewhere=elsewhere)


def _may(row: Summary, person: Person) -> bool:
    return row.conversation.merged_into is None and row.conversation.allows(person, Action.MERGE)


def _is_named(row: Summary, wanted: Collection[str]) -> bool:
    number = row.ticket.number if row.ticket else ""
    named = f"{number}\n{row.conversation.subject}".casefold()
    return any(one in named for one in wanted)
