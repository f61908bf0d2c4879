"""Times in the viewer's zone, money in the viewer's locale."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from chassis.web import filters
from chassis.web.viewer import Viewer, current_viewer

NOW = datetime(2026, 3, 12, 22, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def viewer() -> Iterator[None]:
    """In Johannesburg it is half past midnight already."""
    token = current_viewer.set(Viewer(ZoneInfo("Africa/Johannesburg"), "en-ZA", NOW, ""))
    yield
    current_viewer.reset(token)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "just now"), (44, "just now"), (45, "1 min ago"), (90, "2 min ago"), (3569, "59 min ago"), (3570, "1 h ago"),
     (5400, "2 h ago"), (84_599, "23 h ago"), (84_600, "1 d ago"), (6 * 86_400, "6 d ago"), (7 * 86_400, "6 Mar"),
     (400 * 86_400, "6 Feb 2025"), (-10, "in a moment"), (-3600, "in 1 h"), (-172_800, "in 2 d")],
)  # fmt: skip
def test_relative_times(seconds: int, words: str) -> None:
    assert filters.relative(NOW - timedelta(seconds=seconds), NOW) == words


@pytest.mark.parametrize(
    ("seconds", "words", "urgency"),
    [(-185, "-3:05", "late"), (0, "0:00", "late"), (270, "4:30", "soon"), (3599, "59 min", "soon"),
     (3665, "1 h 01 min", "near"), (5 * 3600, "5 h 00 min", "calm"), (90_000, "1 d 1 h", "calm")],
)  # fmt: skip
def test_countdowns(seconds: int, words: str, urgency: str) -> None:
    # REQ S-05
    due = NOW + timedelta(seconds=seconds)
    assert (filters.countdown_text(due), filters.urgency(due)) == (words, urgency)


def test_the_exact_time_is_the_viewers() -> None:
    assert filters.exact_text(NOW) == "Fri 13 Mar 2026, 00:30 SAST"
    assert str(filters.clock(NOW)).endswith(">00:30</time>")
    assert 'datetime="2026-03-12T22:30:00Z" title="Fri 13 Mar 2026, 00:30 SAST"' in filters.ago(NOW)


def test_days_begin_at_the_viewers_midnight() -> None:
    assert filters.day(NOW) == "Today"
    assert filters.day(NOW - timedelta(minutes=31)) == "Yesterday"
    assert filters.day(NOW - timedelta(days=2)) == "Wed 11 Mar"
    assert filters.day(NOW - timedelta(days=400)).endswith(" 2025")


def test_nothing_is_a_dash() -> None:
    assert [str(each(None)) for each in (filters.ago, filters.exact, filters.clock, filters.day)] == ["–"] * 4


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [(129_900, "ZAR", "R1 299,00"), (1999, "EUR", "€19,99"), (500, "JPY", "JP¥500"),
     (1500, "KWD", "KWD1,500"), (-250, "USD", "-US$2,50")],
)  # fmt: skip
def test_money_has_its_currencys_own_decimals(minor: int, currency: str, text: str) -> None:
    # REQ N-01
    assert filters.money(minor, currency).replace("\xa0", " ") == text


def test_an_unknown_locale() -> None:
    current_viewer.set(Viewer(ZoneInfo("UTC"), "xx-weird-zz", NOW, ""))
    assert filters.money(1999, "EUR") == "€19.99"


def test_names() -> None:
    assert [filters.initials(name) for name in ("Thandi Nkosi", "Mei", "Ana Maria Lopez", "", "<b> x")] == [
        "TN", "M", "AL", "?", "X",
    ]  # fmt: skip
    assert filters.hue("Mei") == filters.hue("Mei")
    assert str(filters.linebreaks("a<b>\nc")) == "a&lt;b&gt;<br>c"


def test_a_tag_may_be_written_either_way_and_an_unknown_one_reads_english() -> None:
    assert filters.money_in(199400, "ZAR", "en_ZA") == filters.money_in(199400, "ZAR", "en-ZA")
    assert filters.money_in(1999, "EUR", "de-XX").replace("\xa0", " ") == "19,99 €"
    assert filters.money_in(1999, "EUR", "zz-ZZ") == "€19.99"
