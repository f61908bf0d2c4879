"""The command itself: it teaches, and its refusals are one line."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from saypro_local.cli import commands
from saypro_local.cli_services import OFFERS, Offer
from saypro_local.stack.ready import Ready
from saypro_local.tools.publish import check_lines


def _run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "saypro_local", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "command", ["up", "publish", "simulate", "token", "explain", "doctor", "dead-letters", "redrive", "dismiss"]
)
def test_every_command_explains_itself(command):
    assert command in CliRunner().invoke(commands, ["--help"]).output
    outcome = CliRunner().invoke(commands, [command, "--help"])
    assert outcome.exit_code == 0
    assert len(outcome.output.splitlines()) > 8


@pytest.mark.parametrize("command", [["token", "--as", "thandi"], ["doctor"], ["dead-letters"], ["explain", "e-1"]])
def test_without_a_stack_one_line_says_what_to_do(tmp_path, command):
    outcome = _run(*command, f"--data={tmp_path}")
    assert outcome.returncode == 2
    assert outcome.stderr.splitlines() == [
        f"saypro: no local stack is ready over {tmp_path}: start one with `saypro up`, or say which with --data"
    ]


@pytest.mark.parametrize("command", [["publish", "-"], ["simulate", "--events=1", "--no-messages"]])
def test_a_kafka_that_is_away_is_one_line(tmp_path, command):
    ready = Ready("", "127.0.0.1:1", "", "", "", "", {}, {}, {"saypro": os.getpid()}, str(tmp_path), "", "", 0)
    (tmp_path / "ready.json").write_text(json.dumps(ready.as_json()))
    good = _run("simulate", "--events=1", "--dry-run").stdout
    outcome = _run(*command, f"--data={tmp_path}", stdin=good)
    assert outcome.returncode == 2
    assert outcome.stderr.splitlines()[-1].endswith("Kafka at 127.0.0.1:1 does not answer: see `saypro doctor`")
    assert "Unable" not in outcome.stderr
    assert "Traceback" not in outcome.stderr


@pytest.mark.parametrize(("start", "words"), [("soon", "give a time"), ("2026-06-03T10:00:00", "give its offset")])
def test_a_wrong_start_is_explained(start, words):
    outcome = CliRunner().invoke(commands, ["simulate", "--dry-run", f"--start={start}"])
    assert words in str(outcome.exception)


def test_the_same_seed_prints_the_same_bytes_whenever_it_is_asked():
    first, second = (_run("simulate", "--seed=7", "--events=40", "--dry-run") for _ in range(2))
    assert first.stdout == second.stdout
    assert '"time":"2026-01-01T00:00:00' in first.stdout
    assert _run("simulate", "--events=40", "--dry-run").stdout != first.stdout


@pytest.mark.parametrize("more", [[], ["--seed=7"]])
def test_a_long_dry_run_is_fit_to_be_published(more):
    printed = _run("simulate", "--events=1200", "--dry-run", *more).stdout
    checked = check_lines(printed.encode().splitlines(), datetime.now(UTC))
    assert (len(checked.records), checked.bad) == (1200, [])


def test_the_services_bring_commands_that_load_them_only_when_called():
    code = "import sys, saypro_local.cli; print(sorted({'sla_monitor', 'notifier', 'ticketing'} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
    assert "due" in CliRunner().invoke(commands, ["sla", "--help"]).output


@pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: offer.name)
def test_what_a_service_reads_is_shown_by_an_example_that_it_answers(tmp_path, offer: Offer):
    outcome = CliRunner().invoke(commands, [offer.group, offer.name, "--help"], env={"COLUMNS": "2000"})
    example = next(line.strip() for line in outcome.output.splitlines() if line.strip().startswith("{"))
    file = tmp_path / "one.jsonl"
    file.write_text(example, encoding="utf-8")
    answered = _run(offer.group, offer.name, str(file))
    assert (answered.returncode, answered.stderr) == (0, "")
    assert json.loads(answered.stdout)["id"] == json.loads(example)["id"]
