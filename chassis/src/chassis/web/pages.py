"""Server-rendered pages: Jinja2 templates in the shell, compiled once at start."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4
from zoneinfo import ZoneInfo

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, Template
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from chassis.clock import utc_now
from chassis.web.assets import Assets
from chassis.web.brand import load_brand, tokens_css
from chassis.web.csrf_token import csrf_token
from chassis.web.filters import FILTERS
from chassis.web.navigation import current_entry, entries_for
from chassis.web.principal import Principal
from chassis.web.settings import WebSettings
from chassis.web.viewer import Viewer, current_viewer

_OWN = Path(__file__).parent
_THEMES = {"light", "dark"}


class Pages:
    """Renders the templates of `folder/templates`, over the chassis' own, for one service.

    `folder/static` is served under hashed addresses beside the chassis' files. Every template is compiled here, so a
    syntax error stops the start and no request pays for it.
    """

    def __init__(
        self, *, service: str, prefix: str, folder: Path, settings: WebSettings, now: Callable[[], datetime] = utc_now
    ) -> None:
        self._secret = settings.secret_key.get_secret_value()
        self._now = now
        self.brand = load_brand(settings.brand_file)
        tokens = tokens_css(self.brand, (_OWN / "tokens.css").read_text(encoding="utf-8"))
        generated = {"tokens.css": tokens, "brand.svg": self.brand.logo_svg}
        self.assets = Assets(prefix, [folder / "static", _OWN / "static"], generated)
        self._environment = _environment([folder / "templates", _OWN / "templates"])
        self._environment.globals.update(
            asset=self.assets.url,
            brand=self.brand,
            service=service,
            prefix=prefix,
            csrf_token=lambda: current_viewer.get().csrf_token,
            now=lambda: current_viewer.get().now,
            fresh_key=lambda: uuid4().hex,
        )
        self._environment.globals["ui"] = self._environment.get_template("ui.html").module
        self._templates = {name: self._environment.get_template(name) for name in self._environment.list_templates()}

    def render(
        self, request: Request, template: str, principal: Principal | None, status: int = 200, **context: Any
    ) -> HTMLResponse:
        """A whole page."""
        found = self._templates[template]
        return self._respond(
            request, principal, status, lambda: found.render(self._context(request, principal, context))
        )

    def render_block(
        self,
        request: Request,
        template: str,
        block: str,
        principal: Principal | None,
        status: int = 200,
        **context: Any,
    ) -> HTMLResponse:
        """One block of a page, for htmx. What the template sets or imports outside of the block is not there."""
        found = self._templates[template]
        return self._respond(
            request, principal, status, lambda: _block(found, block, self._context(request, principal, context))
        )

    async def favicon(self) -> Response:
        """The brand's logo, for whoever asks without having seen a page's `<link rel="icon">`."""
        headers = {"Cache-Control": "public, max-age=86400"}
        return Response(self.brand.logo_svg, media_type="image/svg+xml", headers=headers)

    def _respond(
        self, request: Request, principal: Principal | None, status: int, render: Callable[[], str]
    ) -> HTMLResponse:
        viewer = Viewer(
            zone=ZoneInfo(principal.timezone if principal else "Etc/UTC"),
            locale=principal.locale if principal else "en",
            now=self._now(),
            csrf_token=csrf_token(self._secret, request.scope["state"].get("session")),
        )
        token = current_viewer.set(viewer)
        try:
            return HTMLResponse(render(), status, headers={"Vary": "HX-Request"})
        finally:
            current_viewer.reset(token)

    def _context(self, request: Request, principal: Principal | None, context: dict[str, Any]) -> dict[str, Any]:
        theme = request.cookies.get("saypro_theme")
        path = request.url.path
        return {
            "request": request,
            "principal": principal,
            "entries": entries_for(principal),
            "current": current_entry(path),
            "theme": theme if theme in _THEMES else "auto",
            "signin_href": f"/{self._environment.globals['prefix']}/signin?next={quote(path)}",
            **context,
        }


def _environment(folders: list[Path]) -> Environment:
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    return environment


def _block(template: Template, name: str, values: dict[str, Any]) -> str:
    return "".join(template.blocks[name](template.new_context(values)))


def is_fragment(request: Request) -> bool:
    """htmx asks for a part, not for a page (nor for one restored from history)."""
    headers = request.headers
    return "hx-request" in headers and not {"hx-boosted", "hx-history-restore-request"} & set(headers)


def toast(response: Response, text: str, *, undo: str | None = None, tone: str = "success") -> Response:
    """Let htmx show a short message with this answer; `undo` is an address to POST to. Returns the response.

    `tone`: success, info, warning or danger.
    """
    shown = {"text": text, "tone": tone} | ({"undo": undo} if undo else {})
    response.headers["HX-Trigger"] = json.dumps({"toast": shown})
    return response
