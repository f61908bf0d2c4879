"""A browser without JavaScript."""

import re
from collections.abc import Callable
from typing import Any

import pytest

HTML = {"Accept": "text/html"}


class Browser:
    """Keeps the session cookie and sends forms as they stand in the page."""

    def __init__(self, running: Any, user_id: str) -> None:
        token = running.headers(user_id)["Authorization"].removeprefix("Bearer ")
        self.client = running.anonymous()
        self.client.cookies.set("saypro_session", token)
        self.page = ""

    async def get(self, path: str) -> str:
        answer = await self.client.get(path, headers=HTML)
        assert answer.status_code == 200, answer.text
        self.page = answer.text
        return self.page

    async def send(self, action: str, within: str = "", **fields: Any) -> str:
        """Send the form with this action (the first whose markup holds `within`)."""
        form = next(
            one
            for one in re.findall(r"<form.*?</form>", self.page, re.DOTALL)
            if f'action="{action}"' in one and within in one
        )
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
        answer = await self.client.post(action, data={**hidden, **fields}, headers=HTML)
        assert answer.status_code == 303, answer.text
        return await self.get(answer.headers["location"])


@pytest.fixture
def browser(running: Any) -> Callable[[str], Browser]:
    """Somebody's browser, signed in."""
    return lambda user_id: Browser(running, user_id)
