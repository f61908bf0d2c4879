"""The articles that a new installation begins with."""

import tomllib
from pathlib import Path

from ticketing.domain.help import Article


def seeds() -> tuple[Article, ...]:
    """Those of `help_articles.toml`, which the package brings."""
    text = Path(__file__).with_name("help_articles.toml").read_text(encoding="utf-8")
    return tuple(Article(**{**each, "keywords": tuple(each["keywords"])}) for each in tomllib.loads(text)["article"])
