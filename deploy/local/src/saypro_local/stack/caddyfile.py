"""The one origin: the same paths as the Kubernetes ingress, from one small Caddyfile."""

import base64
import hashlib
import html
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from saypro_local.ports import LOOPBACK
from saypro_local.stack.options import ServiceSpec

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:0;min-height:100vh;display:grid;place-items:center;"
    "background:#f6f7f9;color:#1c2430}main{max-width:32rem;padding:1.5rem}h1{font-size:1.375rem;margin:0 0 .5rem}"
    "a{color:#0b5cad}@media(prefers-color-scheme:dark){body{background:#12161c;color:#e4e9f0}a{color:#7db8f5}}"
)
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()

_GLOBAL = """\
{{
	admin off
	auto_https off
	persist_config off
	grace_period 3s
	storage file_system {storage}
	log {{
		level WARN
	}}
	servers {{
		protocols h1 h2c
	}}
}}
"""
# Cookies and the issuer's answer belong to one name, so a browser that came by the address is sent to the origin. Not
# for good (308): browsers would keep that after something else has the port. Tools, which ask for no HTML, stay.
# Any other name in the Host header is somebody's DNS pointing here: not our origin.
_SITE = """\
http://localhost:{port}, http://{host}:{port} {{
	bind {host}
	@browser_elsewhere {{
		host {host}
		method GET HEAD
		header Accept *text/html*
	}}
	redir @browser_elsewhere http://localhost:{port}{{uri}} 307
	redir / /messaging/ 302
	redir /favicon.ico /messaging/favicon.ico 302
{routes}	handle {{
		respond "There is nothing here. Start at /messaging/" 404
	}}
	handle_errors 502 503 504 {{
		header Cache-Control no-store
		header Retry-After 2
		header X-Content-Type-Options nosniff
{errors}	}}
}}
http://:{port} {{
	bind {host}
	respond "This server is http://localhost:{port}" 421
}}
"""
_ROUTE = """\
	redir {prefix} {prefix}/ 308
	handle {prefix}/* {{
		reverse_proxy {upstreams} {{
			flush_interval -1
{balancing}		}}
	}}
"""
# A request that no instance has begun to answer is tried on the other one; nothing is ever sent twice.
_BALANCING = """\
			lb_policy least_conn
			lb_retries 2
			fail_duration 2s
"""
_ERROR = """\
		@{name}_api {{
			path_regexp ^{prefix}/(v1/|.*\\.json$)
		}}
		handle @{name}_api {{
			header Content-Type application/problem+json
			respond `{problem}` 502
		}}
		handle {prefix}/* {{
			header Content-Type "text/html; charset=utf-8"
			header Content-Security-Policy "default-src 'none'; style-src 'sha256-{hash}'; frame-ancestors 'none'"
			respond `{page}` 502
		}}
"""


def render_caddyfile(
    port: int, services: Sequence[tuple[ServiceSpec, Sequence[int]]], devtools: int, storage: Path
) -> str:
    """The Caddyfile for an origin on `port`; each service with the ports of its instances."""
    targets: Mapping[str, tuple[str, Sequence[int]]] = {
        **{spec.name: (spec.prefix, ports) for spec, ports in services},
        "devtools": ("/dev", [devtools]),
    }
    routes = "".join(_route(prefix, ports) for prefix, ports in targets.values())
    errors = "".join(_error(name, prefix) for name, (prefix, _) in targets.items())
    return _GLOBAL.format(storage=json.dumps(str(storage))) + _SITE.format(
        port=port, host=LOOPBACK, routes=routes, errors=errors
    )


def _route(prefix: str, ports: Sequence[int]) -> str:
    upstreams = " ".join(f"{LOOPBACK}:{port}" for port in ports)
    return _ROUTE.format(prefix=prefix, upstreams=upstreams, balancing=_BALANCING if len(ports) > 1 else "")


def _error(name: str, prefix: str) -> str:
    detail = f"{name} does not answer at the moment; it is being started again. Try again in a few seconds."
    problem = {"type": "about:blank", "title": "Service unavailable", "status": 502, "detail": detail}
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>One moment</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="refresh" content="3">'
        f"<style>{_STYLE}</style></head><body><main><h1>One moment: {html.escape(name)} is starting</h1>"
        "<p>This part of the platform does not answer right now. It is being started again; this page tries again by "
        "itself every 3 seconds. If you were just sending something, look whether it arrived.</p>"
        '<p><a href="">Try again now</a></p></main></body></html>'
    )
    return _ERROR.format(name=name.replace("-", "_"), prefix=prefix, problem=json.dumps(problem), page=page, hash=_HASH)
