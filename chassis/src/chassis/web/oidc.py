"""The OpenID Connect provider that people sign in at: its endpoints, its keys, and the exchange of a code."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from starlette.status import HTTP_200_OK, HTTP_500_INTERNAL_SERVER_ERROR

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
        return await self._json("GET", url)

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
        answer = await self._json("POST", (await self.endpoints()).token, form)
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise CodeRefused("the answer has no id_token")
        return token

    async def _discover(self) -> dict[str, Any]:
        issuer = self._settings.oidc_issuer
        found = await self._json("GET", f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        needed = {"authorization_endpoint", "token_endpoint", "jwks_uri"}
        if found.get("issuer") != issuer or not needed <= found.keys():
            raise Transient(f"the discovery document of {issuer} is not its own, or lacks an endpoint")  # noqa: EM102
        return found

    async def _json(self, method: str, url: str, form: Mapping[str, str] | None = None) -> dict[str, Any]:
        try:
            response = await self._http.request(method, url, data=form, timeout=TIMEOUT_SECONDS)
            if response.status_code >= HTTP_500_INTERNAL_SERVER_ERROR:
                response.raise_for_status()
            answer = response.json()
        except (httpx.HTTPError, ValueError) as error:
            raise Transient("the sign-in issuer does not answer") from error
        if response.status_code != HTTP_200_OK or not isinstance(answer, dict):
            raise CodeRefused(f"the issuer answered {response.status_code}")  # noqa: EM102
        return answer
