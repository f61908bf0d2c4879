"""The SMTP receiver, over a real connection."""

from collections.abc import AsyncIterator

import aiosmtplib
import pytest

from saypro_local.mail.receiver import listen
from saypro_local.mail.store import MailStore
from saypro_local.ports import free_ports

MAIL = "Message-ID: <1@x>\r\nSubject: Hi\r\n\r\nText"


@pytest.fixture
async def smtp(tmp_path) -> AsyncIterator[tuple[aiosmtplib.SMTP, MailStore]]:
    store = MailStore(tmp_path)
    (port,) = free_ports(1)
    server = await listen(store, "127.0.0.1", port)
    client = aiosmtplib.SMTP(hostname="127.0.0.1", port=port)
    await client.connect()
    yield client, store
    client.close()
    server.close()


async def test_250_means_that_it_is_kept(smtp):
    client, store = smtp
    await client.sendmail("a@example.test", ["thandi@example.test", "lars@example.test"], MAIL)
    (mail,) = store.find().mails
    assert mail.recipients == ("thandi@example.test", "lars@example.test")
    assert store.get(mail.id)[1].endswith(b"Text\r\n")


async def test_one_name_always_bounces_and_one_is_always_deferred(smtp):
    client, store = smtp
    with pytest.raises(aiosmtplib.SMTPRecipientsRefused) as refused:
        await client.sendmail("a@example.test", ["bounce@example.test"], MAIL)
    assert refused.value.recipients[0].code == 550
    with pytest.raises(aiosmtplib.SMTPRecipientsRefused) as deferred:
        await client.sendmail("a@example.test", ["later@example.test"], MAIL)
    assert deferred.value.recipients[0].code == 451
    assert store.find().total == 0
