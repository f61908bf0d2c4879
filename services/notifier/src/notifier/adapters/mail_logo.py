"""The brand's logo at the head of a mail (REQ N-20).

A PNG that travels with the mail is seen even where pictures from the network are not loaded, and nobody learns from it
who has opened the mail. Whoever prefers an address gives one in the brand file.
"""

from dataclasses import dataclass
from typing import Final

from chassis.web.brand import Brand
from notifier.adapters import mime

HEIGHT: Final = 28
"""In CSS pixels, as on the pages."""


@dataclass(frozen=True, slots=True)
class MailLogo:
    """Where the picture is, how it is drawn, and the part of the mail that carries it (None: it is at an address)."""

    source: str
    width: int | None
    part: bytes | None
    height: int = HEIGHT


def mail_logo(brand: Brand, domain: str) -> MailLogo | None:
    """The logo of a brand that has one for mails."""
    if brand.mail_logo_png is not None:
        picture = brand.mail_logo_png
        wide, high = (int.from_bytes(picture[at : at + 4]) for at in (16, 20))  # IHDR comes first
        name = f"logo@{domain}"
        return MailLogo(f"cid:{name}", round(HEIGHT * wide / max(high, 1)), mime.inline_png(picture, name))
    return None if brand.mail_logo_url is None else MailLogo(brand.mail_logo_url, None, None)
