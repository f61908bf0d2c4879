"""Words on the terminal. Much of what the tools show was written by strangers, and a terminal obeys what it is sent."""

import typer


def printable(text: str) -> str:
    """`text` with escapes in place of all that does not print: control sequences, line ends, marks that turn lines."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


def say(text: str, *, mark: str = "", colour: str | None = None, err: bool = False) -> None:
    """One line, whatever `text` holds. `mark` goes before it in `colour`; without a mark the text has the colour."""
    words = printable(text) if mark else typer.style(printable(text), fg=colour)
    typer.echo(f"{typer.style(mark, fg=colour)}{words}" if mark else words, err=err)
