"""Run the messaging service."""

from chassis.service import main
from messaging.bootstrap import build_app
from messaging.settings import Settings

if __name__ == "__main__":
    main(Settings, build_app)
