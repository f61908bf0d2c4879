"""Options that several subcommands have."""

from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[Path, typer.Option(help="Data folder of the local stack.", envvar="SAYPRO_DATA")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON, for tools.")]
