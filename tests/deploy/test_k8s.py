"""The Kubernetes manifests: complete, hardened, and with nothing to change in them but one's own values."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from chassis.settings import ServiceSettings, load, variable
from saypro_events.topics import TOPICS
from saypro_local.ports import free_ports
from saypro_local.stack.options import SERVICES, ServiceSpec

# REQ P-02
ROOT = Path(__file__).parents[2]
MANIFESTS = ROOT / "deploy" / "k8s"
OWN = ("values.env", "secrets.example.env")
"""What a platform engineer fills in."""
each_service = pytest.mark.parametrize("spec", SERVICES, ids=lambda spec: spec.name)


def documents(*names: str) -> list[dict[str, Any]]:
    return [one for name in names for one in yaml.safe_load_all((MANIFESTS / name).read_text(encoding="utf-8"))]


def kustomization(folder: str = "") -> dict[str, Any]:
    [found] = documents(f"{folder}kustomization.yaml")
    return found


def of_kind(kind: str, name: str) -> dict[str, Any]:
    [found] = [one for one in documents(f"{name}.yaml") if one["kind"] == kind]
    return found


def container(spec: ServiceSpec) -> dict[str, Any]:
    [found] = of_kind("StatefulSet", spec.name)["spec"]["template"]["spec"]["containers"]
    assert isinstance(found, dict)
    return found


def values() -> dict[str, str]:
    lines = [line for name in OWN for line in (MANIFESTS / name).read_text(encoding="utf-8").splitlines()]
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def fixed(spec: ServiceSpec) -> dict[str, str]:
    """What the manifest itself sets; a pod's name comes from the cluster."""
    return {one["name"]: one.get("value", f"{spec.name}-0") for one in container(spec)["env"]}


def settings_of(spec: ServiceSpec) -> type[ServiceSettings]:
    found: type[ServiceSettings] = import_module(f"{spec.package}.settings").Settings
    return found


def test_every_service_and_the_ingress_are_applied() -> None:
    assert kustomization()["resources"] == [*(f"{spec.name}.yaml" for spec in SERVICES), "ingress.yaml"]


