"""The origin: judged by Caddy itself."""

import json
import subprocess
from pathlib import Path

import pytest

from saypro_local.stack.caddyfile import render_caddyfile
from saypro_local.stack.options import SERVICES
from saypro_local.stack.plan import caddy_binary


@pytest.fixture
def adapted(tmp_path: Path):
    def adapt(notifiers: int = 1) -> dict:
        ports = {spec.name: [9001 + index] for index, spec in enumerate(SERVICES)}
        ports["notifier"] = [9100 + index for index in range(notifiers)]
        config = tmp_path / "Caddyfile"
        config.write_text(
            render_caddyfile(8080, [(spec, ports[spec.name]) for spec in SERVICES], 9999, tmp_path / "with space")
        )
        command = [str(caddy_binary()), "adapt", "--adapter", "caddyfile", "--config", str(config)]
        return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)

    return adapt


def _proxies(config: dict) -> list[dict]:
    found = []

    def walk(node) -> None:
        if isinstance(node, dict):
            if node.get("handler") == "reverse_proxy":
                found.append(node)
            for child in node.values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)

    walk(config)
    return found


# REQ P-04
def test_every_service_and_the_devtools_are_behind_the_one_origin(adapted):
    dials = {upstream["dial"] for proxy in _proxies(adapted()) for upstream in proxy["upstreams"]}
    assert dials == {f"127.0.0.1:{port}" for port in (9001, 9100, 9003, 9004, 9999)}


def test_streams_are_not_held_back(adapted):
    assert all(proxy["flush_interval"] == -1 for proxy in _proxies(adapted()))


def test_two_instances_share_the_load(adapted):
    (shared,) = [proxy for proxy in _proxies(adapted(notifiers=2)) if len(proxy["upstreams"]) == 2]
    assert shared["load_balancing"]["retries"] == 2


def test_nothing_listens_beyond_this_machine_and_nothing_phones_home(adapted):
    config = adapted()
    assert config["admin"]["disabled"]
    (server,) = config["apps"]["http"]["servers"].values()
    assert server["listen"] == ["127.0.0.1:8080"]
    assert server["automatic_https"]["disable"]
