"""The composition root: the only place where adapters are chosen."""

from pathlib import Path

import httpx

from chassis.core import Core
from chassis.group_commit import GroupCommit
from chassis.records import Reader
from chassis.service import Broadcast, Service, Subscription
from chassis.web import Pages, create_app
from messaging.adapters.announcer import Announcer
from messaging.adapters.desk_bell import DeskBell
from messaging.adapters.feedback_outbox import OutboxFeedbackEvents
from messaging.adapters.mongo import INDEXES, RETIRED_INDEXES
from messaging.adapters.mongo.canned_answers import MongoCannedAnswers
from messaging.adapters.mongo.change_log import MongoChangeLog
from messaging.adapters.mongo.conversations import MongoConversationRepository
from messaging.adapters.mongo.facts import MongoFacts
from messaging.adapters.mongo.feedback import FEEDBACK_ASKED, MongoFeedback
from messaging.adapters.mongo.indexes import COLLECTIONS
from messaging.adapters.mongo.locales import MongoLocales
from messaging.adapters.mongo.presence import MongoPresence
from messaging.adapters.mongo.reply_settings import MongoReplySettings
from messaging.adapters.mongo.search import MongoSearch
from messaging.adapters.mongo.search_index import MongoSearchIndex
from messaging.adapters.mongo.staffing import MongoPosts, MongoQueue
from messaging.adapters.mongo.summaries import MongoSummaries
from messaging.adapters.mongo.threads import MongoThreads
from messaging.adapters.word_categoriser import WordCategoriser
from messaging.application.add_note import AddNote
from messaging.application.assign_conversation import AssignConversation
from messaging.application.assign_waiting import AssignWaiting
from messaging.application.change_conversation import ChangeConversation
from messaging.application.edit_automatic_replies import EditAutomaticReplies
from messaging.application.edit_canned_answers import EditCannedAnswers
from messaging.application.feedback import CollectFeedback, ReadFeedback
from messaging.application.find_merge_targets import FindMergeTargets
from messaging.application.follow_ticket import FollowTicket
from messaging.application.join_conversations import JoinConversations
from messaging.application.mark_read import MarkRead
from messaging.application.reply_automatically import ReplyAutomatically
from messaging.application.response_times import MarkNeed, ShowResponseTime
from messaging.application.rewrite_message import RewriteMessage
from messaging.application.send_message import SendMessage
from messaging.application.set_status import SetStatus
from messaging.application.show_conversation import ShowConversations
from messaging.application.sort_conversation import SortConversation
from messaging.application.staff_posts import StaffPosts
from messaging.application.start_conversation import StartConversation
from messaging.application.take_next import TakeNext
from messaging.application.use_canned_answers import UseCannedAnswers
from messaging.domain.first_canned_answers import FIRST
from messaging.entrypoints import (
    broadcast,
    canned_pages,
    http,
    http_canned,
    http_joining,
    http_replies,
    http_response,
    http_staffing,
    joining_pages,
    live,
    pages,
    reply_pages,
    staff_pages,
    subscribers,
)
from messaging.entrypoints.assigner import Assigner
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.feedback_pages import FeedbackPages
from messaging.entrypoints.indexer import Indexer
from messaging.entrypoints.watching import Watchers
from messaging.settings import Settings
from saypro_events import BadRecord, decode_now
from saypro_events.user import UserErased

NAME = "messaging"


