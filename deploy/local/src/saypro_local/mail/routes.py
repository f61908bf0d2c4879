"""The mail page under /dev/mail, and the same as JSON for tools."""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

from saypro_local.mail.content import Content, read_content
from saypro_local.mail.store import Found, Mail, MailStore

_PAGE = 40


class MailPages:
    """Shows a store. `origin` is where images of the mails may come from."""

    def __init__(self, store: MailStore, templates: Jinja2Templates, origin: str) -> None:
        self._store = store
        self._templates = templates
        # A mail is a stranger's HTML: no script, no form, nothing from elsewhere, an origin of its own.
        self._frame_policy = (
            f"default-src 'none'; style-src 'unsafe-inline'; img-src data: {origin}; form-action 'none'; "
            f"frame-ancestors {origin}; sandbox allow-popups allow-popups-to-escape-sandbox"
        )

    def routes(self) -> list[Route]:
        """Below /dev/mail."""
        return [
            Route("/", self.listing),
            Route("/messages.json", self.listing_json),
            Route("/messages.json", self.clear, methods=["DELETE"]),
            Route("/messages/{mail_id:int}", self.one),
            Route("/messages/{mail_id:int}.json", self.one_json),
            Route("/messages/{mail_id:int}.eml", self.one_raw),
            Route("/messages/{mail_id:int}/frame", self.frame),
        ]

    async def listing(self, request: Request) -> Response:
        """The newest mails, the first of them opened; `?to=` searches by recipient, `?before=` pages."""
        recipient = request.query_params.get("to", "")[:200]
        before = _number(request, "before", None)
        found = await run_in_threadpool(self._store.find, recipient=recipient, before=before, limit=_PAGE)
        older = found.mails[-1].id if len(found.mails) == _PAGE else None
        letter = await self._letter(found.mails[0].id) if found.mails else {"shown": None}
        context = {"found": found, "recipient": recipient, "before": before, "older": older, "chosen": False}
        return self._templates.TemplateResponse(request, "mail.html", context | letter)

    async def listing_json(self, request: Request) -> Response:
        """`to`, `message_id`, `after` (oldest first, for polling) or `before` (newest first), `limit` up to 1000."""
        query = request.query_params
        limit = _number(request, "limit", 100) or 100
        found = await run_in_threadpool(
            self._store.find,
            recipient=query.get("to", ""),
            message_id=query.get("message_id", ""),
            after=_number(request, "after", None),
            before=_number(request, "before", None),
            limit=limit,
        )
        return JSONResponse(
            {
                "messages": [mail.as_json() for mail in found.mails],
                "total": found.total,
                "distinct": found.distinct,
                "next": found.mails[-1].id if len(found.mails) >= limit else None,
            }
        )

    async def clear(self, _: Request) -> Response:
        """Forget all mails."""
        await run_in_threadpool(self._store.clear)
        return Response(status_code=204)

    async def one(self, request: Request) -> Response:
        """A mail in its frame, with text and headers beside it."""
        letter = await self._letter(request.path_params["mail_id"])
        neighbours: Found = await run_in_threadpool(self._store.find, limit=_PAGE)
        context = {"found": neighbours, "recipient": "", "before": None, "older": None, "chosen": True}
        return self._templates.TemplateResponse(request, "mail.html", context | letter)

    async def one_json(self, request: Request) -> Response:
        """A mail with its headers, text and HTML."""
        mail, content, _ = await self._read(request.path_params["mail_id"])
        headers = [list(pair) for pair in content.headers]
        return JSONResponse({**mail.as_json(), "headers": headers, "text": content.text, "html": content.html})

    async def one_raw(self, request: Request) -> Response:
        """As it was received."""
        mail, _, raw = await self._read(request.path_params["mail_id"])
        headers = {"Content-Disposition": f'attachment; filename="mail-{mail.id}.eml"'}
        return Response(raw, media_type="message/rfc822", headers=headers)

    async def frame(self, request: Request) -> Response:
        """The HTML of a mail alone."""
        _, content, _ = await self._read(request.path_params["mail_id"])
        return HTMLResponse(content.html or "", headers={"Content-Security-Policy": self._frame_policy})

    async def _letter(self, mail_id: int) -> dict[str, Any]:
        """What the pane beside the list shows."""
        mail, content, _ = await self._read(mail_id)
        copies = await run_in_threadpool(self._store.find, message_id=mail.message_id, limit=1)
        return {"shown": mail, "content": content, "copies": copies.total if mail.message_id else 1}

    async def _read(self, mail_id: int) -> tuple[Mail, Content, bytes]:
        found = await run_in_threadpool(self._store.get, mail_id)
        if found is None:
            raise HTTPException(404, "There is no such mail.")
        mail, raw = found
        return mail, await run_in_threadpool(read_content, raw), raw


def _number(request: Request, name: str, default: int | None) -> int | None:
    text = request.query_params.get(name, "")
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise HTTPException(422, f"{name} must be a number.")
    return int(text)
