"""Messages in conversations (REQ M-01, M-02, M-06, N-10)."""

from typing import Annotated, ClassVar

from saypro_events.base import Count, EventData, Id, Line, OpenEnum, Text, UtcTime, about
from saypro_events.common import Attachment
from saypro_events.conversation import ConversationKind


class SenderRole(OpenEnum):
    """What the sender is in this conversation."""

    BUYER = "buyer"
    SELLER = "seller"
    SUPPORT = "support"
    ADMIN = "admin"
    SYSTEM = "system"
    UNKNOWN = "unknown"


class MessageSent(EventData):
    """A message was sent. Internal notes are not messages and never published."""

    TYPE: ClassVar[str] = "com.saypro.message.sent.v1"

    message_id: Annotated[Id, about("The message.", "m-70001")]
    conversation_id: Annotated[Id, about("The conversation.", "c-9001")]
    seq: Annotated[Count, about("Place of this change among the conversation's changes, without gaps.", 2)]
    conversation_kind: Annotated[ConversationKind, about("What the conversation is about.", "support")]
    subject: Annotated[Line, about("Subject of the conversation.", "Kettle arrived dented", personal=True)]
    sender_id: Annotated[Id, about("Who sent it.", "u-thandi", person=True)]
    sender_role: Annotated[SenderRole, about("What the sender is here.", "buyer")]
    sender_name: Annotated[Line, about("Name to show for them.", "Thandi Nkosi", personal=True)]
    recipient_ids: Annotated[
        tuple[Id, ...], about("Participants who are told of it; never the sender.", ["u-sam"], person=True)
    ] = ()
    requester_id: Annotated[Id, about("Who began the conversation.", "u-thandi", person=True)]
    text: Annotated[Text, about("What it says, plain text.", "Hello, my kettle has a dent.", personal=True)]
    first: Annotated[bool, about("It opens the conversation.", True)] = False
    automatic: Annotated[bool, about("A machine wrote it: an automatic reply.", False)] = False
    category: Annotated[Line | None, about("Category of the conversation, set or found.", "complaint")] = None
    order_id: Annotated[Id | None, about("Order it is about.", "o-1001")] = None
    product_id: Annotated[Id | None, about("Product it is about.", "p-kettle-17")] = None
    attachments: Annotated[tuple[Attachment, ...], about("Files that go with it.", [], max_length=50)] = ()
    sent_at: Annotated[UtcTime, about("When it was accepted.", "2026-06-03T10:00:00Z")]


class MessageRead(EventData):
    """A participant has read a conversation up to a message."""

    TYPE: ClassVar[str] = "com.saypro.message.read.v1"

    conversation_id: Annotated[Id, about("The conversation.", "c-9001")]
    seq: Annotated[Count, about("Place of this change among the conversation's changes, without gaps.", 3)]
    reader_id: Annotated[Id, about("Who has read.", "u-sam", person=True)]
    read_up_to: Annotated[Count, about("`seq` of the last message they have read.", 2)]
    read_at: Annotated[UtcTime, about("When.", "2026-06-03T10:05:00Z")]
