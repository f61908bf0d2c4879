"""`python -m notifier` runs the service."""

from chassis.service import main
from notifier.bootstrap import build_app
from notifier.settings import Settings

main(Settings, build_app)
