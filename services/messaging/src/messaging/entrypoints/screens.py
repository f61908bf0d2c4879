"""What the pages show, gathered: a list is one query, an open talk its head and its changes."""

import json
from typing import Any
from zoneinfo import ZoneInfo

from chassis.web import Pages, Principal
from chassis.web.filters import hue
from messaging.application.show_conversation import is_searchable
from messaging.application.summaries import Order, Summary, View
from messaging.domain.conversation import Conversation, Person
from messaging.domain.permissions import Action, Role
from messaging.domain.response_measure import Measure
from messaging.domain.routing import DEPARTMENTS
from messaging.domain.values import MAX_MESSAGE
from messaging.entrypoints.category_names import CATEGORIES
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.page_queries import DESK, HOME, DeskQuery, HomeQuery, TalkQuery
from messaging.entrypoints.rows import desk_row, home_row, name_of
from messaging.entrypoints.timeline import timeline

SHOWN = 60
"""The newest changes of a talk that a page begins with: more than a screen or two, less than a page may weigh."""


class Screens:
    """Gathers what a page shows. Each is the list's one query, and for an open talk its head and its changes."""

    def __init__(self, deps: Deps, pages: Pages) -> None:
        self._deps = deps
        self.pages = pages

    async def home_rows(self, who: Person, query: HomeQuery) -> dict[str, Any]:
        """Give the list of a person."""
        show = self._deps.show
        if is_searchable(query.q):
            page = await show.search(who, query.q, query.cursor)
        else:
            page = await show.mine(who, query.wanted(), query.cursor)
        return {
            "query": query,
            "too_short": query.q and not is_searchable(query.q),
            "rows": [home_row(row, who) for row in page.rows],
            "cursor": page.cursor,
            "who": who,
            "base": f"{HOME}c/",
        }

    async def response_time(self, who: Person) -> Measure | None:
        """Give how reliably a seller answers; None for who sells nothing."""
        if Role.SELLER not in who.roles:
            return None
        return await self._deps.response_time(who, who.user_id, self._deps.now())

    async def desk_rows(self, who: Person, query: DeskQuery) -> dict[str, Any]:
        """Give the list of the desk."""
        show = self._deps.show
        view = None if is_searchable(query.q) else query.view
        if view is None:
            page = await show.search(who, query.q, query.cursor, desk=True)
        else:
            page = await show.desk(who, query.wanted(who.user_id), query.cursor)
        return {
            "query": query,
            "too_short": query.q and not is_searchable(query.q),
            "rows": [desk_row(row, who, view) for row in page.rows],
            "cursor": page.cursor,
            "who": who,
            "base": f"{DESK}/c/",
            "views": tuple(View),
            "orders": tuple(Order),
            "departments": tuple(one.name for one in DEPARTMENTS),
            "categories": CATEGORIES,
        }

    async def desk_counts(self, who: Person, query: DeskQuery) -> dict[View, int]:
        """Give how many rows each view of the desk would show under the filters that are chosen."""
        return await self._deps.show.desk_counts(who, query.wanted(who.user_id))

    async def talk(self, conversation_id: str, me: Principal, who: Person, opened: TalkQuery) -> dict[str, Any]:
        """Give an open talk: head, lines, what this person may do in it, and what stands in the reply box."""
        talk = await self._deps.show.talk(conversation_id, who, SHOWN, opened.before)
        conversation = talk.summary.conversation
        return {
            "items": timeline(talk.changes, conversation, who, ZoneInfo(me.timezone)),
            "earlier": talk.earlier.isoformat() if talk.earlier else None,
            "newest": opened.before is None,
            "opened": opened,
            "draft": await self._draft(conversation, who, opened.answer) if opened.answer else "",
            "people_json": json.dumps(
                {one.user_id: {"name": one.name, "hue": hue(one.name)} for one in conversation.participants}
            ),
            **await self._about(talk.summary, who),
        }

    async def _draft(self, conversation: Conversation, who: Person, answer_id: str) -> str:
        if not conversation.allows(who, Action.USE_CANNED_ANSWERS):
            return ""
        offered = await self._deps.use_canned(conversation.id, who)
        return next((one.text for one in offered if one.answer.id == answer_id), "")

    async def part(self, conversation_id: str, who: Person) -> dict[str, Any]:
        """Give what the head and the side of an open talk show."""
        return await self._about(await self._deps.show.one(conversation_id, who), who)

    async def _about(self, summary: Summary, who: Person) -> dict[str, Any]:
        conversation = summary.conversation
        order = await self._deps.facts.order(conversation.order_id) if conversation.order_id else None
        if order is not None and not _may_see_order(order.parties.buyer_id, order.parties.seller_id, who):
            order = None
        return {
            "selected": conversation.id,
            "talk": conversation,
            "summary": summary,
            "may": {action.value: conversation.allows(who, action) for action in Action},
            "with_names": name_of(conversation, who),
            "limit": MAX_MESSAGE,
            "order": order,
            "staff": await self._deps.facts.staff() if who.is_staff else [],
            "categories": CATEGORIES,
        }


def _may_see_order(buyer_id: str, seller_id: str, who: Person) -> bool:
    return who.is_staff or who.user_id in (buyer_id, seller_id)
