"""Each distribution installs alone: with those of this repository that it names, and nothing that it does not name."""

import ast
import re
import subprocess
import sys
import sysconfig
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
MEMBERS = {
    "saypro-events": "schemas",
    "saypro-chassis": "chassis",
    "saypro-messaging": "services/messaging",
    "saypro-notifier": "services/notifier",
    "saypro-ticketing": "services/ticketing",
    "saypro-sla-monitor": "services/sla-monitor",
    "saypro-local": "deploy/local",
}
ENTRIES = {
    "saypro-events": "saypro_events",
    "saypro-chassis": "chassis.service",
    "saypro-messaging": "messaging.bootstrap",
    "saypro-notifier": "notifier.bootstrap",
    "saypro-ticketing": "ticketing.bootstrap",
    "saypro-sla-monitor": "sla_monitor.bootstrap",
    "saypro-local": "saypro_local.cli",
}


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A wheel of each, by the build backend that pip calls."""
    target = tmp_path_factory.mktemp("wheels")
    for folder in MEMBERS.values():
        build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
        subprocess.run(build, cwd=ROOT / folder, check=True, capture_output=True)
    return {name: next(target.glob(f"{name.replace('-', '_')}-*.whl")) for name in MEMBERS}


def _needs(wheel: Path, extras: set[str]) -> list[Requirement]:
    with zipfile.ZipFile(wheel) as content:
        (name,) = (one for one in content.namelist() if one.endswith(".dist-info/METADATA"))
        text = content.read(name).decode()
    return _chosen(re.findall(r"^Requires-Dist: (.*)$", text, re.M), extras)


def _chosen(lines: list[str], extras: set[str]) -> list[Requirement]:
    found = map(Requirement, lines)
    markers = [{"extra": extra} for extra in (extras or {""})]
    return [one for one in found if one.marker is None or any(map(one.marker.evaluate, markers))]


def _closure(name: str, wheels: dict[str, Path]) -> set[str]:
    """What pip would install for `name`, by the metadata of our wheels and of what is installed here."""
    seen: set[tuple[str, str]] = set()
    waiting = [Requirement(name)]
    while waiting:
        one = waiting.pop()
        own = canonicalize_name(one.name)
        extras = {extra for extra in one.extras | {""} if (own, extra) not in seen}
        seen |= {(own, extra) for extra in extras}
        if extras:
            waiting += _needs(wheels[own], extras) if own in wheels else _chosen(metadata.requires(own) or [], extras)
    return {own for own, _ in seen}


@pytest.mark.parametrize("name", MEMBERS)
def test_it_starts_with_nothing_of_this_repository_but_what_it_names(
    name: str, wheels: dict[str, Path], tmp_path: Path
) -> None:
    for ours in _closure(name, wheels) & set(wheels):
        with zipfile.ZipFile(wheels[ours]) as content:
            content.extractall(tmp_path)
    # -S leaves out the .pth files by which the checkout itself is on the path
    code = f"import sys; sys.path += {[str(tmp_path), sysconfig.get_path('purelib')]}; import {ENTRIES[name]}"
    started = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False)
    assert started.returncode == 0, started.stderr


@pytest.mark.parametrize("name", MEMBERS)
def test_it_names_whatever_it_imports(name: str, wheels: dict[str, Path]) -> None:
    closure = _closure(f"{name}[kafka,training]", wheels)
    owners = {top: {canonicalize_name(one) for one in all_} for top, all_ in metadata.packages_distributions().items()}
    owners |= {entry.split(".")[0]: {ours} for ours, entry in ENTRIES.items()}  # editable: not told there
    trees = (ast.parse(path.read_text("utf-8")) for path in (ROOT / MEMBERS[name] / "src").rglob("*.py"))
    nodes = [node for tree in trees for node in ast.walk(tree)]
    modules = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    tops = {module.split(".")[0] for module in modules} - sys.stdlib_module_names
    assert {top: owners.get(top) for top in tops if not owners.get(top, set()) & closure} == {}


def test_the_readme_tells_all_that_a_service_alone_needs(wheels: dict[str, Path]) -> None:
    (told,) = re.findall(r"^One service alone: `pip install ([^`]+)`", (ROOT / "README.md").read_text("utf-8"), re.M)
    needed = _closure("saypro-ticketing", wheels) & set(wheels)
    assert told.split() == [f"./{folder}" for name, folder in MEMBERS.items() if name in needed]


@pytest.mark.parametrize("name", MEMBERS)
def test_its_wheel_holds_every_file_of_its_source(name: str, wheels: dict[str, Path]) -> None:
    source = ROOT / MEMBERS[name] / "src"
    listed = subprocess.run(["git", "ls-files"], cwd=source, capture_output=True, text=True, check=True)
    with zipfile.ZipFile(wheels[name]) as content:
        held = {one for one in content.namelist() if ".dist-info/" not in one}
    assert held == set(listed.stdout.split())


def test_nobody_is_told_to_install_a_name_that_is_ours_from_an_index_that_is_not() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    wrong = []
    for name in tracked.stdout.splitlines():
        if name.endswith((".md", ".py", ".toml", ".yml", ".yaml")):
            told = re.findall(r"pip install [^`\n]*", (ROOT / name).read_text("utf-8"))
            wrong += [f"{name}: {line}" for line in told if re.search(r"(?<![./\w-])saypro[-_]\w+", line)]
    assert wrong == []
