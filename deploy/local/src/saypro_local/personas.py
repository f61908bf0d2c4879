"""The people of the local stack: whom one can sign in as."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Persona:
    """One person. `user_id` is the OIDC subject and the key of their `user.updated`."""

    user_id: str
    name: str
    roles: tuple[str, ...]
    locale: str
    timezone: str
    country: str | None
    about: str

    @property
    def email(self) -> str:
        """Under `.test`, which can never be a real mailbox (RFC 2606)."""
        return f"{self.user_id.removeprefix('u-')}@example.test"


PERSONAS = (
    Persona("u-thandi", "Thandi Nkosi", ("buyer",), "en-ZA", "Africa/Johannesburg", "ZA", "Buys; writes to support"),
    Persona("u-lars", "Lars Becker", ("buyer",), "de-DE", "Europe/Berlin", "DE", "Buys; reads German"),
    Persona("u-mei", "Mei Tan", ("seller",), "en-SG", "Asia/Singapore", "SG", "Sells; answers product questions"),
    Persona("u-sam", "Sam Okoro", ("agent",), "en-GB", "Europe/London", "GB", "Support agent; works the desk"),
    Persona("u-noor", "Noor Haddad", ("senior",), "en-ZA", "Africa/Johannesburg", "ZA", "Senior; takes escalations"),
    Persona("u-olga", "Olga Petrova", ("manager",), "en-GB", "Europe/Berlin", "DE", "Manager; watches service levels"),
    Persona("u-ops", "Ada Ops", ("admin",), "en-GB", "Etc/UTC", None, "Operations; explains and redrives"),
)


def find_persona(name: str) -> Persona | None:
    """By user id, with or without `u-` (`thandi`, `u-thandi`)."""
    wanted = name if name.startswith("u-") else f"u-{name}"
    return next((persona for persona in PERSONAS if persona.user_id == wanted), None)
