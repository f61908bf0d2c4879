"""The whole local stack, started as a user starts it, and people in real browsers."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect, sync_playwright

from saypro_local.ports import free_ports

ROOT = Path(__file__).parents[2]
ARTIFACTS = ROOT / "tests" / "artifacts"
SAYPRO = Path(sys.executable).with_name("saypro")
READY_SECONDS = 120
CHROMIUM = os.environ.get("SAYPRO_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# What is waited for goes through Kafka and other services: a slow machine may need longer than the five seconds.
expect.set_options(timeout=20_000)


@dataclass(frozen=True)
class Stack:
    """A running `saypro up`."""

    origin: str
    data: Path

    def saypro(self, *arguments: str, stdin: str = "") -> str:
        """Run another `saypro` command against it; its output."""
        done = subprocess.run(
            [SAYPRO, *arguments, "--data", self.data], input=stdin, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def publish(self, *events: dict[str, Any]) -> None:
        """`saypro publish -`: events as another service publishes them."""
        self.saypro("publish", "-", stdin="\n".join(json.dumps(event) for event in events))

    def mails(self, to: str) -> list[dict[str, Any]]:
        """What arrived in a mailbox, newest first, each with its text and HTML."""
        listed = self._json(f"/dev/mail/messages.json?to={to}")["messages"]
        return [self._json(f"/dev/mail/messages/{mail['id']}.json") for mail in listed]

    def wait_for_mail(self, to: str, wanted: Callable[[dict[str, Any]], bool], seconds: float = 60) -> dict[str, Any]:
        """The newest mail to someone that is `wanted`."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for mail in self.mails(to):
                if wanted(mail):
                    return mail
            time.sleep(0.5)
        subjects = [mail["subject"] for mail in self.mails(to)]
        pytest.fail(f"no such mail to {to} within {seconds:g} s; there are {subjects}")

    def _json(self, path: str) -> Any:
        with urlopen(self.origin + path, timeout=10) as answer:
            return json.load(answer)


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """SAYPRO_E2E_DATA names the data folder of a stack that runs already, for writing tests."""
    if given := os.environ.get("SAYPRO_E2E_DATA"):
        ready = json.loads((Path(given) / "ready.json").read_text(encoding="utf-8"))
        yield Stack(ready["origin"], Path(given))
        return
    data = Path(tempfile.mkdtemp(prefix="saypro-e2e-"))
    log = ARTIFACTS / "saypro-up.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("w") as output:
        command = [SAYPRO, "up", "--port", str(free_ports(1)[0]), "--data", data]
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            ready = _wait_until_ready(process, data / "ready.json", log)
            yield Stack(ready["origin"], data)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)
            for part in (data / "logs").glob("*.log"):
                shutil.copy(part, ARTIFACTS)
            shutil.rmtree(data, ignore_errors=True)


def _wait_until_ready(process: subprocess.Popen[bytes], ready: Path, log: Path) -> dict[str, Any]:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if ready.exists():
            content: dict[str, Any] = json.loads(ready.read_text(encoding="utf-8"))
            try:
                urlopen(content["origin"] + "/dev/mail/messages.json", timeout=5).close()
            except URLError:
                continue
            return content
        time.sleep(0.2)
    pytest.fail(f"`saypro up` was not ready:\n{log.read_text(encoding='utf-8')[-3000:]}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def ticket_number() -> Callable[[Page], str]:
    """The number of the ticket beside the open conversation, once it is there."""
    pattern = re.compile(r"SP-\w{4}-\w{4}-\w")

    def number(page: Page) -> str:
        side = page.locator("#talk-side")
        expect(side).to_contain_text(pattern, timeout=30_000)
        found = pattern.search(side.inner_text())
        assert found is not None
        return found[0]

    return number


@pytest.fixture(scope="session")
def artifacts() -> Path:
    """Where pictures and logs go."""
    ARTIFACTS.mkdir(exist_ok=True)
    return ARTIFACTS


Enter = Callable[..., Page]


@pytest.fixture(scope="session")
def cookies() -> dict[str, StorageState]:
    """What the browser of each persona keeps once they have signed in: only the first time takes the form."""
    return {}


@pytest.fixture
def enter(stack: Stack, chromium: Browser, cookies: dict[str, StorageState]) -> Iterator[Enter]:
    """`enter("u-thandi", "/messaging/")`: a browser of their own in which they are signed in.

    Nothing in it moves by itself, so that axe measures the colours that a person sees, and not those on the way there.
    Anything that the browser reports as an error (a script's, the content security policy's) fails the test.
    """
    contexts = []
    complaints: list[str] = []

    def sign_in(
        persona: str,
        path: str = "/messaging/",
        *,
        width: int = 1440,
        height: int = 900,
        scheme: str = "light",
        **more: Any,
    ) -> Page:
        context = chromium.new_context(
            base_url=stack.origin,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
            storage_state=cookies.get(persona),
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: complaints.append(f"{persona} {page.url}: {error}"))
        page.on("console", lambda said: _note(complaints, persona, page, said.type, said.text))
        page.goto(path)
        if persona not in cookies:
            page.locator(f'button[value="{persona}"]').click()
            page.wait_for_url(f"**{path}**")
            cookies[persona] = {"cookies": context.storage_state()["cookies"]}
        return page

    yield sign_in
    for context in contexts:
        context.close()
    assert complaints == []


def _note(complaints: list[str], persona: str, page: Page, kind: str, text: str) -> None:
    if kind == "error" and "Content Security Policy" in text:
        complaints.append(f"{persona} {page.url}: {text}")
