"""The table of notification types (REQ N-01 to N-15, N-19, N-22): one row says all that is ours to decide about a type.

The template of a type has the type's own name. An action names what its button does; the words on the button are in the
template, in the reader's language.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, Literal

from notifier.domain.decision import Rule
from notifier.domain.errors import InvalidFieldError

Urgency = Literal["critical", "transactional", "conversational", "promotional"]
ALL: Final = ("in_app", "push", "email")
QUICK: Final = ("in_app", "push")
EARNED: Final = ("in_app", "email")
ASKED: Final = ("sms", "webhook")
PAID: Final = ("order_paid", "order_dispatched", "order_delivered", "order_cancelled")
LESS: Final = ("email", "sms", "webhook")
ENDED: Final = ("order_delivered", "order_ready_for_pickup", "order_cancelled", "order_returned")
CATEGORIES: Final = (
    "orders",
    "messages",
    "tickets",
    "work",
    "account",
    "security",
    "promotions",
    "loyalty",
    "platform",
)


@dataclass(frozen=True, slots=True)
class NotificationType:
    """A row of the table: the rule for `decide`, the button's name, and how long it matters (None: always).

    `delayed`: its mail waits a little, in case the person sees it in the inbox first. `outdated_by`: later news of the
    same thing that make this pointless, asked when it is about to be sent.
    """

    rule: Rule
    urgency: Urgency
    action: str
    lifetime: timedelta | None = None
    delayed: bool = False
    outdated_by: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """What the type is called in preferences, templates and events."""
        return self.rule.type


def _row(
    name: str,
    category: str,
    action: str,
    *,
    channels: tuple[str, ...] = ALL,
    opt_in: tuple[str, ...] = ASKED,
    urgency: Urgency = "transactional",
    respects_quiet: bool = True,
    days: float | None = None,
    delayed: bool = False,
    outdated_by: tuple[str, ...] = (),
) -> NotificationType:
    rule = Rule(
        type=name,
        category=category,
        critical=urgency == "critical",
        channels=channels,
        opt_in=opt_in,
        capped=urgency == "promotional",
        respects_quiet=respects_quiet,
    )
    lifetime = None if days is None else timedelta(days=days)
    return NotificationType(rule, urgency, action, lifetime, delayed, frozenset(outdated_by))


_ROWS: Final = (
    # N-01 to N-09: an order, from its confirmation to its end
    _row("order_confirmed", "orders", "track_order", outdated_by=("order_cancelled",)),
    _row("order_paid", "orders", "view_order", channels=QUICK, opt_in=LESS),
    _row("order_dispatched", "orders", "track_order", days=30, outdated_by=ENDED),
    _row("order_milestone", "orders", "track_order", channels=QUICK, opt_in=LESS, days=7, outdated_by=ENDED),
    _row("order_delayed", "orders", "track_order", days=14, outdated_by=ENDED),
    _row("order_out_for_delivery", "orders", "track_order", days=2, respects_quiet=False, outdated_by=ENDED),
    _row("order_delivered", "orders", "review_order", days=30),
    _row("order_ready_for_pickup", "orders", "view_order", days=30),
    _row(
        "order_payment_failed",
        "orders",
        "retry_payment",
        days=14,
        respects_quiet=False,
        outdated_by=("order_paid", *ENDED),
    ),
    _row("order_out_of_stock", "orders", "choose_alternative", days=14, outdated_by=("order_dispatched", *ENDED)),
    _row("order_cancelled", "orders", "choose_alternative"),
    _row("order_refund_started", "orders", "view_order"),
    _row("order_refunded", "orders", "view_order"),
    _row("order_returned", "orders", "view_order"),
    _row("sale_made", "orders", "view_order", outdated_by=("sale_cancelled",)),
    _row("sale_cancelled", "orders", "view_order"),
    # N-10: messages and tickets
    _row("message_received", "messages", "read_message", urgency="conversational", delayed=True, days=30),
    _row("ticket_acknowledged", "tickets", "view_ticket"),
    _row("ticket_updated", "tickets", "view_ticket", channels=QUICK, opt_in=LESS),
    _row("ticket_escalated", "tickets", "view_ticket"),
    _row("ticket_resolved", "tickets", "view_ticket"),
    # What staff are told about their own work
    _row("answer_due_soon", "work", "open_desk", days=2),
    _row("escalation_received", "work", "open_desk", respects_quiet=False),
    _row("report_ready", "work", "open_report", channels=EARNED, opt_in=("webhook",)),
    # N-11, N-12: offers, points and referrals
    _row("promotion", "promotions", "shop_now", channels=EARNED, opt_in=("push", *ASKED), urgency="promotional"),
    _row("points_earned", "loyalty", "view_rewards", channels=EARNED, opt_in=("push",), urgency="promotional"),
    _row("points_expiring", "loyalty", "view_rewards", channels=EARNED, opt_in=("push",), urgency="promotional"),
    _row("loyalty_milestone", "loyalty", "view_rewards", channels=EARNED, opt_in=("push",)),
    _row("tier_upgraded", "loyalty", "view_rewards", channels=EARNED, opt_in=("push",)),
    _row("referral_completed", "loyalty", "view_rewards", channels=EARNED, opt_in=("push",)),
    # N-13, N-14: the account, and its safety
    _row("account_changed", "account", "view_account"),
    _row("renewal_ahead", "account", "view_account", channels=EARNED),
    _row("account_suspended", "account", "contact_support", respects_quiet=False),
    _row("password_reset", "security", "reset_password", channels=("in_app", "email"), urgency="critical", days=1),
    _row("security_alert", "security", "secure_account", urgency="critical", opt_in=("sms", "webhook")),
    # N-15, N-19, N-22: the platform itself
    _row("platform_feature", "platform", "read_more", channels=EARNED, opt_in=(), urgency="promotional"),
    _row("platform_policy", "platform", "read_more", channels=EARNED, opt_in=()),
    _row("platform_maintenance", "platform", "read_more", channels=EARNED, opt_in=("push",)),
    _row("platform_issue", "platform", "read_more", channels=EARNED, opt_in=("push",)),
    _row("platform_notice", "platform", "read_more", channels=EARNED, opt_in=("push",)),
    _row("monthly_summary", "loyalty", "open_inbox", channels=("email",), opt_in=(), urgency="promotional", days=14),
    _row("messaging_announced", "messages", "read_more", channels=EARNED, opt_in=(), urgency="promotional"),
)

TYPES: Final[dict[str, NotificationType]] = {row.name: row for row in _ROWS}


def notification_type(name: str) -> NotificationType:
    """The row of that type; InvalidFieldError("type") when there is none."""
    row = TYPES.get(name)
    if row is None:
        raise InvalidFieldError("type", f"the name of a notification type, not {name!r}")
    return row


def offered(row: NotificationType, installed: frozenset[str]) -> NotificationType:
    """The row on an installation that has only some of the channels."""
    rule = row.rule
    narrowed = replace(
        rule,
        channels=tuple(channel for channel in rule.channels if channel in installed),
        opt_in=tuple(channel for channel in rule.opt_in if channel in installed),
    )
    return replace(row, rule=narrowed)
