"""Mails from templates: subject, HTML and text, in the reader's language, with the brand's sender and legal footer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

from chassis.clock import Now
from chassis.web.brand import Brand
from notifier.adapters import mime
from notifier.adapters.jinja_texts import FOLDER, JinjaTexts, one_line, text_environment
from notifier.adapters.mail_logo import mail_logo
from notifier.application.delivery_record import DeliveryRecord
from notifier.application.mail import OutgoingMail
from notifier.application.tell_month import MonthlySummary
from notifier.domain.links import NOWHERE
from notifier.domain.notification_types import TYPES
from notifier.domain.person import Person
from saypro_events import topics
from saypro_events.order import OrderUpdated

MAX_SUBJECT: Final = 150
PARTS: Final = {OrderUpdated.TYPE: "order.updated", MonthlySummary.TYPE: "monthly_summary"}
"""Facts, by type, whose mails show details of their own (`mail/<part>.html` and `.txt`) under the words."""


@dataclass(frozen=True, slots=True)
class MailItem:
    """One piece of news within a mail."""

    type: str
    title: str
    paragraphs: Sequence[str]
    action: str
    link: str | None
    """Where the button leads; None: there is nowhere to go, and no button."""
    part: str | None
    data: Any


class MailComposer:
    """Writes one mail about one or several items."""

    def __init__(
        self,
        *,
        brand: Brand,
        origin: str,
        domain: str,
        texts: JinjaTexts,
        unsubscribe: Callable[[str, str], str],
        now: Now,
    ) -> None:
        environment = text_environment(FOLDER)
        self._html = environment.get_template("mail/mail.html")
        self._text = environment.get_template("mail/mail.txt")
        self._brand = brand
        self._logo = mail_logo(brand, domain)
        self._accent = brand.accent_on_light
        self._origin = origin
        self._domain = domain
        self._texts = texts
        self._unsubscribe = unsubscribe
        self._now = now
        self._sender = mime.mailbox(brand.sender.name, brand.sender.email)
        self._support_url = urljoin(origin, brand.support.url)

    def compose(self, message_id: str, person: Person, items: Sequence[DeliveryRecord]) -> OutgoingMail:
        """The mail, ready to send. ValueError when the person has no address that mail can be sent to."""
        if person.email is None:
            raise ValueError("the person has no address")
        shown = [self._item(person, record) for record in items]
        leave = self._leave_link(person, items)
        language = self._texts.language(person)
        context = {
            "items": shown,
            "person": person,
            "language": language,
            "words": language.words,
            "timezone": person.timezone,
            "brand": self._brand,
            "logo": self._logo,
            "accent": self._accent,
            "support_url": self._support_url,
            "origin": self._origin,
            "unsubscribe": leave,
            "preferences": f"{self._origin}/notifier/preferences",
            "why": f"{self._origin}/notifier/why/{items[0]['_id']}",
        }
        several = language.words["updates"].format(count=len(shown), brand=self._brand.name)
        subject = shown[0].title if len(shown) == 1 else several
        headers = [
            ("From", self._sender),
            ("To", mime.mailbox(person.name, person.email)),
            ("Subject", mime.header_value(one_line(subject, MAX_SUBJECT))),
            ("Date", mime.date_value(self._now())),
            ("Message-ID", f"<{message_id}@{self._domain}>"),
            ("Auto-Submitted", "auto-generated"),
        ]
        if leave is not None:
            headers += [("List-Unsubscribe", f"<{leave}>"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")]
        content = mime.alternative(
            headers,
            text=self._text.render(context),
            html=self._html.render(context),
            name=message_id[:40],
            picture=self._logo.part if self._logo else None,
        )
        return OutgoingMail(message_id, person.email, content)

    def _item(self, person: Person, record: DeliveryRecord) -> MailItem:
        facts_type = record.get("facts_type", record["event_type"])
        model = MonthlySummary if facts_type == MonthlySummary.TYPE else topics.BY_TYPE[facts_type].model
        data = model.model_validate_json(record["facts"])
        text = self._texts.in_app(record["type"], person, data)
        return MailItem(
            type=record["type"],
            title=text.title,
            paragraphs=self._texts.paragraphs(record["type"], person, data),
            action=text.action,
            link=None if record["link"] == NOWHERE else urljoin(self._origin, record["link"]),
            part=PARTS.get(facts_type),
            data=data,
        )

    def _leave_link(self, person: Person, items: Sequence[DeliveryRecord]) -> str | None:
        """Where to say no to this type at one click; none for what is critical, and none for several types at once."""
        types = {record["type"] for record in items}
        if len(types) != 1 or TYPES[items[0]["type"]].rule.critical:
            return None
        return self._unsubscribe(person.user_id, types.pop())
