"""Structured logs: one JSON object a line, with service, instance, request and event ids, and no personal data.

Only ids, counts, names of types and durations are logged: never a message's text, an address or a name.
"""

import logging
import sys
from collections.abc import Mapping
from typing import Any

import structlog

_PERSONAL = frozenset(
    {"email", "phone", "text", "body", "name", "display_name", "address", "subject", "token", "password"}
)


def configure(*, service: str, instance: str, level: str) -> None:
    """Send this process's logs to standard error."""
    processors: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _mask,
        structlog.processors.format_exc_info,
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, *processors],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer()],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for noisy in ("aiokafka", "faststream", "httpx", "uvicorn.access", "pymongo", "asyncio"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    structlog.configure(
        processors=[
            structlog.stdlib.add_logger_name,
            *processors,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(service=service, instance=instance)


def _mask(_: Any, __: str, entry: Any) -> Mapping[str, Any]:
    """A last net: fields that are named like personal data are not written, whoever passed them."""
    for name in _PERSONAL & entry.keys():
        entry[name] = "[masked]"
    return entry  # type: ignore[no-any-return]
