"""The brand file: name, logo, colour, sender and legal footer, for pages and mails alike (REQ N-20)."""

import tomllib
from datetime import time
from pathlib import Path
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

from chassis.web import colour

DEFAULT_FILE = Path(__file__).parent / "brand.toml"
PNG = b"\x89PNG\r\n\x1a\n"
"""What a PNG begins with."""

_WHITE: colour.Rgb = (255, 255, 255)
_BLACK: colour.Rgb = (0, 0, 0)
_LIGHT_GROUND: colour.Rgb = (246, 247, 249)  # the darkest ground that accent-coloured text stands on in the light theme
_DARK_GROUND: colour.Rgb = (36, 38, 43)  # the lightest one in the dark theme
_DAY = "(mon|tue|wed|thu|fri|sat|sun)"
_Footer = Annotated[str, Field(max_length=500)]
_WITH_MARGIN = 5.2  # above AA (4.5), since the same accent stands on a ground tinted with itself


def _checked_colour(value: str) -> str:
    return colour.text(colour.parse(value))


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Sender(_Part):
    """Who mails come from."""

    name: str = Field(min_length=1, max_length=80, pattern=r"^[^\r\n<>]+$")
    email: str = Field(max_length=254, pattern=r"^[^@\s<>]+@[^@\s<>]+$")


class OfficeHours(_Part):
    """When somebody is there: a day or a span of them, and two times on the clocks of a time zone."""

    days: str = Field(pattern=rf"^{_DAY}(-{_DAY})?$")
    opens: time
    closes: time
    timezone: str

    @field_validator("timezone")
    @classmethod
    def _is_zone(cls, name: str) -> str:
        if name not in available_timezones():
            raise ValueError("a time zone such as Africa/Johannesburg")
        return name


class Support(_Part):
    """Where a person turns to. Hours are said in each reader's own words; a text of one's own stays as it is."""

    email: str = Field(max_length=254, pattern=r"^[^@\s<>]+@[^@\s<>]+$")
    phone: str = Field(default="", max_length=40)
    hours: Annotated[str, Field(max_length=120)] | OfficeHours = ""
    url: str = Field(max_length=300)


class Legal(_Part):
    """What the law wants at the foot of a mail. The footer is one text, or one for each language (`en`, `de`)."""

    company: str = Field(min_length=1, max_length=120)
    address: str = Field(min_length=1, max_length=300)
    footer: _Footer | dict[str, _Footer] = ""
    privacy_url: str = Field(max_length=300)
    terms_url: str = Field(max_length=300)


class Brand(_Part):
    """Everything that makes it this marketplace's. `logo_svg` is the content of the logo file.

    Mail programs show no SVG: mails carry `mail_logo_png`, the content of a PNG, or load what is at `mail_logo_url`.
    """

    name: str = Field(min_length=1, max_length=40, pattern=r"^[^\r\n<>]+$")
    tagline: str = Field(default="", max_length=120)
    accent: Annotated[str, AfterValidator(_checked_colour)]
    logo_svg: str = Field(max_length=20_000, pattern=r"^\s*<svg\b")
    mail_logo_png: bytes | None = Field(default=None, max_length=50_000)
    mail_logo_url: str | None = Field(default=None, max_length=300, pattern=r"^https?://[^\s\"<>]+$")
    sender: Sender
    support: Support
    legal: Legal

    @field_validator("mail_logo_png")
    @classmethod
    def _is_png(cls, content: bytes | None) -> bytes | None:
        if content is not None and not content.startswith(PNG):
            raise ValueError("the logo for mails is a PNG")
        return content

    @property
    def accent_on_light(self) -> str:
        """The accent as text or button ground in the light theme: readable on light grey, and white on it."""
        return colour.text(colour.readable_on(colour.parse(self.accent), _LIGHT_GROUND, _BLACK, _WITH_MARGIN))

    @property
    def accent_on_dark(self) -> str:
        """The accent as text in the dark theme, and on its own soft ground."""
        return colour.text(colour.readable_on(colour.parse(self.accent), _DARK_GROUND, _WHITE, _WITH_MARGIN))


def load_brand(file: Path | None = None) -> Brand:
    """Read a brand file (None: the default). Raises OSError, tomllib.TOMLDecodeError or pydantic.ValidationError."""
    path = file or DEFAULT_FILE
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    logo = path.parent / str(content.pop("logo", ""))
    mail_logo = _mail_logo(path.parent, str(content.pop("mail_logo", "")))
    return Brand.model_validate({**content, **mail_logo, "logo_svg": logo.read_text(encoding="utf-8")})


def _mail_logo(folder: Path, name: str) -> dict[str, str | bytes]:
    """The field that `mail_logo` stands for: an address, a file beside the brand file, or none."""
    if name.startswith(("http://", "https://")):
        return {"mail_logo_url": name}
    return {"mail_logo_png": (folder / name).read_bytes()} if name else {}


def tokens_css(brand: Brand, template: str) -> str:
    """The stylesheet of design tokens: `template` with its `{{...}}` accents replaced by the brand's.

    Button ground is the light accent in both themes (white text on it is readable); text and marks differ.
    """
    light, dark = colour.parse(brand.accent_on_light), colour.parse(brand.accent_on_dark)
    values = {
        "accent-light": colour.text(light),
        "accent-light-hover": colour.text(colour.mix(light, _BLACK, 0.14)),
        "accent-light-soft": colour.text(colour.mix(_WHITE, light, 0.08)),
        "accent-light-line": colour.text(colour.mix(_WHITE, light, 0.30)),
        "accent-dark": colour.text(dark),
        "accent-dark-soft": colour.text(colour.mix((22, 23, 26), dark, 0.14)),
        "accent-dark-line": colour.text(colour.mix((22, 23, 26), dark, 0.40)),
    }
    for name, value in values.items():
        template = template.replace("{{" + name + "}}", value)
    return template
