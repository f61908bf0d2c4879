"""The composition root: the only place where adapters are chosen."""

from pathlib import Path

import httpx

from chassis.core import Core
from chassis.records import Reader
from chassis.service import Broadcast, Service, Subscription
from chassis.web import Pages, create_app
from messaging.adapters.announcer import Announcer
from messaging.adapters.desk_bell import DeskBell
from messaging.adapters.mongo import indexes, presence
from messaging.adapters.mongo.change_log import MongoChangeLog
from messaging.adapters.mongo.conversations import MongoConversationRepository
from messaging.adapters.mongo.facts import MongoFacts
from messaging.adapters.mongo.presence import MongoPresence
from messaging.adapters.mongo.summaries import MongoSummaries
from messaging.application.add_note import AddNote
from messaging.application.assign_conversation import AssignConversation
from messaging.application.change_conversation import ChangeConversation
from messaging.application.follow_ticket import FollowTicket
from messaging.application.join_conversations import JoinConversations
from messaging.application.mark_read import MarkRead
from messaging.application.rewrite_message import RewriteMessage
from messaging.application.send_message import SendMessage
from messaging.application.set_status import SetStatus
from messaging.application.show_conversation import ShowConversations
from messaging.application.sort_conversation import SortConversation
from messaging.application.start_conversation import StartConversation
from messaging.entrypoints import broadcast, http, http_joining, live, pages, subscribers
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.watching import Watchers
from messaging.settings import Settings
from saypro_events import BadRecord, decode_now

NAME = "messaging"


def build_deps(core: Core, announcer: Announcer, facts: MongoFacts) -> Deps:
    """Give the use cases over real adapters."""
    conversations = MongoConversationRepository(core.mongo)
    change = ChangeConversation(core.unit_of_work, conversations, announcer)
    return Deps(
        start=StartConversation(core.unit_of_work, conversations, announcer, facts, facts),
        send=SendMessage(change),
        note=AddNote(change),
        read=MarkRead(change),
        status=SetStatus(change),
        assign=AssignConversation(change, facts),
        sort=SortConversation(change),
        rewrite=RewriteMessage(change),
        join=JoinConversations(change),
        show=ShowConversations(MongoSummaries(core.mongo), MongoChangeLog(core.mongo)),
        facts=facts,
        hub=core.hub,
        now=core.now,
    )


def build_app(settings: Settings, *, issuer: httpx.AsyncClient | None = None) -> Service:
    """Compose the service; nothing connects before it runs. `issuer` reaches who signs people in."""
    core = Core.build(NAME, settings, Reader(decode_now, BadRecord))
    bell = DeskBell(core.hub)
    announcer = Announcer(core.hub, bell)
    facts = MongoFacts(core.mongo)
    deps = build_deps(core, announcer, facts)
    follow = FollowTicket(ChangeConversation(core.unit_of_work, MongoConversationRepository(core.mongo), announcer))
    consume = subscribers.handlers(facts, follow, announcer.facts_changed, core.now)
    present = MongoPresence(core.mongo, settings.instance)
    watchers = Watchers(core.hub, MongoChangeLog(core.mongo), present, core.now)
    shell = Pages(service=NAME, prefix=NAME, folder=Path(__file__).parent, settings=settings)
    app = create_app(
        service=NAME,
        prefix=NAME,
        settings=settings,
        routers=[http.router(deps), http_joining.router(deps), live.router(deps, watchers), pages.router(deps, shell)],
        pages=shell,
        commands=core.commands,
        http=issuer,
    )
    return Service(
        core=core,
        subscription=Subscription(subscribers.TOPICS, consume, pace=0.1),
        broadcasts=[Broadcast(broadcast.TOPICS, broadcast.follower(core.hub, announcer.told_here, bell.ring))],
        http=app,
        background={"watchers": watchers.run},
        indexes={**indexes.INDEXES, **presence.INDEXES},
    )
