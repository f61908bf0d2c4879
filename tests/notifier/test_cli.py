"""`saypro notify decide FILE`: what is good is answered, what is bad is named with what is allowed (REQ N-16)."""

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chassis.case_files import Refusal
from notifier.cli import answers, decide

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "decision_cases.json").read_text())
CASE: dict[str, Any] = {
    "id": "A1",
    "rule": {
        "type": "order_shipped",
        "category": "orders",
        "critical": False,
        "channels": ["push", "in_app"],
        "opt_in": ["sms"],
        "capped": True,
        "quiet": "respect",
    },
    "event": {"role": "buyer", "expires_at": None},
    "recipient": {"timezone": "Europe/Berlin", "erased": False, "addresses": ["push"], "suppressed": []},
    "preferences": {
        "entries": [{"channel": "push", "mode": "instant"}],
        "quiet_hours": {"start": "22:00", "end": "07:00", "days": ["mon"], "channels": ["push"]},
        "digest": {"daily_at": "18:00", "weekly_on": "fri"},
        "caps": {"push": {"count": 1, "hours": 24}},
    },
    "history": {"sent": [{"channel": "push", "at": "2026-06-01T10:00:00Z"}]},
    "now": "2026-06-03T10:00:00Z",
}
MISSING = object()
Path_ = tuple[str | int, ...]


def changed(path: Path_, value: Any) -> dict[str, Any]:
    """The good case with one thing in it replaced, or taken out."""
    case = copy.deepcopy(CASE)
    holder: Any = case
    for key in path[:-1]:
        holder = holder[key]
    if value is MISSING:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return case


def written(path: Path_) -> str:
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).removeprefix(".")


