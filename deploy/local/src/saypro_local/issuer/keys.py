"""The key that the development issuer signs with: made once per data folder, kept there."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

ALGORITHM = "RS256"  # cheaper to verify than ES256, and every request is verified
_BITS = 2048


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key with its id."""

    key_id: str
    private: rsa.RSAPrivateKey

    def sign(self, claims: dict[str, Any]) -> str:
        """A JWT."""
        return jwt.encode(claims, self.private, algorithm=ALGORITHM, headers={"kid": self.key_id})

    def public_jwk(self) -> dict[str, Any]:
        """For the key set that services fetch."""
        public: dict[str, Any] = RSAAlgorithm.to_jwk(self.private.public_key(), as_dict=True)
        return {**public, "kid": self.key_id, "use": "sig", "alg": ALGORITHM}


def signing_key(data: Path) -> SigningKey:
    """The key of a data folder, made if it has none. Whoever may read the folder may sign."""
    path = data / "issuer" / "key.pem"
    if not path.exists():
        _make(path)
    private = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(private, rsa.RSAPrivateKey):
        raise TypeError(f"{path} holds no RSA key: delete it")
    public = private.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return SigningKey(hashlib.sha256(public).hexdigest()[:16], private)


def _make(path: Path) -> None:
    pem = rsa.generate_private_key(public_exponent=65_537, key_size=_BITS).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    half_done = path.with_name(f".key.{os.getpid()}")
    half_done.touch(mode=0o600)
    half_done.write_bytes(pem)
    half_done.replace(path)
