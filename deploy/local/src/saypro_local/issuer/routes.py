"""The issuer's HTTP side: discovery, keys, sign-in page, token endpoint."""

from datetime import UTC, datetime
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

from saypro_local.issuer.codes import BadRequest, Codes, SignInRequest, check_request, is_ours
from saypro_local.issuer.keys import ALGORITHM
from saypro_local.issuer.tokens import LIFETIME, TokenMaker
from saypro_local.personas import PERSONAS, Persona, find_persona

_MAX_FORM_FIELDS = 20
_NO_STORE = {"Cache-Control": "no-store"}


class Issuer:
    """Answers for one origin."""

    def __init__(self, origin: str, maker: TokenMaker, templates: Jinja2Templates) -> None:
        self._origin = origin
        self._maker = maker
        self._templates = templates
        self._codes = Codes()

    def routes(self) -> list[Route]:
        """Below /dev/issuer."""
        return [
            Route("/.well-known/openid-configuration", self.discovery),
            Route("/jwks", self.jwks),
            Route("/authorize", self.ask),
            Route("/authorize", self.chosen, methods=["POST"]),
            Route("/token", self.token, methods=["POST"]),
            Route("/logout", self.logout),
        ]

    async def discovery(self, _: Request) -> Response:
        """OpenID Connect Discovery 1.0."""
        issuer = self._maker.issuer
        return JSONResponse(
            {
                "issuer": issuer,
                "authorization_endpoint": f"{issuer}/authorize",
                "token_endpoint": f"{issuer}/token",
                "jwks_uri": f"{issuer}/jwks",
                "end_session_endpoint": f"{issuer}/logout",
                "response_types_supported": ["code"],
                "grant_types_supported": ["authorization_code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": [ALGORITHM],
                "code_challenge_methods_supported": ["S256"],
                "token_endpoint_auth_methods_supported": ["none"],
                "scopes_supported": ["openid", "profile", "email"],
                "claims_supported": ["sub", "name", "email", "roles", "locale", "zoneinfo"],
            }
        )

    async def jwks(self, _: Request) -> Response:
        """The public key."""
        return JSONResponse({"keys": [self._maker.key.public_jwk()]})

    async def ask(self, request: Request) -> Response:
        """The page to choose a persona; none is shown where the request names one (`login_hint`) and wants no page."""
        query = dict(request.query_params)
        try:
            wanted = check_request(query, self._origin)
        except BadRequest as error:
            return self._refusal(request, error)
        named = find_persona(query.get("login_hint", ""))
        if query.get("prompt") == "none":
            return self._back(wanted, named) if named else _redirect(wanted, {"error": "login_required"})
        context = {"personas": PERSONAS, "query": query, "hint": named}
        return self._templates.TemplateResponse(request, "signin.html", context, headers=_NO_STORE)

    async def chosen(self, request: Request) -> Response:
        """A persona was chosen on our own page."""
        form = await _form(request)
        try:
            wanted = check_request(form, self._origin)
            person = _chosen(form, request.headers.get("origin", self._origin) == self._origin)
        except BadRequest as error:
            return self._refusal(request, error)
        return self._back(wanted, person)

    async def token(self, request: Request) -> Response:
        """Trade a code for tokens."""
        now = _now()
        try:
            grant = self._codes.redeem(await _form(request), now)
        except BadRequest as error:
            body = {"error": error.code, "error_description": error.words}
            return JSONResponse(body, status_code=400, headers=_NO_STORE)
        tokens = {
            "token_type": "Bearer",
            "expires_in": int(LIFETIME.total_seconds()),
            "access_token": self._maker.access_token(grant.person, now),
            "id_token": self._maker.id_token(grant.person, now, grant.request.nonce or None),
            "scope": "openid profile email",
        }
        return JSONResponse(tokens, headers=_NO_STORE)

    async def logout(self, request: Request) -> Response:
        """Nothing is kept here that could be forgotten: straight back."""
        target = request.query_params.get("post_logout_redirect_uri", "")
        return RedirectResponse(target if is_ours(target, self._origin) else f"{self._origin}/", 303)

    def _back(self, wanted: SignInRequest, person: Persona) -> Response:
        return _redirect(wanted, {"code": self._codes.issue(person, wanted, _now())})

    def _refusal(self, request: Request, error: BadRequest) -> Response:
        context = {"error": error}
        return self._templates.TemplateResponse(request, "refused.html", context, status_code=400, headers=_NO_STORE)


def _redirect(wanted: SignInRequest, answer: dict[str, str]) -> Response:
    separator = "&" if "?" in wanted.redirect_uri else "?"
    query = urlencode({**answer, "state": wanted.state})
    return RedirectResponse(f"{wanted.redirect_uri}{separator}{query}", 303, headers=_NO_STORE)


def _chosen(form: dict[str, str], from_our_page: bool) -> Persona:
    if not from_our_page:
        raise BadRequest("invalid_request", "this form is sent from the sign-in page only")
    person = find_persona(form.get("persona", ""))
    if person is None:
        raise BadRequest("invalid_request", "there is no such persona")
    return person


async def _form(request: Request) -> dict[str, str]:
    async with request.form(max_files=0, max_fields=_MAX_FORM_FIELDS) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


def _now() -> datetime:
    return datetime.now(UTC)
