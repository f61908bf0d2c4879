"""What docs/publishing.md says for other languages, run as it stands: the notification arrives."""

import json
import os
import re
import shutil
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

GUIDE = Path(__file__).parents[2] / "docs" / "publishing.md"


def block(language: str, containing: str) -> str:
    """The guide's code block in that language that contains these words."""
    blocks = re.findall(rf"```{language}\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    return next(found for found in blocks if containing in found)


# REQ P-01
@pytest.mark.e2e
def test_an_order_published_with_kcat_reaches_the_buyers_inbox(stack: Any, tmp_path: Path) -> None:
    assert shutil.which("kcat"), "kcat is not installed: apt-get install kcat"
    ready = json.loads((stack.data / "ready.json").read_text(encoding="utf-8"))
    environment = os.environ | {"KAFKA": ready["kafka"]}
    # All as it stands but for the day: old news of a parcel is not told any more.
    fresh = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    event = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", fresh, block("json", "orders-o-2001-dispatched"))
    (tmp_path / "event.json").write_text(event, encoding="utf-8")
    for script in (block("sh", "ce_specversion"), block("sh", "event.json")):
        subprocess.run(["sh", "-c", script], env=environment, cwd=tmp_path, check=True)
    token = stack.saypro("token", "--as", "thandi").strip()
    request = Request(f"{stack.origin}/notifier/v1/notifications", headers={"Authorization": f"Bearer {token}"})
    deadline = time.monotonic() + 30
    found: set[str] = set()
    while time.monotonic() < deadline and len(found) < 2:
        with urlopen(request, timeout=10) as answer:
            items = json.load(answer)["items"]
        found = {item["event_id"] for item in items} & {"orders-o-2001-placed", "orders-o-2001-dispatched"}
        time.sleep(0.3)
    assert found == {"orders-o-2001-placed", "orders-o-2001-dispatched"}, stack.saypro(
        "explain", "orders-o-2001-dispatched"
    )