def build_deps(core: Core, announcer: Announcer, facts: MongoFacts, own_domains: tuple[str, ...]) -> Deps:
    """Give the use cases over real adapters."""
    conversations = MongoConversationRepository(core.mongo)
    change = ChangeConversation(core.unit_of_work, conversations, announcer)
    together = GroupCommit(core.unit_of_work)
    talk = ChangeConversation(together, conversations, announcer)
    replies = MongoReplySettings(core.mongo)
    reply = ReplyAutomatically(replies)
    queue, posts = MongoQueue(core.mongo), MongoPosts(core.mongo)
    canned = MongoCannedAnswers(core.mongo)
    show = ShowConversations(MongoSummaries(core.mongo), MongoChangeLog(core.mongo), MongoSearch(core.mongo))
    return Deps(
        start=StartConversation(
            together, conversations, announcer, facts, facts, reply, WordCategoriser(), own_domains
        ),
        send=SendMessage(talk, reply, own_domains),
        note=AddNote(talk),
        read=MarkRead(talk),
        status=SetStatus(change),
        assign=AssignConversation(change, facts),
        sort=SortConversation(change),
        rewrite=RewriteMessage(change, own_domains),
        join=JoinConversations(change),
        merge_targets=FindMergeTargets(show),
        replies=EditAutomaticReplies(core.unit_of_work, replies),
        canned=EditCannedAnswers(core.unit_of_work, canned),
        use_canned=UseCannedAnswers(canned, show, facts, MongoLocales(core.mongo)),
        take_next=TakeNext(change, queue, posts),
        posts=StaffPosts(posts, queue, facts, facts),
        response_time=ShowResponseTime(MongoThreads(core.mongo)),
        need=MarkNeed(change),
        show=show,
        facts=facts,
        hub=core.hub,
        now=core.now,
    )


def build_app(settings: Settings, *, issuer: httpx.AsyncClient | None = None) -> Service:
    """Compose the service; nothing connects before it runs. `issuer` reaches who signs people in."""
    core = Core.build(NAME, settings, Reader(decode_now, BadRecord))
    bell = DeskBell(core.hub)
    indexer = Indexer(MongoSearchIndex(core.mongo))
    announcer = Announcer(core.hub, bell, indexer.touch)
    facts = MongoFacts(core.mongo)
    deps = build_deps(core, announcer, facts, settings.all_own_domains)
    change = ChangeConversation(core.unit_of_work, MongoConversationRepository(core.mongo), announcer)
    follow = FollowTicket(change)
    consume = subscribers.handlers(facts, follow, announcer.facts_changed, core.now)
    present = MongoPresence(core.mongo, settings.instance)
    give = AssignWaiting(change, MongoQueue(core.mongo), MongoPosts(core.mongo), facts, present)
    watchers = Watchers(core.hub, MongoChangeLog(core.mongo), present, core.now)
    shell = Pages(service=NAME, prefix=NAME, folder=Path(__file__).parent, settings=settings)
    feedback = MongoFeedback(core.mongo)
    collect = CollectFeedback(feedback, MongoSummaries(core.mongo), OutboxFeedbackEvents())
    app = create_app(
        service=NAME,
        prefix=NAME,
        settings=settings,
        routers=[
            http.router(deps),
            http_canned.router(deps),
            http_joining.router(deps),
            http_replies.router(deps),
            http_response.router(deps),
            http_staffing.router(deps),
            live.router(deps, watchers),
            FeedbackPages(collect, ReadFeedback(feedback), shell, core.now).router(),
            canned_pages.router(deps, shell),
            joining_pages.router(deps, shell),
            reply_pages.router(deps, shell),
            staff_pages.router(deps, shell),
            pages.router(deps, shell),
        ],
        pages=shell,
        commands=core.commands,
        outbox_full=lambda: core.relay.full,
        http=issuer,
    )
    return Service(
        core=core,
        subscription=Subscription(subscribers.TOPICS, consume, pace=0.2, erasure=UserErased.TYPE),
        broadcasts=[Broadcast(broadcast.TOPICS, broadcast.follower(core.hub, announcer.told_here, bell.ring))],
        http=app,
        background={
            "watchers": watchers.run,
            "assigner": Assigner(give, core.lease("assigner"), core.now).run,
            "indexer": indexer.run,
        },
        indexes=INDEXES,
        retired_indexes=RETIRED_INDEXES,
        collections=(*COLLECTIONS, FEEDBACK_ASKED),
        on_start=[lambda: MongoCannedAnswers(core.mongo).seed(FIRST, core.now())],
        on_stop=[indexer.finish],
    )
