"""Received mails are kept, found, and told apart by their Message-ID."""

from pathlib import Path

import pytest

from saypro_local.mail.store import MailStore


def _mail(message_id: str = "m-1@x", subject: str = "Hello") -> bytes:
    return f"Message-ID: <{message_id}>\r\nFrom: a@x\r\nSubject: {subject}\r\n\r\nText\r\n".encode()


@pytest.fixture
def store(tmp_path: Path) -> MailStore:
    return MailStore(tmp_path)


def test_a_kept_mail_is_a_whole_file_and_is_found_by_recipient(store, tmp_path):
    store.save("bounce@x", ["Thandi@Example.test", "lars@example.test"], _mail())
    (mail,) = store.find(recipient="thandi@").mails
    assert mail.recipients == ("Thandi@Example.test", "lars@example.test")
    assert mail.message_id == "m-1@x"
    raw = (tmp_path / mail.file).read_bytes()
    assert raw.endswith(_mail())
    assert raw.startswith(b"Return-Path: <bounce@x>\r\n")
    assert store.find(recipient="nobody").mails == []
    assert not list(tmp_path.glob("*.part"))


# REQ P-05
def test_doubles_can_be_counted(store):
    for message_id in ("a@x", "b@x", "a@x"):
        store.save("s@x", ["r@x"], _mail(message_id))
    found = store.find()
    assert (found.total, found.distinct) == (3, 2)
    assert store.find(message_id="<a@x>").total == 2


def test_pages_go_backwards_for_people_and_forwards_for_tools(store):
    for number in range(5):
        store.save("s@x", ["r@x"], _mail(f"m-{number}@x"))
    newest = store.find(limit=2).mails
    assert [mail.message_id for mail in newest] == ["m-4@x", "m-3@x"]
    assert [mail.message_id for mail in store.find(before=newest[-1].id, limit=2).mails] == ["m-2@x", "m-1@x"]
    first = store.find(after=0, limit=2).mails
    assert [mail.message_id for mail in first] == ["m-0@x", "m-1@x"]
    assert [mail.message_id for mail in store.find(after=first[-1].id, limit=2).mails] == ["m-2@x", "m-3@x"]


def test_mails_survive_a_lost_index(tmp_path):
    first = MailStore(tmp_path)
    first.save("s@x", ["r@x"], _mail())
    first.close()
    for path in tmp_path.glob("index.sqlite3*"):
        path.unlink()
    assert MailStore(tmp_path).find().mails[0].message_id == "m-1@x"


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        ("=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?no-such-charset?q?abc?=", "=?no-such-charset?q?abc?="),
        ("=?utf-8?b?!!!?=", ""),
        ("a\r\n b", "a b"),
        ("bell\x07", "bell"),
    ],
)
def test_any_subject_is_shown_on_one_line(store, header, shown):
    store.save("s@x", ["r@x"], _mail(subject=header))
    assert store.find().mails[0].subject == shown


def test_an_envelope_cannot_inject_headers(store, tmp_path):
    store.save("a@x>\r\nSubject: forged", ["r@x\r\nBcc: other@x"], _mail())
    (mail,) = store.find().mails
    assert mail.subject == "Hello"
    assert b"\r\nBcc:" not in (tmp_path / mail.file).read_bytes()


def test_a_mail_without_any_header_is_kept_too(store):
    store.save("", ["r@x"], b"\x00\xff no headers at all")
    (mail,) = store.find().mails
    assert (mail.subject, mail.message_id) == ("", "")


def test_clear_forgets_all(store, tmp_path):
    store.save("s@x", ["r@x"], _mail())
    store.clear()
    assert store.find().total == 0
    assert not list(tmp_path.glob("*.eml"))
