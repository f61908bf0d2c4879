"""Makes what would be a second copy: the dashboards of dashboards.yaml, and the PrometheusRule of alerts.yaml.

`--check` only says whether the files are as it would make them.
"""

import json
import sys
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
COLUMNS, WIDTH, HEIGHT = 24, 8, 8
SERVICES = ("messaging", "notifier", "ticketing", "sla-monitor")
SOURCE = {"type": "prometheus", "uid": "${datasource}"}


def main() -> int:
    """Write the files, or compare them. 1 if one differs."""
    stale = []
    for path, text in made().items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path)
        if "--check" not in sys.argv:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if "--check" not in sys.argv:
        return 0
    for path in stale:
        print(f"{path.relative_to(HERE)} is not what it is made from: make generate")
    return int(bool(stale))


def made() -> dict[Path, str]:
    """Every file that is made, by its path."""
    told = yaml.safe_load((HERE / "dashboards.yaml").read_text(encoding="utf-8"))
    boards = {"overview": dashboard("overview", told["overview"], told["overview"]["panels"])}
    for name in SERVICES:
        boards[name] = dashboard(name, told[name], told[name]["panels"] + told["every_service"])
    files = {HERE / "dashboards" / f"{name}.json": json.dumps(one, indent=1) + "\n" for name, one in boards.items()}
    return files | {HERE / "prometheus-rule.yaml": prometheus_rule()}


def prometheus_rule() -> str:
    """The rules as the Prometheus Operator takes them."""
    rules = (HERE / "alerts.yaml").read_text(encoding="utf-8")
    groups = rules[rules.index("groups:\n") :]
    head = "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n  name: saypro\nspec:\n"
    indented = "".join(f"  {line}\n" if line else "\n" for line in groups.splitlines())
    return f"# Made from alerts.yaml by `make generate`.\n{head}{indented}"


def dashboard(name: str, told: dict[str, Any], panels: list[dict[str, Any]]) -> dict[str, Any]:
    """One dashboard of Grafana; that of a service knows it as `$service`."""
    variables: list[dict[str, Any]] = [
        {"name": "datasource", "label": "Data source", "type": "datasource", "query": "prometheus"}
    ]
    if name in SERVICES:
        variables.append({"name": "service", "type": "constant", "query": name, "hide": 2})
    return {
        "uid": f"saypro-{name}",
        "title": f"SayPro {name}: {told['title']}",
        "tags": ["saypro"],
        "schemaVersion": 39,
        "refresh": "30s",
        "time": {"from": "now-6h", "to": "now"},
        "links": [{"type": "dashboards", "title": "SayPro", "tags": ["saypro"], "asDropdown": True}],
        "templating": {"list": variables},
        "panels": [panel(number, one) for number, one in enumerate(panels)],
    }


def panel(number: int, told: dict[str, Any]) -> dict[str, Any]:
    """One panel at its place, three in a row."""
    a_row = COLUMNS // WIDTH
    kind = "stat" if told.get("stat") else "timeseries"
    return {
        "id": number + 1,
        "type": kind,
        "title": told["title"],
        "datasource": SOURCE,
        "gridPos": {"x": number % a_row * WIDTH, "y": number // a_row * HEIGHT, "w": WIDTH, "h": HEIGHT},
        "fieldConfig": {"defaults": {"unit": told["unit"], "min": 0, **thresholds(told, kind)}, "overrides": []},
        "targets": [
            {"refId": chr(ord("A") + place), "datasource": SOURCE, "expr": expression, "legendFormat": legend}
            for place, (legend, expression) in enumerate(told["show"].items())
        ],
    }


def thresholds(told: dict[str, Any], kind: str) -> dict[str, Any]:
    """From where a figure is yellow, red or (where `low` is bad) green; without any there is no colour to see."""
    colours = ("yellow", "green") if told.get("low") else ("yellow", "red")
    steps: list[dict[str, Any]] = [{"color": "red" if told.get("low") else "green", "value": None}]
    steps += [{"color": colour, "value": told[colour]} for colour in colours if colour in told]
    if len(steps) == 1:
        return {}
    shown = {} if kind == "stat" else {"custom": {"thresholdsStyle": {"mode": "dashed"}}}
    return {"thresholds": {"mode": "absolute", "steps": steps}, **shown}


if __name__ == "__main__":
    sys.exit(main())
