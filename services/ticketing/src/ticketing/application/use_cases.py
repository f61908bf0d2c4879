"""Every use case of ticketing, made from its ports. Bootstrap hands in real adapters, tests hand in fakes."""

from dataclasses import dataclass
from typing import Self

from ticketing.application.ask_escalation import AskEscalation
from ticketing.application.confirm_satisfaction import ConfirmSatisfaction
from ticketing.application.current_ticket import CurrentTicket
from ticketing.application.escalate_ticket import EscalateTicket
from ticketing.application.find_recurring_issues import FindRecurringIssues
from ticketing.application.follow_conversation import FollowConversation
from ticketing.application.forget_person import ForgetPerson
from ticketing.application.hand_back_ticket import HandBackTicket
from ticketing.application.hear_customer import HearCustomer
from ticketing.application.join_tickets import JoinTickets
from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.link_tickets import LinkTickets
from ticketing.application.list_tickets import ListTickets
from ticketing.application.log_call import LogCall
from ticketing.application.merge_tickets import MergeTickets
from ticketing.application.note_warning import NoteWarning
from ticketing.application.open_ticket import OpenTicket
from ticketing.application.ports import (
    ConversationViews,
    Numbers,
    People,
    Promises,
    Reminders,
    TicketEvents,
    TicketLists,
    TicketRepository,
    Triage,
)
from ticketing.application.rate_ticket import RateTicket
from ticketing.application.reclassify_ticket import ReclassifyTicket
from ticketing.application.record_answer import RecordAnswer
from ticketing.application.reopen_ticket import ReopenTicket
from ticketing.application.request_call_back import RequestCallBack
from ticketing.application.resolve_ticket import ResolveTicket
from ticketing.application.submit_survey import SubmitSurvey
from ticketing.application.take_due_step import TakeDueStep
from ticketing.application.ticket_door import TicketDoor
from ticketing.application.view_ticket import ViewTicket


@dataclass(frozen=True)
class Ports:
    """What the use cases stand on. survey_secret signs the links of the surveys."""

    tickets: TicketRepository
    lists: TicketLists
    views: ConversationViews
    events: TicketEvents
    reminders: Reminders
    people: People
    promises: Promises
    numbers: Numbers
    triage: Triage
    survey_secret: bytes


@dataclass(frozen=True)
class UseCases:
    """One field for each."""

    open_ticket: OpenTicket
    hear_customer: HearCustomer
    record_answer: RecordAnswer
    follow_conversation: FollowConversation
    join_tickets: JoinTickets
    escalate_ticket: EscalateTicket
    note_warning: NoteWarning
    take_due_step: TakeDueStep
    forget_person: ForgetPerson
    list_tickets: ListTickets
    view_ticket: ViewTicket
    find_recurring_issues: FindRecurringIssues
    ask_escalation: AskEscalation
    hand_back_ticket: HandBackTicket
    reclassify_ticket: ReclassifyTicket
    resolve_ticket: ResolveTicket
    reopen_ticket: ReopenTicket
    confirm_satisfaction: ConfirmSatisfaction
    submit_survey: SubmitSurvey
    rate_ticket: RateTicket
    request_call_back: RequestCallBack
    log_call: LogCall
    link_tickets: LinkTickets

    @classmethod
    def of(cls, ports: Ports) -> Self:
        """All of them on these ports."""
        keep = KeepTicket(ports.tickets, ports.events, ports.reminders, ports.people)
        current = CurrentTicket(ports.tickets)
        door = TicketDoor(ports.tickets)
        merge = MergeTickets(ports.tickets, current, keep)
        open_ticket = OpenTicket(keep, ports.views, merge, ports.numbers, ports.triage)
        follow = FollowConversation(ports.tickets, ports.views, keep)
        submit_survey = SubmitSurvey(ports.tickets, keep, ports.survey_secret)
        return cls(
            open_ticket=open_ticket,
            hear_customer=HearCustomer(current, keep, open_ticket),
            record_answer=RecordAnswer(ports.tickets, current, keep),
            follow_conversation=follow,
            join_tickets=JoinTickets(ports.tickets, ports.views, current, keep, merge, follow, open_ticket),
            escalate_ticket=EscalateTicket(ports.tickets, keep),
            note_warning=NoteWarning(ports.tickets),
            take_due_step=TakeDueStep(ports.tickets, keep, ports.reminders),
            forget_person=ForgetPerson(ports.people, ports.tickets),
            list_tickets=ListTickets(ports.lists, ports.promises, ports.people),
            view_ticket=ViewTicket(ports.tickets, door, ports.promises, ports.people, submit_survey),
            find_recurring_issues=FindRecurringIssues(ports.lists),
            ask_escalation=AskEscalation(door, keep),
            hand_back_ticket=HandBackTicket(door, keep),
            reclassify_ticket=ReclassifyTicket(door, keep),
            resolve_ticket=ResolveTicket(door, keep),
            reopen_ticket=ReopenTicket(door, keep),
            confirm_satisfaction=ConfirmSatisfaction(door, keep),
            submit_survey=submit_survey,
            rate_ticket=RateTicket(door, keep),
            request_call_back=RequestCallBack(door, keep),
            log_call=LogCall(door, keep),
            link_tickets=LinkTickets(door, keep),
        )
