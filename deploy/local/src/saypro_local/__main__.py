"""`python -m saypro_local` is `saypro`."""

from saypro_local.cli import app

app()
