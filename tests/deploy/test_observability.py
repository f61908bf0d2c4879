"""Alerts and dashboards: every figure that they read exists, and whoever is woken finds what to do."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import promql_parser
import pytest
import yaml
from prometheus_client.samples import Sample

from saypro_local.stack.options import SERVICES

# REQ P-03
ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "deploy" / "observability"
NAMES = [spec.name for spec in SERVICES]
BOARDS = ["overview", *NAMES]
OF_THE_SCRAPE = {"job", "instance"}
"""Labels that Prometheus adds to what it asks: scrape.yaml and pods.yaml see to it that `job` is the service."""
COLUMNS = 24
each_board = pytest.mark.parametrize("name", BOARDS)


@dataclass
class Read:
    """What an expression reads: selectors, and the labels that it sums or matches by with the selectors beneath."""

    selectors: list[promql_parser.VectorSelector] = field(default_factory=list)
    grouped: list[tuple[set[str], list[promql_parser.VectorSelector]]] = field(default_factory=list)


def document(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def alerts() -> list[dict[str, Any]]:
    return [rule for group in document("alerts.yaml")["groups"] for rule in group["rules"]]


def board(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "dashboards" / f"{name}.json").read_text(encoding="utf-8"))
    return found


def targets(name: str) -> Iterator[tuple[str, str]]:
    """Expression and legend of each line."""
    for panel in board(name)["panels"]:
        for target in panel["targets"]:
            yield target["expr"], target["legendFormat"]


def read(expression: str) -> Read:
    """Raises ValueError where it is no PromQL."""
    found = Read()

    def visit(node: Any) -> None:
        if isinstance(node, promql_parser.VectorSelector):
            found.selectors.append(node)
        elif isinstance(node, promql_parser.AggregateExpr) and node.modifier is not None:
            below = Read()
            promql_parser.walk(
                node.expr,
                lambda one: below.selectors.append(one) if isinstance(one, promql_parser.VectorSelector) else None,
            )
            found.grouped.append((set(node.modifier.labels), below.selectors))

    promql_parser.walk(promql_parser.parse(expression), visit)
    return found


def matched(selector: promql_parser.VectorSelector, exposed: Mapping[str, list[Sample]]) -> list[dict[str, str]]:
    """The labels of the samples that it would find now, with their job."""
    every = [
        {"job": job, "instance": "one:8000", **sample.labels}
        for job, found in exposed.items()
        for sample in found
        if sample.name == selector.name
    ]
    return [labels for labels in every if all(holds(one, labels) for one in selector.matchers.matchers)]


def holds(matcher: Any, labels: Mapping[str, str]) -> bool:
    assert matcher.name in labels, f"no label {matcher.name} in {labels}"
    value, op, kinds = labels[matcher.name], matcher.op, promql_parser.MatchOp
    if op == kinds.Equal or op == kinds.NotEqual:  # noqa: PLR1714 - they have no hash
        return (value == matcher.value) == (op == kinds.Equal)
    return (re.fullmatch(matcher.value, value) is not None) == (op == kinds.Re)


def wrong(expression: str, legend: str, exposed: Mapping[str, list[Sample]]) -> list[str]:
    """What an expression and its legend read that no running service says."""
    found = read(expression)
    missing = [f"{one} in {expression}" for one in found.selectors if not matched(one, exposed)]
    if missing or not found.selectors:
        return missing or [f"it reads nothing: {expression}"]
    lost = [
        f"{selector} has no {labels - set(matched(selector, exposed)[0])} in {expression}"
        for labels, selectors in found.grouped
        for selector in selectors
        if not labels <= set(matched(selector, exposed)[0])
    ]
    shown = set(re.findall(r"{{\s*(\w+)\s*}}", legend))
    kept = [labels for labels, _ in found.grouped] or [set(matched(found.selectors[0], exposed)[0])]
    return lost + [f"{name} of {legend} is not left of {expression}" for name in shown - set.union(*kept)]


@pytest.mark.infra
async def test_every_figure_that_an_alert_reads_exists_in_a_running_service(
    exposed: Mapping[str, list[Sample]],
) -> None:
    found: dict[str, list[str]] = {}
    for alert in alerts():
        texts = [value for key, value in alert["annotations"].items() if key != "runbook"]
        words = "".join(re.sub(r"\$labels\.", "", text) for text in texts)
        found[alert["alert"]] = wrong(alert["expr"], words, exposed)
    assert found == {alert["alert"]: [] for alert in alerts()}


@each_board
@pytest.mark.infra
async def test_every_figure_of_a_dashboard_exists_in_its_service(
    name: str, exposed: Mapping[str, list[Sample]]
) -> None:
    found: list[str] = []
    for expression, legend in targets(name):
        about = {name: exposed[name]} if "$service" in expression else exposed
        found += wrong(expression.replace("$service", name), legend, about)
    assert found == []


def test_whoever_is_woken_finds_what_it_means_and_what_to_do() -> None:
    sections = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8").split("\n## ")[1:]
    told = {section.split("\n", 1)[0]: section for section in sections}
    assert list(told) == [alert["alert"] for alert in alerts()]
    for alert in alerts():
        assert alert["labels"]["severity"] in {"critical", "warning"}
        assert set(alert["annotations"]) == {"summary", "description", "runbook"}
        assert alert["annotations"]["runbook"] == f"docs/operations.md#{alert['alert'].lower()}"
        for part in ("**For people:**", "**Look:**", "**Do:**"):
            assert part in told[alert["alert"]], f"{alert['alert']} has no {part}"


@each_board
def test_a_dashboard_is_readable(name: str) -> None:
    panels = board(name)["panels"]
    assert [panel["title"] for panel in panels if not panel["title"].endswith("?")] == []
    assert len({panel["id"] for panel in panels}) == len({panel["title"] for panel in panels}) == len(panels)
    places = [panel["gridPos"] for panel in panels]
    assert all(place["x"] >= 0 and place["w"] > 0 and place["x"] + place["w"] <= COLUMNS for place in places)
    assert [pair for pair in combinations(places, 2) if overlap(*pair)] == []
    for panel in panels:
        assert panel["fieldConfig"]["defaults"]["unit"]
        sources = [panel["datasource"], *(target["datasource"] for target in panel["targets"])]
        assert {source["uid"] for source in sources} == {"${datasource}"}


def overlap(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    return all(one[at] < other[at] + other[size] and other[at] < one[at] + one[size] for at, size in ("xw", "yh"))


def test_dashboards_are_told_apart_and_reach_grafana() -> None:
    assert sorted(path.stem for path in (FOLDER / "dashboards").iterdir()) == sorted(BOARDS)
    assert len({board(name)["uid"] for name in BOARDS}) == len(BOARDS)
    [config] = document("kustomization.yaml")["configMapGenerator"]
    assert config["files"] == [f"dashboards/{name}.json" for name in BOARDS]
    assert config["options"]["labels"] == {"grafana_dashboard": "1"}


def test_a_service_is_a_job_wherever_prometheus_runs() -> None:
    assert [one["job_name"] for one in document("scrape.yaml")["scrape_configs"]] == NAMES
    monitor = document("pods.yaml")["spec"]
    for name in NAMES:
        manifests = yaml.safe_load_all((ROOT / "deploy/k8s" / f"{name}.yaml").read_text(encoding="utf-8"))
        [pods] = [one["spec"]["template"] for one in manifests if one["kind"] == "StatefulSet"]
        labels = pods["metadata"]["labels"]
        assert monitor["selector"]["matchLabels"].items() <= labels.items()
        assert labels[monitor["jobLabel"]] == name
        [endpoint] = monitor["podMetricsEndpoints"]
        assert endpoint["port"] in {port["name"] for one in pods["spec"]["containers"] for port in one["ports"]}
        assert endpoint["path"] == pods["metadata"]["annotations"]["prometheus.io/path"]


def test_what_is_made_is_as_it_would_be_made() -> None:
    made = subprocess.run(
        [sys.executable, FOLDER / "generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stdout
    rule = document("prometheus-rule.yaml")
    assert (rule["kind"], rule["spec"]) == ("PrometheusRule", document("alerts.yaml"))
    resources = document("kustomization.yaml")["resources"]
    assert [name for name in resources if not (FOLDER / name).exists()] == []
