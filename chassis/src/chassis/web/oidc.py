"""The OpenID Connect provider that people sign in at: its endpoints, its keys, and the exchange of a code."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from starlette.status import HTTP_200_OK

from chassis.errors import Transient
from chassis.web.settings import WebSettings

TIMEOUT_SECONDS = 5.0


class CodeRefused(Exception):
    """The issuer did not give a token for this code."""


@dataclass(frozen=True, slots=True)
class Endpoints:
    """`end_session` is empty where the issuer has none."""

    authorization: str
    token: str
    jwks: str
    end_session: str


class Provider:
    """Talks to the issuer of the settings. Endpoints that those leave empty are discovered on first use, once."""

    def __init__(self, settings: WebSettings, http: httpx.AsyncClient) -> None:
        self._settings = settings
        self._http = http
        self._endpoints: Endpoints | None = None

    async def endpoints(self) -> Endpoints:
        """Raises Transient if discovery is needed and the issuer does not answer well."""
        if self._endpoints is None:
            given = self._settings
            explicit = given.oidc_authorization_url and given.oidc_token_url and given.oidc_jwks_url
            found = {} if explicit else await self._discover()
            self._endpoints = Endpoints(
                authorization=given.oidc_authorization_url or str(found["authorization_endpoint"]),
                token=given.oidc_token_url or str(found["token_endpoint"]),
                jwks=given.oidc_jwks_url or str(found["jwks_uri"]),
                end_session=str(found.get("end_session_endpoint") or ""),
            )
        return self._endpoints

    async def keys(self) -> dict[str, Any]:
        """The JWKS document. It needs no discovery where its address is set."""
        url = self._settings.oidc_jwks_url or (await self.endpoints()).jwks
        return await self._document(url)

    async def redeem(self, code: str, verifier: str, redirect_uri: str) -> str:
        """The ID token for an authorization code. Raises CodeRefused or Transient."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "code_verifier": verifier,
            "redirect_uri": redirect_uri,
            "client_id": self._settings.oidc_client_id,
        }
        if self._settings.oidc_client_secret is not None:
            form["client_secret"] = self._settings.oidc_client_secret.get_secret_value()
        status, answer = await self._ask("POST", (await self.endpoints()).token, form)
        token = answer.get("id_token")
        if status != HTTP_200_OK or not isinstance(token, str):
            raise CodeRefused(str(answer.get("error", status)))
        return token

    async def _discover(self) -> dict[str, Any]:
        issuer = self._settings.oidc_issuer
        found = await self._document(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        needed = {"authorization_endpoint", "token_endpoint", "jwks_uri"}
        if found.get("issuer") != issuer or not needed <= found.keys():
            raise Transient("the issuer's discovery document is not its own, or lacks an endpoint")
        return found

    async def _document(self, url: str) -> dict[str, Any]:
        status, document = await self._ask("GET", url)
        if status != HTTP_200_OK:
            raise Transient("the sign-in issuer does not answer well")
        return document

    async def _ask(self, method: str, url: str, form: Mapping[str, str] | None = None) -> tuple[int, dict[str, Any]]:
        try:
            response = await self._http.request(method, url, data=form, timeout=TIMEOUT_SECONDS)
            answer = response.json()
        except (httpx.HTTPError, ValueError) as error:
            raise Transient("the sign-in issuer does not answer") from error
        if response.is_server_error or not isinstance(answer, dict):
            raise Transient("the sign-in issuer does not answer well")
        return response.status_code, answer
