"""The data folder: held by one, told of by ready.json."""

import json
import os
import socket
import stat
import subprocess
import sys

import pytest

from saypro_local.errors import CannotStart
from saypro_local.ports import is_free
from saypro_local.stack.folder import READY, DataFolder, write_atomically


def test_a_folder_in_use_says_who_uses_it_and_what_to_do(tmp_path):
    code = (
        "import sys; from pathlib import Path; from saypro_local.stack.folder import DataFolder;"
        f"folder = DataFolder(Path({str(tmp_path)!r})); folder.claim(); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(CannotStart, match=rf"process {holder.pid}\).*--data"):
            DataFolder(tmp_path).claim()
        holder.kill()
    DataFolder(tmp_path).claim()  # the kernel let go of it with its holder


def test_a_folder_that_cannot_be_made_says_so(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CannotStart, match="choose another --data"):
        DataFolder(tmp_path / "file" / "below").claim()


def test_claiming_removes_what_a_killed_stack_left(tmp_path):
    (tmp_path / READY).write_text("{}")
    DataFolder(tmp_path).claim()
    assert not (tmp_path / READY).exists()


def test_a_fresh_start_forgets_all_but_the_lock(tmp_path):
    folder = DataFolder(tmp_path)
    (tmp_path / "mongo" / "data").mkdir(parents=True)
    folder.ports(["kafka"])
    folder.claim(fresh=True)
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]


def test_ports_stay_the_same_while_they_are_free(tmp_path):
    folder = DataFolder(tmp_path)
    first = folder.ports(["kafka", "mongod"])
    assert all(is_free(port) for port in first.values())
    assert DataFolder(tmp_path).ports(["kafka", "mongod", "smtp"]).items() >= first.items()


@pytest.mark.parametrize("content", ["{bad", "[]", '{"kafka": "x"}'])
def test_ports_that_cannot_be_read_are_chosen_anew(tmp_path, content):
    (tmp_path / "ports.json").write_text(content)
    chosen = DataFolder(tmp_path).ports(["kafka"])
    assert DataFolder(tmp_path).ports(["kafka"]) == chosen


def test_a_port_that_was_taken_meanwhile_is_chosen_anew(tmp_path):
    port = DataFolder(tmp_path).ports(["kafka"])["kafka"]
    with socket.socket() as thief:
        thief.bind(("127.0.0.1", port))
        thief.listen()
        assert DataFolder(tmp_path).ports(["kafka"])["kafka"] != port


def test_the_secret_key_is_made_once_and_for_the_owner_only(tmp_path):
    path = DataFolder(tmp_path).secret_key_file()
    key = path.read_text()
    assert len(key) >= 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert DataFolder(tmp_path).secret_key_file().read_text() == key


def test_ready_is_whole_or_absent(tmp_path):
    folder = DataFolder(tmp_path)
    folder.write_ready({"pids": {"saypro": os.getpid()}})
    assert json.loads((tmp_path / READY).read_text()) == {"pids": {"saypro": os.getpid()}}
    assert [path.name for path in tmp_path.iterdir()] == [READY]
    folder.remove_ready()
    folder.remove_ready()


def test_what_tools_are_told_is_for_the_owner_alone(tmp_path):
    write_atomically(tmp_path / "ready.json", "{}")
    assert (tmp_path / "ready.json").stat().st_mode & 0o077 == 0


def test_a_folder_that_is_not_ours_is_not_touched(tmp_path):
    kept = {"thesis.txt": "years of work", READY: "{}"}
    for name, text in kept.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(CannotStart, match=r"was never a stack's data"):
        DataFolder(tmp_path).claim(fresh=True)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == kept
