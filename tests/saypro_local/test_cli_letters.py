"""`saypro dead-letters`, `redrive` and `dismiss` as commands: what a person sees, and the exit code."""

import json
import os
import subprocess
import sys

import pytest

from chassis.clock import utc_now
from chassis.dead_letters import DeadLetters, place
from chassis.mongo import Mongo
from chassis.records import Record
from saypro_local.stack.options import SERVICES
from saypro_local.stack.ready import Ready

pytestmark = pytest.mark.infra
HOSTILE = Record("order.updated", 1, 7, b"o-1", b"{", [("ce_id", b"\x1b]0;owned\x07\xff")])


@pytest.fixture
async def saypro(infra, tmp_path):
    """Runs `saypro` over a database in which ticketing has one dead letter."""
    ready = Ready("", "", infra.mongo, "", "", "", {}, {}, {"saypro": os.getpid()}, str(tmp_path), "", "", 0)
    (tmp_path / "ready.json").write_text(json.dumps(ready.as_json()))
    (spec,) = (one for one in SERVICES if one.name == "ticketing")
    mongo = Mongo(infra.mongo, spec.database)
    await DeadLetters(mongo, utc_now).add([(HOSTILE, "bad_json", "not JSON")])

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        argv = [sys.executable, "-m", "saypro_local", *arguments, f"--data={tmp_path}"]
        return subprocess.run(argv, capture_output=True, text=True, check=False)

    yield run
    await mongo.client.drop_database(spec.database)
    await mongo.close()


async def test_a_strangers_bytes_do_not_reach_the_terminal(saypro):
    listed = saypro("dead-letters")
    assert r"event \x1b]0;owned\x07\xff, --id" in listed.stdout
    assert all(line.isprintable() for line in listed.stdout.splitlines())
    (one,) = json.loads(saypro("dead-letters", "--json").stdout)
    assert one["event_id"] == "\x1b]0;owned\x07\\xff"


@pytest.mark.parametrize("command", [["dead-letters"], ["redrive"], ["dismiss", "--why=no"]])
async def test_a_service_that_does_not_exist_is_refused(saypro, command):
    refused = saypro(*command, "--service=foo")
    assert refused.returncode == 2
    assert "choose one of messaging, notifier, ticketing, sla-monitor" in refused.stderr


@pytest.mark.parametrize("command", [["redrive"], ["dismiss", "--why=no", "--yes"]])
async def test_an_id_that_is_not_there_is_refused_and_nothing_is_done(saypro, command):
    refused = saypro(*command, "--id=nope", f"--id={place(HOSTILE)}")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "nothing that waits has the id nope" in refused.stderr


# REQ P-05
async def test_dismissing_first_says_what_it_would_do(saypro):
    asked = saypro("dismiss", "--why=a test of ours", "--by=thabo")
    assert asked.returncode == 1
    assert place(HOSTILE) in asked.stdout
    assert asked.stdout.endswith("1 would be dismissed. Say --yes to do so.\n")
    done = saypro("dismiss", "--why=a test of ours", "--by=thabo", "--yes")
    assert (done.returncode, done.stdout) == (0, "1 dismissed, 0 still set aside\n")
    assert saypro("dead-letters").stdout == "Nothing is set aside.\n"
    assert "by thabo: a test of ours" in saypro("dead-letters", "--dismissed").stdout
