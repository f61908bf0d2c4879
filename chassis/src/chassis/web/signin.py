"""Signing in and out: OpenID Connect authorization code with PKCE; the session is the verified ID token itself."""

import base64
import hashlib
import hmac
import secrets
import time
from dataclasses import asdict, dataclass
from urllib.parse import urlencode, urlsplit

from fastapi import APIRouter
from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from chassis.errors import Transient
from chassis.web.oidc import CodeRefused, Provider
from chassis.web.pages import Pages
from chassis.web.principal import SESSION_COOKIE, MaybeSignedIn
from chassis.web.problem import Problem
from chassis.web.settings import WebSettings
from chassis.web.tokens import TokenRejected, TokenVerifier

STATE_COOKIE = "saypro_signin_"
STATE_SECONDS = 600
MAX_COOKIE_BYTES = 3_800  # browsers drop a cookie above 4,096 with its name and attributes


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One trip to the issuer; it waits in a signed cookie, one per attempt, so that two tabs can sign in at once."""

    state: str
    nonce: str
    verifier: str
    next: str


def safe_next(wanted: str | None, fallback: str) -> str:
    """`wanted` if it is a path on this origin, else `fallback`: a sign-in link must not lead elsewhere."""
    if not wanted or not wanted.startswith("/") or wanted.startswith(("//", "/\\")):
        return fallback
    if any(character < " " or character == "\\" for character in wanted) or len(wanted) > 2_000:
        return fallback
    parts = urlsplit(wanted)
    return fallback if parts.scheme or parts.netloc else wanted


class SignIn:
    """The three routes, and what they share."""

    def __init__(
        self, *, prefix: str, settings: WebSettings, provider: Provider, verifier: TokenVerifier, pages: Pages | None
    ) -> None:
        self._root = f"/{prefix}"
        self._home = f"/{prefix}/"
        self._settings = settings
        self._provider = provider
        self._verifier = verifier
        self._pages = pages
        self._secure = settings.origin.startswith("https://")
        self._redirect_uri = f"{settings.origin}{self._root}/signin/callback"
        self._signer = URLSafeTimedSerializer(settings.secret_key.get_secret_value(), salt="signin")

    def router(self) -> APIRouter:
        """`/signin`, `/signin/callback`, `/signout`, `/signed-out`."""
        router = APIRouter(include_in_schema=False)
        router.add_api_route("/signin", self.begin, methods=["GET"])
        router.add_api_route("/signin/callback", self.complete, methods=["GET"])
        router.add_api_route("/signout", self.sign_out, methods=["POST"])
        router.add_api_route("/signed-out", self.signed_out, methods=["GET"])
        return router

    async def begin(self, request: Request) -> Response:
        """Send the browser to the issuer."""
        attempt = _Attempt(
            state=secrets.token_urlsafe(24),
            nonce=secrets.token_urlsafe(24),
            verifier=secrets.token_urlsafe(48),
            next=safe_next(request.query_params.get("next"), self._home),
        )
        challenge = base64.urlsafe_b64encode(hashlib.sha256(attempt.verifier.encode()).digest()).rstrip(b"=")
        query = urlencode(
            {
                "response_type": "code",
                "client_id": self._settings.oidc_client_id,
                "redirect_uri": self._redirect_uri,
                "scope": "openid profile email",
                "state": attempt.state,
                "nonce": attempt.nonce,
                "code_challenge": challenge.decode(),
                "code_challenge_method": "S256",
            }
        )
        endpoint = (await self._provider.endpoints()).authorization
        response = RedirectResponse(f"{endpoint}{'&' if '?' in endpoint else '?'}{query}", 303)
        response.set_cookie(
            _cookie_of(attempt.state),
            self._signer.dumps(asdict(attempt)),
            max_age=STATE_SECONDS,
            path=f"{self._root}/signin",
            httponly=True,
            samesite="lax",
            secure=self._secure,
        )
        return response

    async def complete(self, request: Request, code: str = "", state: str = "", error: str = "") -> Response:
        """Take the issuer's answer, verify the token, begin the session."""
        attempt = self._attempt(request, state)
        if error or not code:
            raise Problem(403, "signin_refused", "You were not signed in. Please try again.")
        try:
            token = await self._provider.redeem(code, attempt.verifier, self._redirect_uri)
            claims = await self._verifier.verify(token)
        except (CodeRefused, TokenRejected) as refused:
            raise Problem(403, "signin_refused", "The sign-in could not be verified. Please try again.") from refused
        if not hmac.compare_digest(str(claims.get("nonce", "")), attempt.nonce):
            raise Problem(403, "signin_refused", "The sign-in does not belong to this browser. Please try again.")
        if len(token) > MAX_COOKIE_BYTES:
            raise Problem(500, "token_too_large", "The sign-in token is larger than a cookie: give it fewer claims.")
        response = RedirectResponse(attempt.next, 303)
        response.delete_cookie(_cookie_of(state), path=f"{self._root}/signin")
        response.set_cookie(
            SESSION_COOKIE,
            token,
            max_age=max(0, int(claims["exp"] - time.time())),
            path="/",
            httponly=True,
            samesite="lax",
            secure=self._secure,
        )
        return response

    async def sign_out(self, request: Request) -> Response:
        """End the session here, and at the issuer where that can be asked."""
        target = f"{self._root}/signed-out"
        end_session = await self._end_session()
        if end_session and (session := request.state.session):
            back = {"id_token_hint": session, "post_logout_redirect_uri": f"{self._settings.origin}{target}"}
            target = f"{end_session}?{urlencode(back)}"
        response = RedirectResponse(target, 303)
        response.delete_cookie(SESSION_COOKIE, path="/")
        return response

    async def _end_session(self) -> str:
        try:
            return (await self._provider.endpoints()).end_session
        except Transient:  # an issuer that is away must not keep anyone signed in here
            return ""

    async def signed_out(self, request: Request, principal: MaybeSignedIn) -> Response:
        """Where signing out ends."""
        if self._pages is None:
            return Response("You are signed out.\n", media_type="text/plain")
        return self._pages.render(request, "signed_out.html", principal)

    def _attempt(self, request: Request, state: str) -> _Attempt:
        try:
            kept = self._signer.loads(request.cookies.get(_cookie_of(state), ""), max_age=STATE_SECONDS)
        except BadData:
            raise Problem(
                403, "signin_expired", "This sign-in took too long or began elsewhere. Please try again."
            ) from None
        attempt = _Attempt(**kept)
        if not hmac.compare_digest(attempt.state, state):
            raise Problem(403, "signin_expired", "This sign-in began elsewhere. Please try again.")
        return attempt


def _cookie_of(state: str) -> str:
    """Its name is part of a hash, so that nothing from the address gets into it."""
    return STATE_COOKIE + hashlib.sha256(state.encode()).hexdigest()[:8]
