"""One brand file, readable colours in both themes."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from chassis.web import colour
from chassis.web.brand import DEFAULT_FILE, PNG, Brand, load_brand, tokens_css

BYTE = st.integers(0, 255)


def test_the_default_brand_is_complete() -> None:
    # REQ N-20
    brand = load_brand()
    assert brand.name == "SayPro"
    assert brand.logo_svg.startswith("<svg")
    assert brand.legal.footer
    assert brand.support.email


@given(st.tuples(BYTE, BYTE, BYTE))
def test_any_accent_becomes_readable(accent: colour.Rgb) -> None:
    # REQ N-20
    brand = load_brand().model_copy(update={"accent": colour.text(accent)})
    light, dark = colour.parse(brand.accent_on_light), colour.parse(brand.accent_on_dark)
    assert colour.contrast(light, (255, 255, 255)) >= colour.AA
    assert colour.contrast(light, colour.mix((255, 255, 255), light, 0.08)) >= colour.AA
    assert colour.contrast(dark, (36, 38, 43)) >= colour.AA
    assert colour.contrast(dark, colour.mix((22, 23, 26), dark, 0.14)) >= colour.AA


def test_tokens_are_filled_in() -> None:
    template = (DEFAULT_FILE.parent / "tokens.css").read_text(encoding="utf-8")
    assert "{{" not in tokens_css(load_brand(), template)


@pytest.mark.parametrize(
    ("was", "now"),
    [('accent = "#2f5bea"', 'accent = "blue"'), ('name = "SayPro"\ntagline', 'name = "Say\\nPro"\ntagline'),
     ('email = "no-reply@saypro.example"', 'email = "nobody"'), ('days = "mon-fri"', 'days = "weekdays"'),
     ('timezone = "Africa/Johannesburg"', 'timezone = "Mars/Olympus"'), ('tagline = ', 'slogan = ')],
)  # fmt: skip
def test_a_mistake_is_named(tmp_path: Path, was: str, now: str) -> None:
    content = DEFAULT_FILE.read_text(encoding="utf-8")
    assert was in content
    file = tmp_path / "brand.toml"
    file.write_text(content.replace(was, now, 1), encoding="utf-8")
    for logo in ("brand.svg", "brand.png"):
        shutil.copy(DEFAULT_FILE.parent / logo, tmp_path)
    with pytest.raises(ValidationError):
        load_brand(file)


@pytest.mark.parametrize(
    ("named", "png", "url"),
    [
        ('mail_logo = "brand.png"', True, None),
        ('mail_logo = "https://cdn.example.test/logo.png"', False, "https://cdn.example.test/logo.png"),
        ("", False, None),
    ],
)
def test_a_logo_for_mails_is_a_file_an_address_or_none(tmp_path: Path, named: str, png: bool, url: str | None) -> None:
    # REQ N-20
    content = DEFAULT_FILE.read_text(encoding="utf-8").replace('mail_logo = "brand.png"', named, 1)
    (tmp_path / "brand.toml").write_text(content, encoding="utf-8")
    for logo in ("brand.svg", "brand.png"):
        shutil.copy(DEFAULT_FILE.parent / logo, tmp_path)
    brand = load_brand(tmp_path / "brand.toml")
    assert ((brand.mail_logo_png or b"").startswith(PNG), brand.mail_logo_url) == (png, url)


def test_a_logo_for_mails_that_no_mail_program_shows_is_refused(tmp_path: Path) -> None:
    content = DEFAULT_FILE.read_text(encoding="utf-8").replace('"brand.png"', '"brand.svg"', 1)
    (tmp_path / "brand.toml").write_text(content, encoding="utf-8")
    shutil.copy(DEFAULT_FILE.parent / "brand.svg", tmp_path)
    with pytest.raises(ValidationError, match="PNG"):
        load_brand(tmp_path / "brand.toml")


def test_a_logo_that_is_missing_stops_it(tmp_path: Path) -> None:
    file = tmp_path / "brand.toml"
    file.write_text(DEFAULT_FILE.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        load_brand(file)


def test_a_brand_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Brand.__setattr__(load_brand(), "name", "Other")