def file_of(folder: Path, content: bytes | str) -> Path:
    file = folder / "cases.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def paths(value: Any, path: Path_ = ()) -> list[Path_]:
    """Where every value stands."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, one in inner for found in paths(one, (*path, key)))]


REQUIRED = [path for path in paths(CASE) if path and path[0] != "preferences" and not isinstance(path[-1], int)] + [
    ("preferences", *path)
    for path in (
        ("quiet_hours", "start"),
        ("quiet_hours", "end"),
        ("quiet_hours", "days"),
        ("quiet_hours", "channels"),
        ("digest", "daily_at"),
        ("digest", "weekly_on"),
        ("caps", "push", "count"),
        ("caps", "push", "hours"),
    )
]
TIME = "a time with its zone, such as 2026-06-03T10:00:00Z"
CHANNEL = "in_app, push, email, sms, webhook"
WRONG: list[tuple[Path_, Any, str]] = [
    (("id",), ["A1"], "a text or a whole number"),
    (("rule",), [], "an object"),
    (("rule", "type"), "", "a name of 1 to 64 characters"),
    (("rule", "critical"), "no", "true or false"),
    (("rule", "channels"), ["pigeon"], CHANNEL),
    (("rule", "channels"), "push", CHANNEL),
    (("rule", "opt_in"), ["push"], "channels that are not in `channels` as well"),
    (("rule", "capped"), 1, "true or false"),
    (("rule", "quiet"), "obey", "respect, ignore"),
    (("event", "role"), "king", "buyer, seller, agent"),
    (("event", "expires_at"), "2026-06-03T10:00:00", TIME),
    (("event", "expires_at"), "9999-12-31T23:59:59-10:00", TIME),
    (("recipient", "timezone"), "Mars/Olympus", "an IANA time zone such as Europe/Berlin"),
    (("recipient", "timezone"), 2, "an IANA time zone such as Europe/Berlin"),
    (("recipient", "erased"), None, "true or false"),
    (("recipient", "addresses"), {"push": True}, CHANNEL),
    (("recipient", "suppressed"), [3], CHANNEL),
    (("preferences",), "none", "an object"),
    (("preferences", "entries"), {}, "a list"),
    (("preferences", "entries"), [{}] * 501, "a list of at most 500"),
    (("preferences", "entries", 0), "never", "an object"),
    (("preferences", "entries", 0, "channel"), "pigeon", CHANNEL),
    (("preferences", "entries", 0, "role"), "king", "buyer, seller, agent"),
    (("preferences", "entries", 0, "allow"), "yes", "true or false"),
    (("preferences", "entries", 0, "mode"), "hourly", "instant, daily, weekly"),
    (("preferences", "entries", 0, "chanel"), "push", "only type, category, channel, role, allow, mode"),
    (("preferences", "quiet_hour"), None, "only entries, quiet_hours, digest, caps"),
    (("preferences", "quiet_hours"), "always", "an object"),
    (("preferences", "quiet_hours", "start"), "7:00", "a time written HH:MM"),
    (("preferences", "quiet_hours", "end"), "22:00", "another time than the start"),
    (("preferences", "quiet_hours", "days"), ["monday"], "mon, tue, wed, thu, fri, sat, sun"),
    (("preferences", "digest", "daily_at"), "24:00", "a time written HH:MM"),
    (("preferences", "digest", "weekly_on"), 5, "mon, tue, wed, thu, fri, sat, sun"),
    (("preferences", "caps", "push", "count"), 0, "a whole number from 1 to 100000"),
    (("preferences", "caps", "push", "hours"), 1.5, "a whole number from 1 to 8784"),
    (("history", "sent"), None, "a list"),
    (("history", "sent", 0), "push", "an object"),
    (("history", "sent", 0, "channel"), "pigeon", CHANNEL),
    (("history", "sent", 0, "at"), "2026-06-01T10:00:00", TIME),
    (("now",), "2026-06-03T10:00:00", TIME),
    (("now",), "yesterday", TIME),
    (("now",), 1_780_000_000, TIME),
    (("now",), "9999-01-01T00:00:00Z", "a time from the year 1970 to 9000"),
]


def test_the_case_that_is_made_wrong_is_right() -> None:
    assert not any(isinstance(answer, Refusal) for answer in answers(json.dumps([CASE]).encode()))


@pytest.mark.parametrize("path", REQUIRED, ids=map(written, REQUIRED))
def test_a_field_left_out_is_named(path: Path_) -> None:
    [answer] = answers(json.dumps([changed(path, MISSING)]).encode())
    assert isinstance(answer, Refusal)
    assert answer.where == ("case 1" if path == ("id",) else "case 1 (id A1)")
    assert answer.problem.startswith(f"{written(path)}: allowed is ")


@pytest.mark.parametrize(
    ("path", "value", "allowed"), WRONG, ids=[f"{written(path)}={v!r}"[:60] for path, v, _ in WRONG]
)
def test_a_wrong_value_is_named_with_what_is_allowed(path: Path_, value: Any, allowed: str) -> None:
    [answer] = answers(json.dumps([changed(path, value)]).encode())
    assert isinstance(answer, Refusal)
    assert answer.problem.startswith(f"{written(path)}: allowed is ")
    assert allowed in answer.problem


def test_a_cap_on_no_channel_is_named() -> None:
    [answer] = answers(json.dumps([changed(("preferences", "caps", "pigeon"), {"count": 1, "hours": 1})]).encode())
    assert isinstance(answer, Refusal)
    assert answer.problem == f'preferences.caps: allowed is one of {CHANNEL}, not "pigeon"'


@pytest.mark.parametrize("case", [5, "text", None, [], True], ids=repr)
def test_a_case_that_is_no_object_is_counted_from_the_top(case: Any) -> None:
    good, bad = answers(json.dumps([CASE, case]).encode())
    assert isinstance(good, str)
    assert isinstance(bad, Refusal)
    assert bad.where == "case 2"
    assert bad.problem.startswith("the case: allowed is an object")


@pytest.mark.parametrize("content", [b"", b" \n", b"\xef\xbb\xbf"], ids=["empty", "blank", "only a byte-order mark"])
def test_a_file_without_cases_is_refused(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert decide(file_of(tmp_path, content)) == 1
    assert "cases.json: empty" in capsys.readouterr().err


def test_a_list_that_breaks_off_is_refused_as_a_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert decide(file_of(tmp_path, json.dumps([CASE, CASE])[:-1])) == 1
    printed = capsys.readouterr()
    assert "not JSON: EOF while parsing a list at line 1" in printed.err
    assert printed.out == ""


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert decide(tmp_path / "none.json") == 1
    assert "none.json" in capsys.readouterr().err


def test_bad_lines_are_named_and_the_others_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [json.dumps(CASE).encode(), b"", b"nonsense", b"7", b"\xff", b'{"id": "B"}', json.dumps(CASE).encode()]
    assert decide(file_of(tmp_path, b"\n".join(lines))) == 1
    printed = capsys.readouterr()
    assert [json.loads(line)["id"] for line in printed.out.splitlines()] == ["A1", "A1"]
    named = [line.partition("cases.json, ")[2] for line in printed.err.splitlines()]
    assert [name.partition(":")[0] for name in named] == ["line 3", "line 4", "line 5", "line 6 (id B)"]
    assert "not JSON: expected" in named[0]


def test_all_good_is_exit_0_whether_listed_by_line_or_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    by_line = "\r\n".join(json.dumps(case) for case in CASES) + "\n"
    for content in (json.dumps(CASES), "\ufeff" + by_line, json.dumps(CASES, indent=2)):
        assert decide(file_of(tmp_path, content)) == 0
        answered = list(map(json.loads, capsys.readouterr().out.splitlines()))
        assert answered == [{"id": case["id"], "decisions": case["expected"]} for case in CASES]
    assert decide(file_of(tmp_path, json.dumps(CASES[0], indent=2))) == 0
    assert json.loads(capsys.readouterr().out)["id"] == CASES[0]["id"]


def test_the_command_ends_without_a_traceback(tmp_path: Path) -> None:
    file = file_of(tmp_path, json.dumps([changed(("now",), "noon")]))
    command = [sys.executable, "-m", "saypro_local", "notify", "decide", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "case 1 (id A1): now: allowed is a time with its zone" in done.stderr
    assert "Traceback" not in done.stderr


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.datetimes().map(str),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=8), inner, max_size=2),
    max_leaves=4,
)


@settings(max_examples=300)
@given(st.sampled_from(paths(CASE)[1:]), anything)
def test_whatever_stands_in_a_field_is_decided_or_refused_in_words(path: Path_, value: Any) -> None:
    [answer] = answers(json.dumps([changed(path, value)]).encode())
    if isinstance(answer, Refusal):
        assert written(path).startswith(answer.problem.partition(":")[0]) or written(path) in answer.problem
    else:
        assert set(json.loads(answer)["decisions"]) <= {"in_app", "push", "email", "sms", "webhook"}
