"""An OpenID issuer's keys on a port of this machine, for services that check tokens."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from chassis.web.testing import ISSUER, FakeIssuer


class Issuer:
    """Serves its keys while in `with`; signs tokens."""

    def __init__(self) -> None:
        self._fake = FakeIssuer()
        keys = json.dumps(self._fake.jwks()).encode()

        class Keys(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(keys)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Keys)
        self.settings = {
            "oidc_issuer": ISSUER,
            "oidc_jwks_url": f"http://127.0.0.1:{self._server.server_port}/jwks",
        }

    def __enter__(self) -> "Issuer":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()

    def bearer(self, user_id: str, *roles: str) -> dict[str, str]:
        """The header of a request by this person."""
        return self._fake.bearer(user_id, roles=roles or ("buyer",))
