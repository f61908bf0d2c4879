"""`python -m saypro_local.devtools`: started by `saypro up`."""

import os
import sys

import uvicorn

from saypro_local.devtools.app import build_devtools
from saypro_local.devtools.settings import read_settings
from saypro_local.errors import CannotStart
from saypro_local.mail.store import MailStore
from saypro_local.ports import LOOPBACK


def main() -> int:
    """Run until SIGTERM; exit code 2 with one line for a wrong setting."""
    try:
        settings = read_settings(os.environ)
    except CannotStart as error:
        sys.stderr.write(f"{error}\n")
        return 2
    app = build_devtools(settings, MailStore(settings.data / "mail"))
    uvicorn.run(
        app,
        host=LOOPBACK,
        port=settings.http_port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
