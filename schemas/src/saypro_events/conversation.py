"""Conversations between buyers, sellers and support (REQ M-01 to M-04, M-09)."""

from typing import Annotated, ClassVar

from saypro_events.base import Count, EventData, Id, Line, OpenEnum, Part, Text, UtcTime, about


class ConversationKind(OpenEnum):
    """What it is about."""

    SUPPORT = "support"
    PRODUCT = "product"
    ORDER = "order"
    UNKNOWN = "unknown"


class ConversationChange(OpenEnum):
    """What changed with this event.

    Of two that are merged, one is `merged` (it goes on in the related one) and the other has `absorbed` it; when that
    is undone, both are `unmerged`. Messages that are `split` off go on in the related one, which is then `opened`.
    """

    OPENED = "opened"
    STATUS = "status"
    ASSIGNED = "assigned"
    CATEGORY = "category"
    PRIORITY = "priority"
    PARTICIPANTS = "participants"
    TAGS = "tags"
    MERGED = "merged"
    ABSORBED = "absorbed"
    UNMERGED = "unmerged"
    SPLIT = "split"
    UNKNOWN = "unknown"


class ConversationStatus(OpenEnum):
    """Whose turn it is: ours, the customer's, nobody's."""

    OPEN = "open"
    PENDING = "pending"
    RESOLVED = "resolved"
    UNKNOWN = "unknown"


class ParticipantRole(OpenEnum):
    """What a participant is in this conversation."""

    BUYER = "buyer"
    SELLER = "seller"
    SUPPORT = "support"
    ADMIN = "admin"
    UNKNOWN = "unknown"


class Participant(Part):
    """A person in a conversation."""

    user_id: Annotated[Id, about("The person.", "u-thandi", person=True)]
    role: Annotated[ParticipantRole, about("What they are here.", "buyer")]


class ConversationUpdated(EventData):
    """A conversation is now this."""

    TYPE: ClassVar[str] = "com.saypro.conversation.updated.v1"

    conversation_id: Annotated[Id, about("The conversation.", "c-9001")]
    seq: Annotated[Count, about("Place of this change among the conversation's changes, without gaps.", 1)]
    kind: Annotated[ConversationKind, about("What it is about.", "support")]
    change: Annotated[ConversationChange, about("What changed.", "opened")]
    status: Annotated[ConversationStatus, about("Whose turn it is.", "open")]
    subject: Annotated[Line, about("What it is about, in words.", "Kettle arrived dented", personal=True)]
    category: Annotated[Line | None, about("Category, set or found.", "complaint")] = None
    priority: Annotated[Line | None, about("Priority, where one is set.", "medium")] = None
    participants: Annotated[
        tuple[Participant, ...], about("Who is in it.", [{"user_id": "u-thandi", "role": "buyer"}])
    ] = ()
    requester_id: Annotated[Id, about("Who began it.", "u-thandi", person=True)]
    assignee_id: Annotated[Id | None, about("Agent who has it.", "u-sam", person=True)] = None
    order_id: Annotated[Id | None, about("Order it is about.", "o-1001")] = None
    product_id: Annotated[Id | None, about("Product it is about.", "p-kettle-17")] = None
    tags: Annotated[tuple[Line, ...], about("Tags of the staff.", ["damaged"])] = ()
    waiting_since: Annotated[
        UtcTime | None,
        about("Since when the customer waits for an answer; none when none is owed.", "2026-06-03T09:58:00Z"),
    ] = None
    moved_waiting_since: Annotated[
        UtcTime | None,
        about(
            "Since when the oldest unanswered question has waited that came in with the related one (`absorbed`) or "
            "left with it (`unmerged`, `split`); none where none moved.",
            "2026-06-03T09:58:00Z",
        ),
    ] = None
    related_conversation_id: Annotated[
        Id | None,
        about(
            "The other one, for `merged`, `absorbed`, `unmerged` and `split`; for `opened`, the one it was split off.",
            "c-9002",
        ),
    ] = None
    excerpt: Annotated[
        Text | None,
        about("What was asked in it, in short, where it was split off another.", "And my refund?", personal=True),
    ] = None
    actor_id: Annotated[Id | None, about("Who changed it; none for the system.", "u-sam", person=True)] = None
    at: Annotated[UtcTime, about("When it changed.", "2026-06-03T10:00:00Z")]
