"""Who lives in the simulated marketplace: the personas, and neighbours in a dozen countries."""

from dataclasses import dataclass

from saypro_local.personas import PERSONAS, Persona


@dataclass(frozen=True, slots=True)
class Country:
    """Where someone lives: `rate` is the currency's units for one euro, `minor` its minor units in one unit."""

    code: str
    city: str
    region: str | None
    postal_code: str
    street: str
    currency: str
    rate: float
    minor: int
    carrier: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person and where they live. Personas are known to the services before the simulation begins."""

    profile: Persona
    country: Country
    known: bool


_COUNTRIES = {
    country.code: country
    for country in (
        Country("ZA", "Cape Town", "Western Cape", "8001", "Long Street", "ZAR", 20.1, 100, "The Courier Guy"),
        Country("DE", "Leipzig", None, "04109", "Karl-Liebknecht-Straße", "EUR", 1.0, 100, "DHL"),
        Country("SG", "Singapore", None, "238823", "Orchard Road", "SGD", 1.45, 100, "Ninja Van"),
        Country("GB", "Manchester", None, "M1 1AE", "Piccadilly", "GBP", 0.86, 100, "Royal Mail"),
        Country("KE", "Nairobi", None, "00100", "Moi Avenue", "KES", 140.0, 100, "Sendy"),
        Country("NG", "Lagos", "Lagos", "101241", "Broad Street", "NGN", 1650.0, 100, "GIG Logistics"),
        Country("BR", "Recife", "Pernambuco", "50030-230", "Rua da Aurora", "BRL", 5.9, 100, "Correios"),
        Country("US", "Portland", "Oregon", "97204", "SW Morrison Street", "USD", 1.09, 100, "UPS"),
        Country("JP", "Osaka", "Osaka", "530-0001", "Umeda", "JPY", 163.0, 1, "Yamato"),
        Country("IN", "Pune", "Maharashtra", "411001", "MG Road", "INR", 91.0, 100, "Delhivery"),
        Country("FR", "Lyon", None, "69002", "Rue de la République", "EUR", 1.0, 100, "Colissimo"),
        Country("AU", "Perth", "Western Australia", "6000", "Hay Street", "AUD", 1.66, 100, "Australia Post"),
    )
}

# name, role, locale, time zone, country
_NEIGHBOURS = (
    ("Amahle Dlamini", "buyer", "zu-ZA", "Africa/Johannesburg", "ZA"),
    ("Pieter van Wyk", "buyer", "af-ZA", "Africa/Johannesburg", "ZA"),
    ("Naledi Mokoena", "seller", "en-ZA", "Africa/Johannesburg", "ZA"),
    ("Jonas Weiß", "buyer", "de-DE", "Europe/Berlin", "DE"),
    ("Hanna Vogt", "seller", "de-DE", "Europe/Berlin", "DE"),
    ("Wei Ling Koh", "buyer", "en-SG", "Asia/Singapore", "SG"),
    ("Oliver Hughes", "buyer", "en-GB", "Europe/London", "GB"),
    ("Aisha Rahman", "seller", "en-GB", "Europe/London", "GB"),
    ("Wanjiru Kamau", "buyer", "en-KE", "Africa/Nairobi", "KE"),
    ("Otieno Odhiambo", "seller", "en-KE", "Africa/Nairobi", "KE"),
    ("Chidi Okafor", "buyer", "en-NG", "Africa/Lagos", "NG"),
    ("Beatriz Araújo", "buyer", "pt-BR", "America/Recife", "BR"),
    ("João Siqueira", "seller", "pt-BR", "America/Recife", "BR"),
    ("Grace Miller", "buyer", "en-US", "America/Los_Angeles", "US"),
    ("Luis Ortega", "buyer", "es-US", "America/Los_Angeles", "US"),
    ("田中 美咲", "buyer", "ja-JP", "Asia/Tokyo", "JP"),
    ("Ananya Kulkarni", "buyer", "en-IN", "Asia/Kolkata", "IN"),
    ("Rohan Mehta", "seller", "en-IN", "Asia/Kolkata", "IN"),
    ("Camille Laurent", "buyer", "fr-FR", "Europe/Paris", "FR"),
    ("Mathis O'Brien-Roux", "buyer", "fr-FR", "Europe/Paris", "FR"),
    ("Isla Campbell", "buyer", "en-AU", "Australia/Perth", "AU"),
)


def _neighbour(number: int, name: str, role: str, locale: str, timezone: str, country: str) -> Person:
    profile = Persona(f"u-sim-{number:02d}", name, (role,), locale, timezone, country, "simulated")
    return Person(profile, _COUNTRIES[country], known=False)


def _everyone() -> tuple[Person, ...]:
    personas = tuple(
        Person(persona, _COUNTRIES[persona.country], known=True)
        for persona in PERSONAS
        if persona.country is not None and persona.roles[0] in {"buyer", "seller"}
    )
    return personas + tuple(_neighbour(number, *facts) for number, facts in enumerate(_NEIGHBOURS, start=1))


PEOPLE = _everyone()
BUYERS = tuple(person for person in PEOPLE if "buyer" in person.profile.roles)
SELLERS = tuple(person for person in PEOPLE if "seller" in person.profile.roles)
