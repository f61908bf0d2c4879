"""Static files from memory: content-hashed addresses, cached for ever, compressed once at start."""

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

FOREVER = "public, max-age=31536000, immutable"
_COMPRESSIBLE = ("text/", "application/json", "image/svg")
# The platform's own table differs between machines; these are what browsers insist on.
_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}


@dataclass(frozen=True, slots=True)
class _File:
    content: bytes
    compressed: bytes | None
    media_type: str


class Assets:
    """The files of `folders` (an earlier folder's file shadows a later one's) and of `generated` (path to content).

    All share one hash, a directory of their address: `/<prefix>/static/<hash>/js/app.js`. So relative imports
    between scripts and `url()` in stylesheets resolve to hashed addresses too.
    """

    def __init__(self, prefix: str, folders: Sequence[Path], generated: Mapping[str, str]) -> None:
        contents = {path: text.encode() for path, text in generated.items()}
        for folder in reversed(folders):
            contents |= {
                file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
            }
        digest = hashlib.sha256()
        for path, content in sorted(contents.items()):
            digest.update(path.encode() + b"\0" + hashlib.sha256(content).digest())
        self.version = digest.hexdigest()[:12]
        self._base = f"/{prefix}/static/{self.version}/"
        self._files = {path: _file(path, content) for path, content in contents.items()}

    def url(self, path: str) -> str:
        """The address of a file. Raises KeyError (at render, so in the first test) for one that is not there."""
        if path not in self._files:
            raise KeyError(path)
        return self._base + path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI app, mounted at `/<prefix>/static`."""
        version, _, path = scope["path"].removeprefix(scope.get("root_path", "")).lstrip("/").partition("/")
        found = self._files.get(path)
        if found is None or scope["method"] not in {"GET", "HEAD"}:
            raise HTTPException(404)
        headers = {"ETag": f'"{self.version}"', "Vary": "Accept-Encoding"}
        # Another version's page asks during a roll-out: it may have ours, but must not keep it under that address.
        headers["Cache-Control"] = FOREVER if version == self.version else "no-cache"
        request = Headers(scope=scope)
        if request.get("if-none-match") == headers["ETag"]:
            await Response(status_code=304, headers=headers)(scope, receive, send)
            return
        content = found.content
        if found.compressed is not None and "gzip" in request.get("accept-encoding", ""):
            content = found.compressed
            headers["Content-Encoding"] = "gzip"
        await Response(content, headers=headers, media_type=found.media_type)(scope, receive, send)


def _file(path: str, content: bytes) -> _File:
    suffix = Path(path).suffix
    media_type = _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    compressible = media_type.startswith(_COMPRESSIBLE) and len(content) > 500
    return _File(content, gzip.compress(content, 9, mtime=0) if compressible else None, media_type)
