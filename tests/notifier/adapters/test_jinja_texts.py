"""Every type has words for every example event that can cause it, in every language (REQ N-16, REQ N-18)."""

import itertools
import re
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from jinja2 import nodes

from chassis.web.filters import money_in
from notifier.adapters import formats
from notifier.adapters.jinja_texts import FOLDER, MAX_BODY, JinjaTexts, one_line, text_environment
from notifier.adapters.languages import Languages
from notifier.application.concerns.broadcasts import NEWS
from notifier.application.concerns.table import CONCERNS
from notifier.application.keep_activity import SUMMED_UP
from notifier.application.tell_month import MonthlySummary
from notifier.domain.monthly_summary import Account, Offer, Order, Section
from notifier.domain.notification_types import TYPES
from notifier.domain.person import Person
from notifier.entrypoints.preference_pages import LANGUAGES as OFFERED
from saypro_events import new_event
from saypro_events.account import AccountChange
from saypro_events.generate.examples import EXAMPLES
from saypro_events.order import CancelReason, Milestone
from saypro_events.ticket import TicketCategory, TicketPriority, TicketStatus

NOW = datetime(2026, 6, 3, 10, tzinfo=UTC)
TEXTS = JinjaTexts()
LANGUAGE = Languages(FOLDER / "words").of
LANGUAGES = ("en-ZA", "de-DE", "fr-FR", "nonsense")
SHIPPED = sorted(path.name for path in (FOLDER / "text").iterdir())
SUMMARY = MonthlySummary(
    month=date(2026, 5, 1),
    orders=Section([Order("o-1", "ZA-1", "delivered", 129_900, "ZAR", NOW, 1, "https://x.test/o-1")], 2),
    points=Account(earned=1_250, gone=100, balance=1_850),
    offers=Section([Offer("Xx", NOW, NOW)], 1),
)
UNCAUSED: list[tuple[str | None, Any]] = [("monthly_summary", SUMMARY)]
"""What no event from outside causes, with what its text is made from."""


def causes() -> list[tuple[str | None, Any]]:
    """(type, data) of every example event that concerns somebody."""
    found = list(UNCAUSED)
    for model, examples in EXAMPLES.items():
        if model.TYPE not in CONCERNS and model.TYPE not in NEWS:
            continue
        for given in examples.values():
            event = new_event(model.model_validate(given), id="e-1", time=NOW, source="/test", sequence=1)
            if model.TYPE in NEWS:
                found.append((NEWS[model.TYPE](event).type, event.data))
            else:
                found += [(concern.type, event.data) for concern in CONCERNS[model.TYPE](event)]
    return found


CAUSES = [(type_, data) for type_, data in causes() if type_ is not None]


