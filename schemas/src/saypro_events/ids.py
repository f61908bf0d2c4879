"""Event ids that a repeated job makes again, so that readers drop what it sends twice."""

from hashlib import blake2b


def event_id_for(*parts: str | int) -> str:
    """The same id for the same parts, another one for any others: `event_id_for("orders", order_id, "paid")`.

    32 hexadecimal characters (128 bits of BLAKE2b). Parts are kept apart: ("ab", "c") is not ("a", "bc").
    Raises ValueError without parts.
    """
    if not parts:
        raise ValueError("an id needs at least one part")
    digest = blake2b(digest_size=16)
    for part in parts:
        raw = str(part).encode()
        digest.update(b"%d:" % len(raw))
        digest.update(raw)
    return digest.hexdigest()
