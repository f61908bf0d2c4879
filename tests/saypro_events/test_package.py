"""What the package needs, and what it does when it is imported: pydantic alone, and nothing."""

import subprocess
import sys

import saypro_events

WITHOUT_KAFKA = (
    "saypro_events, saypro_events.testing, saypro_events.generate.artifacts, saypro_events.compat.releases, "
    "saypro_events.ids, saypro_events.personal, saypro_events.security"
)


# REQ P-01
def test_contracts_need_no_kafka_client() -> None:
    code = f"import sys, {WITHOUT_KAFKA}; print(sorted({{'aiokafka', 'faststream', 'motor'}} & set(sys.modules)))"
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert finished.stdout.strip() == "[]"


def test_what_is_promised_is_there() -> None:
    assert all(hasattr(saypro_events, name) for name in saypro_events.__all__)
