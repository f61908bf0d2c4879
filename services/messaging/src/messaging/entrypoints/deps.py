"""The use cases that the entrypoints call."""

from dataclasses import dataclass

from chassis.clock import Now
from chassis.live import Hub
from messaging.application.add_note import AddNote
from messaging.application.assign_conversation import AssignConversation
from messaging.application.edit_automatic_replies import EditAutomaticReplies
from messaging.application.edit_canned_answers import EditCannedAnswers
from messaging.application.facts import FactReader
from messaging.application.find_merge_targets import FindMergeTargets
from messaging.application.join_conversations import JoinConversations
from messaging.application.mark_read import MarkRead
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Deps:
    """Made once, by the composition root."""

    start: StartConversation
    send: SendMessage
    note: AddNote
    read: MarkRead
    status: SetStatus
    assign: AssignConversation
    sort: SortConversation
    rewrite: RewriteMessage
    join: JoinConversations
    merge_targets: FindMergeTargets
    replies: EditAutomaticReplies
    canned: EditCannedAnswers
    use_canned: UseCannedAnswers
    take_next: TakeNext
    posts: StaffPosts
    response_time: ShowResponseTime
    need: MarkNeed
    show: ShowConversations
    facts: FactReader
    hub: Hub
    now: Now
