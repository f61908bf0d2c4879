"""The token that proves that a form is one of ours."""

import hashlib
import hmac


def csrf_token(secret: str, session: str | None) -> str:
    """Bound to the session, so a token of one person's page is worth nothing in another's. Empty without a session."""
    if not session:
        return ""
    return hmac.new(secret.encode(), b"csrf:" + session.encode(), hashlib.sha256).hexdigest()
