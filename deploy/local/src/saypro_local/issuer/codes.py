"""Authorization codes: each good once, for a minute, for whoever can show the PKCE verifier."""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from saypro_local.issuer.tokens import CLIENT_ID
from saypro_local.personas import Persona

LIFETIME = timedelta(minutes=1)
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")


class BadRequest(Exception):
    """Why a request is refused: an OAuth error code and words for a developer."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code
        self.words = words


@dataclass(frozen=True, slots=True)
class SignInRequest:
    """A checked authorization request."""

    redirect_uri: str
    state: str
    nonce: str
    challenge: str


@dataclass(frozen=True, slots=True)
class Grant:
    """What a code stands for."""

    person: Persona
    request: SignInRequest
    expires_at: datetime


def check_request(query: dict[str, str], origin: str) -> SignInRequest:
    """An authorization request with PKCE, back to our own origin. Raises BadRequest."""
    if query.get("response_type") != "code":
        raise BadRequest("unsupported_response_type", "response_type must be code")
    if query.get("client_id") != CLIENT_ID:
        raise BadRequest("unauthorized_client", f"client_id must be {CLIENT_ID}")
    redirect_uri = query.get("redirect_uri", "")
    if not is_ours(redirect_uri, origin):
        raise BadRequest("invalid_request", f"redirect_uri must begin with {origin}/")
    if query.get("code_challenge_method") != "S256" or not _CHALLENGE.fullmatch(query.get("code_challenge", "")):
        raise BadRequest("invalid_request", "PKCE is needed: code_challenge with code_challenge_method=S256")
    return SignInRequest(redirect_uri, query.get("state", ""), query.get("nonce", ""), query["code_challenge"])


def is_ours(url: str, origin: str) -> bool:
    """Whether a URL leads to the origin itself, with nothing that only looks like it."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" == origin and "\\" not in url and not parts.fragment


class Codes:
    """Codes that were given out and not yet used. In memory: a restart only means to sign in again."""

    def __init__(self) -> None:
        self._grants: dict[str, Grant] = {}

    def issue(self, person: Persona, request: SignInRequest, now: datetime) -> str:
        """A new code."""
        self._grants = {code: grant for code, grant in self._grants.items() if grant.expires_at > now}
        code = secrets.token_urlsafe(32)
        self._grants[code] = Grant(person, request, now + LIFETIME)
        return code

    def redeem(self, form: dict[str, str], now: datetime) -> Grant:
        """Trade a code in, once. Raises BadRequest."""
        if form.get("grant_type") != "authorization_code":
            raise BadRequest("unsupported_grant_type", "grant_type must be authorization_code")
        grant = self._grants.pop(form.get("code", ""), None)
        if grant is None or grant.expires_at <= now:
            raise BadRequest("invalid_grant", "the code is unknown, used or older than a minute")
        if form.get("redirect_uri") != grant.request.redirect_uri:
            raise BadRequest("invalid_grant", "redirect_uri is not the one of the sign-in")
        if not _proves(form.get("code_verifier", ""), grant.request.challenge):
            raise BadRequest("invalid_grant", "code_verifier does not match the challenge")
        return grant


def _proves(verifier: str, challenge: str) -> bool:
    if not _VERIFIER.fullmatch(verifier):
        return False
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    return hmac.compare_digest(digest, challenge)
