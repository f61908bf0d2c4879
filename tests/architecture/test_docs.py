"""What the documents promise about themselves."""

from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_an_adr_is_at_most_thirty_lines() -> None:
    long = [path.name for path in (ROOT / "docs/adr").glob("*.md") if path.read_text().count("\n") > 30]
    assert long == []


def test_the_readme_names_every_top_level_folder() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    folders = ["schemas/", "chassis/", "services/", "deploy/", "tests/", "docs/"]
    assert [name for name in folders if name not in readme] == []
