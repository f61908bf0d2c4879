"""What strangers wrote does not command the terminal."""

import pytest

from saypro_local.terminal import printable, say


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zoë → 注文", "Zoë → 注文"),
        ("\x1b]0;owned\x07", r"\x1b]0;owned\x07"),
        ("two\r\nlines", r"two\r\nlines"),
        ("\x9b31m\x7f", r"\x9b31m\x7f"),
        ("turned \u202etxt", r"turned \u202etxt"),
        ("\udcff", r"\udcff"),
    ],
)
def test_what_does_not_print_is_escaped(text, shown):
    assert printable(text) == shown


def test_a_line_stays_one_line(capsys):
    say("a\nb", mark="bad ")
    assert capsys.readouterr().out == "bad a\\nb\n"
