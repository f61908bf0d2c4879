"""What tools learn from ready.json."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from saypro_local.errors import CannotStart
from saypro_local.stack.ready import Ready, read_ready
from saypro_local.stack.screen import welcome

READY = Ready(
    origin="http://localhost:8080",
    kafka="127.0.0.1:9092",
    mongo="mongodb://127.0.0.1:27017/?replicaSet=rs0",
    smtp="127.0.0.1:1025",
    issuer="http://localhost:8080/dev/issuer",
    mail="http://localhost:8080/dev/mail/",
    services={"notifier-0": "http://127.0.0.1:9000"},
    metrics={"notifier-0": "http://127.0.0.1:9000/metrics"},
    pids={"saypro": os.getpid(), "kafka": 1},
    data="/data",
    infra="embedded",
    started_at="2026-06-03T10:00:00+00:00",
    ready_seconds=7.5,
)


def test_it_survives_the_file(tmp_path):
    (tmp_path / "ready.json").write_text(json.dumps(READY.as_json()))
    assert read_ready(tmp_path) == READY


def test_a_stack_that_was_never_started_says_how_to_start_it(tmp_path):
    with pytest.raises(CannotStart, match="saypro up"):
        read_ready(tmp_path)


def test_a_data_folder_that_is_a_file_holds_no_stack(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CannotStart, match="no local stack is ready"):
        read_ready(tmp_path / "file")


def test_a_file_that_a_killed_stack_left_counts_for_nothing(tmp_path):
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    content = READY.as_json() | {"pids": {"saypro": int(ended.stdout)}}
    (tmp_path / "ready.json").write_text(json.dumps(content))
    with pytest.raises(CannotStart, match="no local stack is ready"):
        read_ready(tmp_path)


@pytest.mark.parametrize("content", ["", "[", "{}", "[]", json.dumps(READY.as_json() | {"pids": {"saypro": "x"}})])
def test_a_broken_file_is_named(tmp_path, content):
    (tmp_path / "ready.json").write_text(content)
    with pytest.raises(CannotStart, match=r"ready\.json can't be read"):
        read_ready(tmp_path)


def test_a_password_is_not_shown_on_the_screen():
    shown = welcome(replace(READY, mongo="mongodb://root:s3cret@db.example:27017/?replicaSet=rs0"))
    assert "s3cret" not in shown
    assert "db.example:27017" in shown
