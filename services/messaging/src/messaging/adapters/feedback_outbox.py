"""Feedback into the outbox of the running transaction, in the words of the contract."""

from chassis.unit_of_work import publish
from messaging.adapters.announcer import SOURCE
from messaging.domain.feedback import Feedback
from saypro_events import encode, new_event
from saypro_events.survey import SurveyKind, SurveySubmitted


class OutboxFeedbackEvents:
    """Implements `FeedbackEvents`. The event's id is the answer's, so twice is the same."""

    def publish(self, feedback: Feedback) -> None:
        told = SurveySubmitted(
            survey_id=feedback.feedback_id,
            kind=SurveyKind(feedback.occasion.value),
            user_id=feedback.user_id,
            rating=feedback.rating,
            comment=feedback.comment or None,
            conversation_id=feedback.conversation_id,
            submitted_at=feedback.at,
        )
        publish(encode(new_event(told, id=told.survey_id, time=feedback.at, source=SOURCE)))
