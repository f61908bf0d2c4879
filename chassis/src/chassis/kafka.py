"""How every Kafka client of a service connects."""

import ssl
from typing import Any

from faststream.security import BaseSecurity, SASLPlaintext, SASLScram256, SASLScram512

from chassis.settings import ServiceSettings


def security(settings: ServiceSettings) -> dict[str, Any]:
    """Connection arguments of an aiokafka client."""
    arguments: dict[str, Any] = {"security_protocol": settings.kafka_security}
    if settings.kafka_security.endswith("SSL"):
        arguments["ssl_context"] = _context(settings)
    if settings.kafka_security.startswith("SASL") and settings.kafka_password is not None:
        arguments |= {
            "sasl_mechanism": settings.kafka_sasl_mechanism,
            "sasl_plain_username": settings.kafka_username,
            "sasl_plain_password": settings.kafka_password.get_secret_value(),
        }
    return arguments


def broker_security(settings: ServiceSettings) -> BaseSecurity | None:
    """The same for FastStream."""
    context = _context(settings) if settings.kafka_security.endswith("SSL") else None
    if settings.kafka_security.startswith("SASL") and settings.kafka_password is not None:
        kinds = {"PLAIN": SASLPlaintext, "SCRAM-SHA-256": SASLScram256, "SCRAM-SHA-512": SASLScram512}
        return kinds[settings.kafka_sasl_mechanism](
            username=settings.kafka_username or "",
            password=settings.kafka_password.get_secret_value(),
            ssl_context=context,
            use_ssl=context is not None,
        )
    return None if context is None else BaseSecurity(ssl_context=context, use_ssl=True)


def _context(settings: ServiceSettings) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=None if settings.kafka_ca_file is None else str(settings.kafka_ca_file))
