"""What the development issuer says about a person."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from saypro_local.issuer.keys import SigningKey, signing_key
from saypro_local.personas import Persona

CLIENT_ID = "saypro"
AUDIENCE = "saypro"
LIFETIME = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class TokenMaker:
    """Signs tokens as `issuer` (a URL)."""

    issuer: str
    key: SigningKey

    @classmethod
    def of(cls, data: Path, issuer: str) -> "TokenMaker":
        """With the key of a data folder."""
        return cls(issuer, signing_key(data))

    def access_token(self, person: Persona, now: datetime, lifetime: timedelta = LIFETIME) -> str:
        """For `Authorization: Bearer`."""
        return self.key.sign(self._claims(person, now, lifetime))

    def id_token(self, person: Persona, now: datetime, nonce: str | None, lifetime: timedelta = LIFETIME) -> str:
        """For a sign-in that carried `nonce`."""
        claims = self._claims(person, now, lifetime) | {"auth_time": int(now.timestamp())}
        return self.key.sign(claims | ({"nonce": nonce} if nonce else {}))

    def _claims(self, person: Persona, now: datetime, lifetime: timedelta) -> dict[str, Any]:
        return {
            "iss": self.issuer,
            "aud": AUDIENCE,
            "azp": CLIENT_ID,
            "sub": person.user_id,
            "name": person.name,
            "email": person.email,
            "roles": list(person.roles),
            "locale": person.locale,
            "zoneinfo": person.timezone,
            "iat": int(now.timestamp()),
            "nbf": int(now.timestamp()),
            "exp": int((now + lifetime).timestamp()),
        }
