"""Which events are news for somebody: the one list of them."""

from typing import Any, Final, cast

from notifier.application.concern import Concerned, Concerns
from notifier.application.concerns.accounts import concerned_by_account
from notifier.application.concerns.messages import concerned_by_message
from notifier.application.concerns.orders import concerned_by_order
from notifier.application.concerns.reports import concerned_by_report
from notifier.application.concerns.rewards import concerned_by_loyalty, concerned_by_referral
from notifier.application.concerns.tickets import (
    concerned_by_change,
    concerned_by_clock,
    concerned_by_escalation,
    concerned_by_opening,
    concerned_by_resolution,
    concerned_by_warning,
)
from saypro_events.account import AccountChanged
from saypro_events.loyalty import LoyaltyUpdated
from saypro_events.message import MessageSent
from saypro_events.order import OrderUpdated
from saypro_events.referral import ReferralCompleted
from saypro_events.report import ReportPublished
from saypro_events.sla import SlaUpdated, SlaWarned
from saypro_events.ticket import TicketEscalated, TicketOpened, TicketResolved, TicketUpdated

_BY_MODEL: Final[dict[Any, Any]] = {
    OrderUpdated: concerned_by_order,
    MessageSent: concerned_by_message,
    AccountChanged: concerned_by_account,
    TicketOpened: concerned_by_opening,
    SlaUpdated: concerned_by_clock,
    SlaWarned: concerned_by_warning,
    TicketEscalated: concerned_by_escalation,
    TicketUpdated: concerned_by_change,
    TicketResolved: concerned_by_resolution,
    LoyaltyUpdated: concerned_by_loyalty,
    ReferralCompleted: concerned_by_referral,
    ReportPublished: concerned_by_report,
}

CONCERNS: Final[Concerns] = {model.TYPE: cast("Concerned", concerned) for model, concerned in _BY_MODEL.items()}