@each_service
def test_with_the_values_filled_in_each_service_is_told_all_it_needs(
    spec: ServiceSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (values() | fixed(spec)).items():
        monkeypatch.setenv(name, value)
    settings = load(settings_of(spec))
    assert (settings.environment, settings.instance) == ("production", f"{spec.name}-0")
    [name_and_key] = [one["valueFrom"] for one in container(spec)["env"] if "valueFrom" in one]
    assert name_and_key == {"fieldRef": {"fieldPath": "metadata.name"}}


def test_every_time_zone_is_among_the_values() -> None:
    named = {name for spec in SERVICES for name in settings_of(spec).model_fields if name.endswith("timezone")}
    assert {variable(name) for name in named} <= values().keys()


def test_nothing_is_told_that_no_service_knows() -> None:
    known = {variable(name) for spec in SERVICES for name in settings_of(spec).model_fields}
    told = set(values()).union(*(fixed(spec) for spec in SERVICES))
    assert told - known == set()


def test_the_ingress_leads_to_each_service_by_its_path_and_nowhere_else() -> None:
    [ingress] = documents("ingress.yaml")
    [rule] = ingress["spec"]["rules"]
    paths = {one["path"]: one["backend"]["service"]["name"] for one in rule["http"]["paths"]}
    assert paths == {f"{spec.prefix}/": spec.name for spec in SERVICES}


@each_service
def test_the_service_leads_to_its_own_pods_and_they_are_never_all_away(spec: ServiceSpec) -> None:
    pods = of_kind("StatefulSet", spec.name)["spec"]
    labels = pods["template"]["metadata"]["labels"]
    selectors = [
        of_kind("Service", spec.name)["spec"]["selector"],
        pods["selector"]["matchLabels"],
        of_kind("PodDisruptionBudget", spec.name)["spec"]["selector"]["matchLabels"],
    ]
    assert all(selector.items() <= labels.items() for selector in selectors)
    assert selectors == [{"app.kubernetes.io/name": spec.name}] * 3
    assert pods["replicas"] > of_kind("PodDisruptionBudget", spec.name)["spec"]["maxUnavailable"]
    [port] = of_kind("Service", spec.name)["spec"]["ports"]
    assert {"name": port["targetPort"], "containerPort": int(fixed(spec)["SAYPRO_HTTP_PORT"])} in container(spec)[
        "ports"
    ]


@each_service
def test_no_pod_may_do_more_than_it_has_to(spec: ServiceSpec) -> None:
    pod = of_kind("StatefulSet", spec.name)["spec"]["template"]["spec"]
    assert not pod["automountServiceAccountToken"]
    assert not pod["enableServiceLinks"], "another service's address must not become a setting"
    assert pod["securityContext"]["runAsNonRoot"]
    assert container(spec)["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert container(spec)["resources"]["limits"]["memory"]


def test_the_services_differ_in_nothing_but_their_names() -> None:
    texts = []
    for spec in SERVICES:
        text = (MANIFESTS / f"{spec.name}.yaml").read_text(encoding="utf-8")
        texts.append(text.replace(f"-m, {spec.package}]", "-m, X]").replace(spec.name, "X"))
    assert len(set(texts)) == 1


def test_the_topics_are_those_of_the_contracts() -> None:
    declared = {
        one["spec"]["topicName"]: (one["spec"]["partitions"], one["spec"]["config"])
        for one in documents("topics/topics.yaml")
    }
    assert kustomization("topics/")["resources"] == ["topics.yaml"]
    assert declared == {
        topic.name: (topic.partitions, {**topic.config, "min.insync.replicas": "2"}) for topic in TOPICS
    }


def test_the_image_holds_all_services() -> None:
    recipe = (ROOT / "deploy/docker/Dockerfile").read_text(encoding="utf-8")
    assert [spec.name for spec in SERVICES if f"./services/{spec.name}" not in recipe] == []


def test_the_host_the_image_and_the_values_reach_where_they_are_used() -> None:
    given = kustomization()
    [host] = given["replacements"]
    assert (host["source"]["name"], host["source"]["fieldPath"]) == ("saypro-values", "data.SAYPRO_ORIGIN")
    cut = host["source"]["options"]
    assert values()["SAYPRO_ORIGIN"].split(cut["delimiter"])[cut["index"]] == "comms.example.com"
    [target] = host["targets"]
    [ingress] = documents("ingress.yaml")
    assert target["select"] == {"kind": ingress["kind"], "name": ingress["metadata"]["name"]}
    replaced = {at(ingress, path) for path in target["fieldPaths"]}
    assert replaced == {"host-of-SAYPRO_ORIGIN"} == {rule["host"] for rule in ingress["spec"]["rules"]}
    assert {container(spec)["image"] for spec in SERVICES} == {image["name"] for image in given["images"]}
    [values_map] = given["configMapGenerator"]
    for spec in SERVICES:
        told = [one[kind]["name"] for one in container(spec)["envFrom"] for kind in one]
        assert told == [values_map["name"], "saypro-secrets"]


def at(document: Any, path: str) -> Any:
    for part in path.split("."):
        document = document[int(part) if part.isdigit() else part]
    return document


@pytest.fixture
def pod(spec: ServiceSpec, infra: Any, tmp_path: Path) -> Iterator[str]:
    """The container as the manifest describes it, as a process here: its address."""
    [port] = free_ports(1)
    here = {
        "SAYPRO_MONGO_URL": infra.mongo,
        "SAYPRO_MONGO_DATABASE": infra.database("k8s"),
        "SAYPRO_KAFKA_BOOTSTRAP": infra.kafka,
        "SAYPRO_HTTP_HOST": "127.0.0.1",
        "SAYPRO_HTTP_PORT": str(port),
    }
    environment = {"PATH": os.environ["PATH"], **values(), **fixed(spec), **here}
    python, *arguments = container(spec)["command"]
    assert python == "python"
    process = subprocess.Popen([sys.executable, *arguments], cwd=tmp_path, env=environment)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        assert process.wait(60) == 0
    assert list(tmp_path.iterdir()) == [], "it writes nothing beside itself"


@each_service
@pytest.mark.infra
async def test_the_container_starts_and_answers_its_probes(spec: ServiceSpec, infra: Any, pod: str) -> None:
    await infra.empty_topics()
    probes = [container(spec)[f"{kind}Probe"]["httpGet"]["path"] for kind in ("startup", "liveness", "readiness")]
    metrics = of_kind("StatefulSet", spec.name)["spec"]["template"]["metadata"]["annotations"]["prometheus.io/path"]
    async with asyncio.timeout(60), httpx.AsyncClient(base_url=pod) as client:
        while await status(client, probes[-1]) != 200:
            await asyncio.sleep(0.1)
        assert [await status(client, path) for path in (*probes, metrics)] == [200] * 4


async def status(client: httpx.AsyncClient, path: str) -> int:
    try:
        return (await client.get(path)).status_code
    except httpx.ConnectError:
        return 0
