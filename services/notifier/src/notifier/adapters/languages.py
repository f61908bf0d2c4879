"""The languages that notifications are written in: their fixed words, and who is written to in which."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from notifier.adapters.formats import FALLBACK, language_of


@dataclass(frozen=True, slots=True)
class Language:
    """One language for one reader: `locale` is how amounts and dates are written, `codes` are codes in words."""

    name: str
    locale: str
    words: Mapping[str, str]
    codes: Mapping[str, str] = field(default_factory=dict)

    def code(self, code: str) -> str:
        """A code in words: `payment_failure` as `payment failure`, unless the language says it otherwise."""
        return self.codes.get(code) or code.replace("_", " ")


class Languages:
    """Every language that has a file of words; the others are read in English (REQ N-16)."""

    def __init__(self, folder: Path) -> None:
        self._words = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in folder.glob("*.toml")}
        self._found: dict[str, Language] = {}

    def of(self, tag: str) -> Language:
        """The language of a reader with this BCP 47 tag."""
        found = self._found.get(tag)
        if found is None:
            found = self._found[tag] = self._read(tag)
        return found

    def _read(self, tag: str) -> Language:
        name, locale = language_of(tag), tag
        if name not in self._words:
            region = tag.replace("_", "-").rpartition("-")[2].upper()
            name, locale = FALLBACK, f"{FALLBACK}-{region}" if len(region) == 2 else FALLBACK
        words = dict(self._words[name])
        return Language(name, locale, words, codes=words.pop("codes"))
