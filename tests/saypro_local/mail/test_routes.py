"""The mail page shows a stranger's mail and runs none of it."""

from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from starlette.testclient import TestClient

from saypro_local.devtools.app import build_devtools
from saypro_local.devtools.settings import DevtoolsSettings
from saypro_local.mail.store import MailStore
from saypro_local.ports import free_ports

EVIL = "<script>alert(1)</script>"


@pytest.fixture
def store(tmp_path) -> MailStore:
    return MailStore(tmp_path / "mail")


@pytest.fixture
def browser(tmp_path, store) -> Iterator[TestClient]:
    settings = DevtoolsSettings("http://localhost:8080", tmp_path, *free_ports(2))
    with TestClient(build_devtools(settings, store)) as client:
        yield client


def _mail(**headers: str) -> bytes:
    message = EmailMessage()
    for name, value in {"Message-ID": "<1@x>", "From": "SayPro <a@x>", "Subject": "Hello", **headers}.items():
        message[name] = value
    message.set_content(f"Text {EVIL}")
    message.add_alternative(f'<p>Hi</p>{EVIL}<img src="cid:logo">', subtype="html")
    message.get_payload()[1].add_related(b"\x89PNG", "image", "png", cid="<logo>")
    return message.as_bytes()


def test_an_empty_box_says_how_to_fill_it(browser):
    assert "saypro simulate" in browser.get("/dev/mail/").text


def test_the_list_opens_its_newest_mail_beside_it(browser, store):
    store.save("a@x", ["thandi@example.test"], _mail(Subject="Older"))
    store.save("a@x", ["lars@example.test"], _mail(Subject="Newer"))
    page = browser.get("/dev/mail/").text
    assert 'src="/dev/mail/messages/2/frame"' in page
    assert "<h2>Newer</h2>" in page
    assert " data-shown" not in page, "a narrow screen shows the list alone"
    assert 'src="/dev/mail/messages/1/frame"' in browser.get("/dev/mail/?to=thandi").text
    assert " data-shown" in browser.get("/dev/mail/messages/2").text


def test_html_is_shown_in_a_sandbox_with_a_policy_of_its_own(browser, store):
    store.save("a@x", ["thandi@example.test"], _mail())
    page = browser.get("/dev/mail/messages/1")
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in page.text
    assert EVIL not in page.text
    frame = browser.get("/dev/mail/messages/1/frame")
    policy = frame.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "sandbox allow-popups" in policy
    assert "allow-scripts" not in policy
    assert "data:image/png;base64," in frame.text


@pytest.mark.parametrize("header", ["Subject", "From", "X-Other"])
def test_script_in_a_header_is_inert(browser, store, header):
    store.save(f"{EVIL}@x", [f"{EVIL}@x"], _mail(**{header: EVIL}) if header == "X-Other" else _replaced(header))
    for path in ("/dev/mail/", "/dev/mail/messages/1", f"/dev/mail/?to={EVIL}"):
        assert EVIL not in browser.get(path).text


def _replaced(header: str) -> bytes:
    return f"Message-ID: <1@x>\r\n{header}: {EVIL}\r\n\r\nText".encode()


def test_tools_read_lists_and_mails_as_json(browser, store):
    for number in range(3):
        store.save("a@x", ["thandi@example.test"], _mail(Subject=f"Number {number}"))
    listed = browser.get("/dev/mail/messages.json", params={"to": "thandi", "after": 0, "limit": 2}).json()
    assert [mail["subject"] for mail in listed["messages"]] == ["Number 0", "Number 1"]
    assert (listed["total"], listed["distinct"], listed["next"]) == (3, 1, 2)
    rest = browser.get("/dev/mail/messages.json", params={"after": listed["next"], "limit": 2}).json()
    assert rest["next"] is None
    one = browser.get("/dev/mail/messages/1.json").json()
    assert ["Subject", "Number 0"] in one["headers"]
    assert one["text"].startswith("Text")
    assert browser.get("/dev/mail/messages/1.eml").headers["content-type"] == "message/rfc822"


def test_wrong_requests_are_answered_as_such(browser):
    assert browser.get("/dev/mail/messages/7").status_code == 404
    assert browser.get("/dev/mail/messages/7.json").headers["content-type"] == "application/problem+json"
    assert browser.get("/dev/mail/messages.json", params={"after": "x"}).status_code == 422
    assert browser.get("/dev/mail/", params={"before": "9" * 40}).status_code == 422


def test_every_page_has_a_strict_policy(browser):
    policy = browser.get("/dev/mail/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_box_can_be_emptied(browser, store):
    store.save("a@x", ["r@x"], _mail())
    assert browser.delete("/dev/mail/messages.json").status_code == 204
    assert browser.get("/dev/mail/messages.json").json()["total"] == 0
