"""`python -m ticketing`: run the service."""

from chassis.service import main
from ticketing.bootstrap import build_app
from ticketing.settings import Settings

if __name__ == "__main__":
    main(Settings, build_app)
