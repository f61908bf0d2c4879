"""The origin: judged by Caddy itself."""

import json
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from saypro_local.ports import answers, free_ports
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


class _Echo(BaseHTTPRequestHandler):
    """Stands for a service: answers with the path."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.path.encode())

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def origin(tmp_path: Path) -> Iterator[int]:
    """The port of a running Caddy whose every service is `_Echo`."""
    behind = ThreadingHTTPServer(("127.0.0.1", 0), _Echo)
    threading.Thread(target=behind.serve_forever, daemon=True).start()
    (port,) = free_ports(1)
    config = tmp_path / "Caddyfile"
    services = [(spec, [behind.server_port]) for spec in SERVICES]
    config.write_text(render_caddyfile(port, services, behind.server_port, tmp_path / "caddy"))
    argv = [str(caddy_binary()), "run", "--adapter", "caddyfile", "--config", str(config)]
    with subprocess.Popen(argv, env={"HOME": str(tmp_path)}, stderr=subprocess.DEVNULL) as caddy:
        deadline = time.monotonic() + 20
        while not answers(f"127.0.0.1:{port}") and time.monotonic() < deadline:
            time.sleep(0.05)
        yield port
        caddy.terminate()
    behind.shutdown()
    behind.server_close()


# REQ P-04
def test_a_browser_that_came_by_the_address_is_sent_to_the_origin(origin):
    page = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    moved = httpx.get(f"http://127.0.0.1:{origin}/messaging/?view=all", headers=page)
    assert (moved.status_code, moved.headers["location"]) == (307, f"http://localhost:{origin}/messaging/?view=all")
    assert httpx.get(f"http://localhost:{origin}/messaging/?view=all", headers=page).text == "/messaging/?view=all"


def test_a_favicon_is_the_brands(origin):
    moved = httpx.get(f"http://localhost:{origin}/favicon.ico")
    assert (moved.status_code, moved.headers["location"]) == (302, "/messaging/favicon.ico")


def test_a_tool_may_use_the_address(origin):
    at = f"http://127.0.0.1:{origin}/notifier/v1/notifications"
    assert httpx.get(at).text == httpx.post(at).text == "/notifier/v1/notifications"


def test_a_foreign_name_is_refused(origin):
    refused = httpx.get(f"http://127.0.0.1:{origin}/messaging/", headers={"Host": f"evil.example:{origin}"})
    assert (refused.status_code, refused.text) == (421, f"This server is http://localhost:{origin}")
