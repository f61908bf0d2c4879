"""What people thought of it (REQ T-07, M-10, N-21)."""

from typing import Annotated, ClassVar

from saypro_events.base import EventData, Id, OpenEnum, Text, UtcTime, about


class SurveyKind(OpenEnum):
    """What was rated."""

    TICKET = "ticket"
    CONVERSATION = "conversation"
    CANCELLATION = "cancellation"
    PERIODIC = "periodic"
    UNKNOWN = "unknown"


class SurveySubmitted(EventData):
    """A person answered a survey."""

    TYPE: ClassVar[str] = "com.saypro.survey.submitted.v1"

    survey_id: Annotated[Id, about("The survey; one answer each.", "sv-4711-1")]
    kind: Annotated[SurveyKind, about("What was rated.", "ticket")]
    user_id: Annotated[Id, about("Who answered.", "u-thandi", person=True)]
    rating: Annotated[int, about("1 (bad) to 5 (good).", 5, unit="points of 5", ge=1, le=5)]
    comment: Annotated[Text | None, about("Their words.", "Quick and kind, thank you.", personal=True)] = None
    ticket_id: Annotated[Id | None, about("The ticket, for `ticket`.", "t-4711")] = None
    conversation_id: Annotated[Id | None, about("The conversation, if there was one.", "c-9001")] = None
    order_id: Annotated[Id | None, about("The order, for `cancellation`.", "o-1001")] = None
    agent_id: Annotated[Id | None, about("Agent who was rated.", "u-sam", person=True)] = None
    submitted_at: Annotated[UtcTime, about("When they answered.", "2026-06-05T08:00:00Z")]
