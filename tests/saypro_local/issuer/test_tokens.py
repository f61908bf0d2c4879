"""Tokens of the local stack."""

import stat
from datetime import UTC, datetime, timedelta

import jwt
import pytest

from saypro_local.issuer.codes import BadRequest, Codes, SignInRequest
from saypro_local.issuer.keys import signing_key
from saypro_local.issuer.tokens import TokenMaker
from saypro_local.personas import PERSONAS, find_persona

NOW = datetime(2026, 6, 3, 10, tzinfo=UTC)


def test_the_key_is_made_once_and_for_the_owner_only(tmp_path):
    key = signing_key(tmp_path)
    assert signing_key(tmp_path).key_id == key.key_id
    assert stat.S_IMODE((tmp_path / "issuer" / "key.pem").stat().st_mode) == 0o600
    assert "d" not in key.public_jwk()


def test_a_token_ends_after_its_lifetime(tmp_path):
    maker = TokenMaker.of(tmp_path, "http://localhost:8080/dev/issuer")
    token = maker.access_token(PERSONAS[0], datetime.now(UTC) - timedelta(hours=13))
    with pytest.raises(jwt.ExpiredSignatureError):
        jwt.decode(token, jwt.PyJWK(maker.key.public_jwk()), algorithms=["RS256"], audience="saypro")


def test_a_code_lasts_a_minute():
    codes = Codes()
    request = SignInRequest("http://localhost:8080/x", "s", "n", "c" * 43)
    code = codes.issue(PERSONAS[0], request, NOW)
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": request.redirect_uri}
    with pytest.raises(BadRequest, match="older than a minute"):
        codes.redeem(form, NOW + timedelta(seconds=60))


def test_personas_are_found_by_either_name():
    assert find_persona("thandi") == find_persona("u-thandi") == PERSONAS[0]
    assert find_persona("nobody") is None
