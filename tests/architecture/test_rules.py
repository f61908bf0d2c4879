"""The rules of the house, checked by a machine."""

import ast
import itertools
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SERVICES = {"messaging": "messaging", "notifier": "notifier", "ticketing": "ticketing", "sla-monitor": "sla_monitor"}
SOURCES = [ROOT / "schemas/src", ROOT / "chassis/src", ROOT / "deploy/local/src"] + [
    ROOT / "services" / name / "src" for name in SERVICES
]
FUNCTION_LINES, FILE_LINES = 60, 400


def python_files(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(folder.rglob("*.py"))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_file_or_function_is_too_long() -> None:
    long = []
    for path in python_files(*SOURCES, ROOT / "tests"):
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > FILE_LINES:
            long.append(f"{shown(path)}: {lines} lines")
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION_LINES:
                    long.append(f"{shown(path)}:{node.lineno} {node.name}: {length} lines")
    assert not long, "\n".join(long)


IMPURE = (
    "asyncio",
    "random",
    "secrets",
    "socket",
    "os",
    "pydantic",
    "saypro_events",
    "chassis",
    "fastapi",
    "faststream",
    "motor",
    "pymongo",
    "aiokafka",
    "jinja2",
    "httpx",
)


@pytest.mark.parametrize("service", SERVICES.values())
def test_the_domain_is_pure(service: str) -> None:
    folder = next(ROOT.glob(f"services/*/src/{service}/domain"))
    impure = []
    for path in python_files(folder):
        found = {name for name in imported(path) if name.split(".")[0] in IMPURE}
        impure += [f"{shown(path)} imports {name}" for name in sorted(found)]
        impure += [
            f"{shown(path)}:{node.lineno} reads the clock"
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Call)
            and re.search(r"\b(datetime\.(utc)?now|date\.today|time\.time|uuid4)$", ast.unparse(node.func))
        ]
    assert not impure, "\n".join(impure)


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_has_the_same_anatomy(service: str) -> None:
    folder = ROOT / "services" / service / "src" / SERVICES[service]
    expected = ["__main__.py", "settings.py", "bootstrap.py", "domain", "application/ports.py", "adapters"]
    expected += [
        "entrypoints/subscribers.py",
        "entrypoints/http.py",
        "entrypoints/pages.py",
        "templates",
    ]
    assert [name for name in expected if not (folder / name).exists()] == []


@pytest.mark.parametrize("package", SERVICES.values())
def test_a_service_makes_the_indexes_that_the_doctor_looks_for(package: str) -> None:
    bootstrap = next(ROOT.glob(f"services/*/src/{package}/bootstrap.py"))
    imports = [node for node in ast.walk(tree(bootstrap)) if isinstance(node, ast.ImportFrom)]
    sources = [node.module for node in imports for name in node.names if name.name == "INDEXES"]
    assert sources == [f"{package}.adapters.mongo"]
    words = [node for node in ast.walk(tree(bootstrap)) if isinstance(node, ast.keyword)]
    assert [ast.unparse(word.value) for word in words if word.arg == "indexes"] == ["INDEXES"]


def test_services_never_import_each_other() -> None:
    wrong = []
    for service, package in SERVICES.items():
        others = set(SERVICES.values()) - {package}
        for path in python_files(ROOT / "services" / service / "src"):
            wrong += [f"{shown(path)} imports {name}" for name in imported(path) if name.split(".")[0] in others]
    assert not wrong, "\n".join(wrong)


def test_the_chassis_knows_no_service_and_no_contract() -> None:
    known = {*SERVICES.values(), "saypro_events", "saypro_local"}
    wrong = [
        f"{shown(path)} imports {name}"
        for path in python_files(ROOT / "chassis/src")
        for name in imported(path)
        if name.split(".")[0] in known
    ]
    assert not wrong, "\n".join(wrong)


def test_only_the_chassis_and_the_mongo_adapters_touch_the_driver() -> None:
    wrong = [
        f"{shown(path)} imports {name}"
        for path in python_files(*(ROOT / "services" / name / "src" for name in SERVICES))
        for name in imported(path)
        if name.split(".")[0] in {"motor", "pymongo", "bson"}
        and not path.stem.startswith("mongo")
        and path.parent.name != "mongo"
    ]
    assert not wrong, "\n".join(wrong)


def test_nobody_catches_everything_and_carries_on() -> None:
    wrong = []
    for path in python_files(*SOURCES):
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.ExceptHandler):
                continue
            broad = node.type is None or (
                isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}
            )
            if broad and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node)):
                wrong.append(f"{shown(path)}:{node.lineno}")
    assert not wrong, "\n".join(wrong)


def test_there_is_no_drawer_for_everything() -> None:
    names = [
        shown(path)
        for path in python_files(*SOURCES)
        if path.stem in {"utils", "util", "helpers", "misc", "common_utils"}
    ]
    assert names == []


def test_nothing_is_left_to_do_and_no_test_is_switched_off() -> None:
    wrong = []
    for path in python_files(*SOURCES, ROOT / "tests"):
        if path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(r"\b(TODO|FIXME|HACK|NotImplementedError)\b|mark\.(skip|xfail)|pytest\.skip\(", line):
                wrong.append(f"{shown(path)}:{number} {line.strip()}")
    assert not wrong, "\n".join(wrong)


def test_no_address_of_a_registry_or_of_one_machine_is_committed() -> None:
    hosts = [
        "pypi" + ".org",
        "files.pythonhosted" + ".org",
        "registry.npmjs" + ".org",
        "repo1.maven" + ".org",
        "repo.maven" + ".apache.org",
    ]
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    wrong = []
    for name in tracked:
        path = ROOT / name
        if path.is_file() and path.stat().st_size < 2_000_000:
            text = path.read_text(encoding="utf-8", errors="replace")
            wrong += [f"{name}: {host}" for host in [*hosts, f"{ROOT}/"] if host in text]
    assert not wrong, "\n".join(wrong)


def test_every_test_module_checks_something() -> None:
    empty = []
    for path in python_files(ROOT / "tests"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                body = ast.unparse(node)
                if not re.search(r"\bassert\b|raises|check|expect|verify|eventually|finish", body):
                    empty.append(f"{shown(path)}:{node.lineno} {node.name}")
    assert not empty, "\n".join(empty)


DECLARATIONS = {
    "records.py": "protocols and the shape of a record: there is nothing that it does",
    "web/settings.py": "a protocol; `chassis.settings` is what fulfils it, and is tested",
    "web/testing.py": "made for tests: every test of a page or an API goes through it",
    "web/viewer.py": "a record and the variable that holds it",
}


def test_each_concern_of_the_chassis_has_a_test_of_its_own() -> None:
    folder, tests = ROOT / "chassis/src/chassis", ROOT / "tests/chassis"
    modules = [path.relative_to(folder) for path in python_files(folder) if path.name != "__init__.py"]
    lacking = [name.as_posix() for name in modules if not (tests / name.with_name(f"test_{name.name}")).exists()]
    assert sorted(lacking) == sorted(DECLARATIONS)


def test_package_versions_agree() -> None:
    versions = {
        re.search(r'^version = "([^"]+)"', path.read_text(encoding="utf-8"), re.M).group(1)  # type: ignore[union-attr]
        for path in itertools.chain(
            [ROOT / "pyproject.toml"],
            ROOT.glob("s*/pyproject.toml"),
            ROOT.glob("services/*/pyproject.toml"),
            ROOT.glob("deploy/local/pyproject.toml"),
        )
    }
    assert len(versions) == 1
