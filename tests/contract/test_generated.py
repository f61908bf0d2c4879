"""What is generated from the models is fresh, and a stale file is found."""

from pathlib import Path, PurePosixPath

import pytest

from saypro_events.generate.__main__ import ROOT, main
from saypro_events.generate.artifacts import FOLDERS, artifacts, stale, write

FILES = artifacts("0.1.0")


# REQ P-01
def test_the_committed_files_are_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0, capsys.readouterr().err


def test_generating_is_repeatable_and_complete(tmp_path: Path) -> None:
    assert main(["--root", str(tmp_path)]) == 0
    assert main(["--root", str(tmp_path), "--check"]) == 0
    assert {path.parent for path in FILES} == set(FOLDERS)


def test_each_kind_of_staleness_is_named(tmp_path: Path) -> None:
    files = {FOLDERS[0] / "a.json": "1\n", FOLDERS[1] / "b.json": "2\n"}
    write(tmp_path, files)
    (tmp_path / FOLDERS[0] / "a.json").write_text("old")
    (tmp_path / FOLDERS[1] / "b.json").unlink()
    (tmp_path / FOLDERS[1] / "c.json").write_text("left over")
    assert stale(tmp_path, files) == [
        f"{FOLDERS[0]}/a.json: differs from the models",
        f"{FOLDERS[1]}/b.json: missing",
        f"{FOLDERS[1]}/c.json: nothing generates it",
    ]
    write(tmp_path, files)
    assert stale(tmp_path, files) == []


def test_a_stale_file_fails_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--root", str(tmp_path)])
    (tmp_path / "schemas/json/order.updated.v1.json").write_text("{}")
    assert main(["--root", str(tmp_path), "--check"]) == 1
    assert "schemas/json/order.updated.v1.json: differs" in capsys.readouterr().err


def test_the_reference_links_to_pages_that_exist() -> None:
    docs = PurePosixPath("docs/reference/events")
    index = FILES[docs / "README.md"]
    pages = {path.name for path in FILES if path.parent == docs}
    linked = {part.partition(")")[0] for part in index.split("](")[1:]}
    assert pages - {"README.md"} <= linked
    assert (ROOT / "docs" / "publishing.md").is_file()
    assert "REQ " not in "".join(FILES.values())
