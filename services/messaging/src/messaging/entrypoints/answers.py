"""What the API answers, for its document: routes give plain values, and tests hold those to these shapes."""

from datetime import datetime

from pydantic import BaseModel, Field

from messaging.domain.automatic_replies import Presence
from messaging.domain.values import Category, Kind, Part, Priority, Status
from messaging.entrypoints.change_answers import Change, Member, MessageSaid


class Participant(Member):
    """Somebody who takes part, and the `seq` up to which they have read."""

    read_up_to: int


class LastMessage(BaseModel):
    """What was said last."""

    seq: int = Field(description="Its place; below zero where a merged or earlier conversation stores it.")
    name: str
    part: Part
    text: str
    at: datetime


class Conversation(BaseModel):
    """The head of a conversation, as the caller sees it."""

    conversation_id: str
    seq: int = Field(description="Of its last change.")
    kind: Kind
    subject: str
    status: Status
    category: str | None
    requester_id: str
    assignee_id: str | None
    order_id: str | None
    product_id: str | None
    participants: list[Participant]
    unread: int
    messages: int
    last_message: LastMessage | None
    opened_at: datetime
    updated_at: datetime
    merged_into: str | None = Field(description="The conversation in which it goes on.")
    tags: list[str] = Field(default=[], description="For staff only, as the next two.")
    priority: Priority | None = None
    waiting_since: datetime | None = None


class TicketOfIt(BaseModel):
    """The ticket that a conversation became; what follows `status` is for staff."""

    number: str
    status: str
    ticket_id: str | None = None
    priority: str | None = None
    level: str | None = None
    category: str | None = None


class PromiseOfIt(BaseModel):
    """The promise that is due next, or was broken."""

    metric: str
    state: str
    due_at: datetime | None
    explanation: str


class ConversationRow(Conversation):
    """A conversation in a list, with its ticket, and for staff the promise."""

    ticket: TicketOfIt | None
    promise: PromiseOfIt | None = None


class ConversationPage(BaseModel):
    """Rows; `cursor` asks for those after them, null at the end."""

    conversations: list[ConversationRow]
    cursor: str | None


class Changes(BaseModel):
    """Changes in order. Ask again after the last `seq` until none come."""

    conversation_id: str
    changes: list[Change]


class SentMessage(MessageSaid):
    """The message as it was taken."""

    conversation_id: str


class Outcome(BaseModel):
    """A conversation after a command, and what the command changed in it (nothing: it was so already)."""

    conversation: Conversation
    changes: list[Change]


class Taken(BaseModel):
    """The conversation that is now the caller's; null when none waits for them."""

    conversation: Conversation | None
    changes: list[Change]


class CannedWording(BaseModel):
    """What a canned answer says, and how it is found."""

    title: str
    code: str
    text: str
    locale: str


class CannedAnswer(CannedWording):
    """A canned answer as it stands."""

    id: str
    version: int
    changed_at: datetime
    deleted_at: datetime | None


class CannedRevision(CannedWording):
    """What it said at a time, and who wrote that."""

    at: datetime
    author_id: str
    author: str


class CannedAnswerWithHistory(CannedAnswer):
    """With its last revisions, the oldest first."""

    history: list[CannedRevision]


class CannedAnswers(BaseModel):
    """Canned answers by their code."""

    canned_answers: list[CannedAnswer]


class OfferedAnswer(CannedWording):
    """A canned answer as it reads in one conversation."""

    id: str


class OfferedAnswers(BaseModel):
    """Those in the customer's language first."""

    canned_answers: list[OfferedAnswer]


class Hours(BaseModel):
    """Business hours of one day, local."""

    opens: str = Field(examples=["09:00"])
    closes: str = Field(examples=["17:00"])


class AutomaticReply(BaseModel):
    """One reply; `texts` by presence."""

    id: str
    texts: dict[Presence, str]
    categories: list[Category]
    phrases: list[str]
    locale: str
    order: int
    enabled: bool


class AutomaticReplies(BaseModel):
    """All of an owner, and how the owner stands now (`presence`). `week`: Monday first, null is closed."""

    zone: str
    week: list[Hours | None]
    away_until: datetime | None
    replies: list[AutomaticReply]
    version: int
    presence: Presence


class ResponseTime(BaseModel):
    """How many new conversations of the last days were answered in time; `share` is null when they are too few."""

    seller_id: str
    share: float | None
    counted: int
    in_time: int
    median_seconds: float | None
    enough: int
    within_hours: int
    window_days: int


class Post(BaseModel):
    """What somebody of the staff takes."""

    user_id: str
    departments: list[str]
    skills: list[str]
    languages: list[str]
    capacity: int
    available: bool


class StaffedPost(Post):
    """With their name, and how many conversations they have."""

    name: str
    open: int


class Staffing(BaseModel):
    """Who takes what; `automatic`: conversations are given without asking."""

    staff: list[StaffedPost]
    departments: list[str]
    automatic: bool


class Automatic(BaseModel):
    """Whether conversations are given without asking."""

    automatic: bool