def test_the_examples_cause_all_types() -> None:
    assert {type_ for type_, _ in CAUSES} == set(TYPES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_has_a_title_a_body_a_button_and_paragraphs(language: str) -> None:
    for type_, data in CAUSES:
        person = Person("u-1", "Thandi", locale=language, timezone="Africa/Johannesburg")
        text = TEXTS.in_app(type_, person, data)
        assert all(text), type_
        assert all(len(part.splitlines()) == 1 and "None" not in part and "{" not in part for part in text), text
        paragraphs = TEXTS.paragraphs(type_, person, data)
        assert paragraphs, type_
        assert all("None" not in paragraph for paragraph in paragraphs), paragraphs


def test_an_offer_names_its_products_code_and_end_and_an_announcement_its_times() -> None:
    # REQ N-11, REQ N-15
    person = Person("u-1", "Thandi", timezone="Africa/Johannesburg")
    said = {
        (type_, data.kind.value, getattr(data, "state", None)): (
            " ".join(TEXTS.in_app(type_, person, data)),
            " ".join(TEXTS.paragraphs(type_, person, data)),
        )
        for type_, data in CAUSES
        if type_ == "promotion" or type_.startswith("platform_")
    }
    shown, mail = said["promotion", "flash_sale", None]
    assert "WINTER20" in shown
    assert "Mon 8 Jun" in shown
    for named in ("Copper kettle", "WINTER20", "Mon 8 Jun"):
        assert named in mail
    assert "Sun 7 Jun" in said["platform_maintenance", "maintenance", "announced"][0]
    assert said["platform_maintenance", "maintenance", "withdrawn"][0].startswith("Called off: ")
    assert said["platform_issue", "known_issue", "resolved"][0].startswith("Fixed: ")
    assert "How it works" in said["platform_feature", "feature", "announced"][0]


@pytest.mark.parametrize("language", SHIPPED)
def test_every_type_has_a_text_in_every_language_and_every_text_a_type(language: str) -> None:
    # REQ N-16
    assert {path.stem for path in (FOLDER / "text" / language).glob("*.txt")} == set(TYPES)


def parts(language: str, type_: str) -> tuple[dict[str, int], set[str]]:
    """How often a text uses each fact, filter and condition, and which blocks it has."""
    source = (FOLDER / "text" / language / f"{type_}.txt").read_text(encoding="utf-8")
    tree = text_environment(FOLDER).parse(source)
    used = [
        f"{node.node.name}.{node.attr}" for node in tree.find_all(nodes.Getattr) if isinstance(node.node, nodes.Name)
    ]
    used += [f"|{node.name}" for node in tree.find_all(nodes.Filter) if node.name != "capitalize"]
    used += ["if" for _ in tree.find_all(nodes.If)]
    return Counter(used), {block.name for block in tree.find_all(nodes.Block)}


@pytest.mark.parametrize("type_", sorted(TYPES))
def test_a_translation_says_all_that_the_english_text_says(type_: str) -> None:
    for language in SHIPPED:
        assert parts(language, type_) == parts("en", type_), language


def test_languages_have_the_same_fixed_words_with_the_same_gaps() -> None:
    english = LANGUAGE("en").words
    for language in SHIPPED:
        words = LANGUAGE(language).words
        assert words.keys() == english.keys(), language
        for name, text in words.items():
            assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", english[name])), (language, name)


@pytest.mark.parametrize(
    "codes", [CancelReason, Milestone, AccountChange, TicketStatus, TicketPriority, TicketCategory, SUMMED_UP]
)
def test_every_code_that_is_shown_has_german_words(codes: Any) -> None:
    german = LANGUAGE("de")
    assert {code for code in codes if code not in german.codes} == set()


def test_the_preferences_page_offers_the_languages_that_there_are() -> None:
    assert (
        sorted(code for code, _ in OFFERED if code) == SHIPPED == sorted(p.stem for p in (FOLDER / "words").iterdir())
    )


def test_a_language_that_is_not_there_is_english_with_the_region_s_amounts_and_dates() -> None:
    # REQ N-16
    zulu = LANGUAGE("zu-ZA")
    assert (zulu.name, zulu.locale) == ("en", "en-ZA")
    assert (LANGUAGE("nonsense").locale, LANGUAGE("de_AT").name) == ("en", "de")


def test_every_template_compiles() -> None:
    environment = text_environment(FOLDER)
    names = environment.list_templates()
    assert len(names) > 10
    assert [environment.get_template(name).name for name in names] == names


def test_one_line_takes_out_line_breaks_and_controls_and_cuts() -> None:
    assert one_line(["a\r\nBcc: b", "\0c "], 100) == "a Bcc: b c"
    assert one_line(["x" * 600], MAX_BODY) == "x" * (MAX_BODY - 1) + "…"


def test_money_and_times_are_the_readers() -> None:
    assert money_in(199400, "ZAR", "en-ZA").replace("\xa0", " ") == "R1 994,00"
    assert money_in(1000, "JPY", "en") == "¥1,000"
    at = datetime(2026, 6, 3, 22, 30, tzinfo=UTC)
    assert formats.moment(at, "en-ZA", "Africa/Johannesburg") == "Thu 4 Jun, 00:30 SAST"
    assert formats.moment(at, "de-DE", "Europe/Berlin") == "Do., 4. Juni, 00:30 MESZ"
    assert formats.window(at, at, "en", "Etc/UTC") == formats.window(at, at, "zz-ZZ", "Etc/UTC")


def test_paths_of_templates_are_packaged() -> None:
    assert Path(FOLDER, "mail", "mail.html").is_file()
    assert list(itertools.islice(FOLDER.rglob("*.txt"), 1))
