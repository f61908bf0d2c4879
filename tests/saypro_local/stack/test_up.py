"""`saypro up` as a whole: refusals in one line, and a real start, stop and crash."""

import json
import os
import signal
import smtplib
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from saypro_local.embedded.mongo import mongod_binary
from saypro_local.errors import CannotStart
from saypro_local.infra import InfraKind
from saypro_local.ports import free_ports
from saypro_local.stack.options import UpOptions
from saypro_local.stack.ready import Ready, read_ready
from saypro_local.stack.up import up


def _options(tmp_path: Path, **changes) -> UpOptions:
    return UpOptions(**{"infra": InfraKind.EMBEDDED, "port": free_ports(1)[0], "data": tmp_path, **changes})


def test_a_busy_port_says_which_other_to_take(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CannotStart, match=rf"port {port} is in use.*--port {port + 1}"):
            up(_options(tmp_path, port=port))


def test_a_mail_server_that_is_not_there_is_named(tmp_path):
    address = f"localhost:{free_ports(1)[0]}"
    with pytest.raises(CannotStart, match=f"--smtp {address}"):
        up(_options(tmp_path, smtp=address))


def test_something_that_is_no_mail_server_is_refused(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(CannotStart, match="no SMTP server answers"):
            up(_options(tmp_path, smtp=f"127.0.0.1:{other.getsockname()[1]}"))


class _Stack:
    """`saypro up` without services, as a process."""

    def __init__(self, data: Path) -> None:
        self._data = data
        argv = [
            sys.executable,
            "-m",
            "saypro_local",
            "up",
            "--only=none",
            f"--data={data}",
            f"--port={free_ports(1)[0]}",
        ]
        self.process = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def ready(self) -> Ready:
        deadline = time.monotonic() + 60
        while True:
            try:
                return read_ready(self._data)
            except CannotStart:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    self.process.kill()
                    raise AssertionError(self.process.communicate()[0]) from None
            time.sleep(0.05)

    def end(self, number: signal.Signals) -> str:
        self.process.send_signal(number)
        return self.process.communicate(timeout=60)[0]


def _alive(ready: Ready) -> list[str]:
    return [name for name, pid in ready.pids.items() if not _gone(pid)]


def _gone(pid: int) -> bool:
    try:
        return ") Z " in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return True


def _cluster(data: Path) -> str:
    lines = (data / "kafka" / "data" / "meta.properties").read_text().splitlines()
    return next(line for line in lines if line.startswith("cluster.id="))


# REQ P-04
@pytest.mark.infra
def test_it_starts_stops_in_order_and_keeps_its_data_over_a_crash(tmp_path):
    assert mongod_binary().exists()
    first = _Stack(tmp_path)
    ready = first.ready()
    assert set(ready.pids) == {"saypro", "kafka", "mongod", "devtools", "caddy"}
    assert httpx.get(f"{ready.origin}/dev/mail/").status_code == 200
    with smtplib.SMTP(*ready.smtp.split(":")) as smtp:
        smtp.sendmail("a@example.test", ["thandi@example.test"], "Message-ID: <kept@x>\r\nSubject: kept\r\n\r\nHello")
    cluster = _cluster(tmp_path)

    os.kill(first.process.pid, signal.SIGKILL)
    first.process.communicate(timeout=60)
    deadline = time.monotonic() + 20
    while _alive(ready) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _alive(ready) == []

    second = _Stack(tmp_path)
    ready = second.ready()
    (mail,) = httpx.get(f"{ready.origin}/dev/mail/messages.json").json()["messages"]
    assert mail["message_id"] == "kept@x"
    assert _cluster(tmp_path) == cluster
    output = second.end(signal.SIGTERM)
    stopped = [line.split()[2].rstrip(":") for line in output.splitlines() if line.endswith(": stopped")]
    assert stopped == ["caddy", "devtools", "mongod", "kafka"]
    assert _alive(ready) == []
    assert not (tmp_path / "ready.json").exists()
    assert second.process.returncode == 0
    assert json.loads((tmp_path / "ports.json").read_text())["kafka"] == int(ready.kafka.split(":")[1])
