"""Static files: hashed addresses, cached for ever, compressed, vendored as recorded."""

import gzip
import hashlib
import json
from pathlib import Path

import httpx
import pytest

import chassis.web
from chassis.web import Assets

STATIC = Path(chassis.web.__file__).parent / "static"


def test_vendored_files_are_what_was_recorded() -> None:
    for entry in json.loads((STATIC / "vendor" / "VENDORED.json").read_text(encoding="utf-8")):
        content = (STATIC / "vendor" / entry["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]


async def test_a_hashed_address_is_kept_for_ever(app: object, client: httpx.AsyncClient) -> None:
    page = (await client.get("/gallery/open", headers={"Accept": "text/html"})).text
    address = page.split('<link rel="stylesheet" href="')[1].split('"')[0]
    answer = await client.get(address)
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"].startswith("text/css")
    assert answer.headers["content-encoding"] == "gzip"
    assert "--accent" in answer.text
    again = await client.get(address, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_another_versions_address_still_works_but_is_not_kept(client: httpx.AsyncClient) -> None:
    answer = await client.get("/gallery/static/0ldver5i0n/js/app.js")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")


@pytest.mark.parametrize("path", ["nothing.js", "../gallery.py", "%2e%2e/gallery.py", "", "js/"])
async def test_nothing_else_is_served(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(f"/gallery/static/x/{path}")).status_code == 404


def test_a_services_file_shadows_ours_and_changes_the_address(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder in (ours, theirs):
        folder.mkdir()
        (folder / "a.css").write_text(folder.name)
    plain, shadowed = Assets("x", [ours], {}), Assets("x", [theirs, ours], {"b.css": "b"})
    assert plain.url("a.css") != shadowed.url("a.css")
    assert shadowed._files["a.css"].content == b"theirs"
    with pytest.raises(KeyError):
        plain.url("b.css")


def test_compression_loses_nothing() -> None:
    assets = Assets("x", [STATIC], {})
    file = assets._files["base.css"]
    assert file.compressed is not None
    assert gzip.decompress(file.compressed) == file.content


def test_every_script_stays_small_and_evaluates_nothing() -> None:
    for script in (STATIC / "js").glob("*.js"):
        content = script.read_text(encoding="utf-8")
        assert "eval(" not in content
        assert "innerHTML" not in content
        assert content.count("\n") <= 250


async def test_who_asks_for_a_favicon_gets_the_brands_logo(client: httpx.AsyncClient) -> None:
    # REQ N-20
    answer = await client.get("/gallery/favicon.ico")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.headers["cache-control"] == "public, max-age=86400"
    assert answer.text.lstrip().startswith("<svg")
