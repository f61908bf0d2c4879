"""Run the sla-monitor service."""

from chassis.service import main
from sla_monitor.bootstrap import build_app
from sla_monitor.settings import Settings

if __name__ == "__main__":
    main(Settings, build_app)
