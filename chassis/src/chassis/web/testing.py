"""For the tests of services: an issuer and settings that need no network."""

import time
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm
from pydantic import SecretStr

ISSUER = "http://issuer.test"
ORIGIN = "http://app.test"


@dataclass(frozen=True)
class PlainWebSettings:
    """A `WebSettings` with everything set for a test."""

    origin: str = ORIGIN
    secret_key: SecretStr = field(default_factory=lambda: SecretStr("test-secret-test-secret-test-secret"))
    oidc_issuer: str = ISSUER
    oidc_authorization_url: str = ""
    oidc_token_url: str = ""
    oidc_jwks_url: str = ""
    oidc_client_id: str = "saypro"
    oidc_client_secret: SecretStr | None = None
    oidc_audience: str = "saypro"
    brand_file: Path | None = None
    max_body_bytes: int = 100_000
    rate_read_per_second: float = 10_000
    rate_write_per_second: float = 10_000
    rate_signin_per_second: float = 10_000


def web_settings(**changes: Any) -> PlainWebSettings:
    """The default test settings with some changed."""
    return PlainWebSettings(**changes)


class FakeIssuer:
    """An OpenID provider in memory: signs tokens, answers discovery, keys and the token endpoint."""

    def __init__(self, key_id: str = "test-key") -> None:
        self.key_id = key_id
        self._key = ec.generate_private_key(ec.SECP256R1())
        self.key_requests = 0
        self.codes: dict[str, dict[str, str]] = {}

    def token(self, user_id: str, *, roles: tuple[str, ...] | list[str] = ("buyer",), **claims: Any) -> str:
        """A signed token for `user_id`, valid for an hour unless `claims` say otherwise (None leaves one out)."""
        now = int(time.time())
        payload = {
            "iss": ISSUER,
            "aud": "saypro",
            "sub": user_id,
            "name": user_id.removeprefix("u-").capitalize(),
            "roles": list(roles),
            "locale": "en-ZA",
            "zoneinfo": "Africa/Johannesburg",
            "iat": now,
            "exp": now + 3600,
        } | claims
        kept = {name: value for name, value in payload.items() if value is not None}
        return jwt.encode(kept, self._key, algorithm="ES256", headers={"kid": self.key_id})

    def bearer(self, user_id: str, *, roles: tuple[str, ...] | list[str] = ("buyer",), **claims: Any) -> dict[str, str]:
        """The header of an API request by `user_id`."""
        return {"Authorization": f"Bearer {self.token(user_id, roles=roles, **claims)}"}

    def client(self) -> httpx.AsyncClient:
        """What `create_app(http=...)` takes: requests to the issuer never leave the process."""
        return httpx.AsyncClient(transport=httpx.MockTransport(self._answer))

    def authorize(self, location: str, user_id: str, **claims: Any) -> str:
        """Do what the issuer's page does when `user_id` signs in: the address that the browser is sent back to."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        code = f"code-{len(self.codes)}"
        claims = {"nonce": query["nonce"]} | claims
        self.codes[code] = {"token": self.token(user_id, **claims), "challenge": query["code_challenge"]}
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def jwks(self) -> dict[str, Any]:
        """The public key document."""
        public = ECAlgorithm.to_jwk(self._key.public_key(), as_dict=True)
        return {"keys": [public | {"kid": self.key_id, "use": "sig", "alg": "ES256"}]}

    def _answer(self, request: httpx.Request) -> httpx.Response:
        match request.url.path:
            case "/.well-known/openid-configuration":
                return httpx.Response(200, json=self._discovery())
            case "/jwks":
                self.key_requests += 1
                return httpx.Response(200, json=self.jwks())
            case "/token":
                return self._redeem(parse_qs(request.content.decode()))
            case _:
                return httpx.Response(404, json={})

    def _redeem(self, form: dict[str, list[str]]) -> httpx.Response:
        granted = self.codes.pop(form["code"][0], None)
        if granted is None or _challenge(form["code_verifier"][0]) != granted["challenge"]:
            return httpx.Response(400, json={"error": "invalid_grant"})
        return httpx.Response(200, json={"id_token": granted["token"], "token_type": "Bearer"})

    def _discovery(self) -> dict[str, str]:
        return {
            "issuer": ISSUER,
            "authorization_endpoint": f"{ISSUER}/authorize",
            "token_endpoint": f"{ISSUER}/token",
            "jwks_uri": f"{ISSUER}/jwks",
        }


def _challenge(verifier: str) -> str:
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
