"""All pages of the service."""

from collections.abc import Awaitable, Callable

from fastapi import APIRouter

from chassis.core import Core
from chassis.web import Pages
from notifier.entrypoints import inbox_pages, leave_pages, operation_pages, preference_pages, why_pages
from notifier.entrypoints.deps import Deps


def routers(deps: Deps, pages: Pages, core: Core, mails_waiting: Callable[[], Awaitable[int]]) -> list[APIRouter]:
    """One router for each."""
    return [
        *inbox_pages.routers(deps, pages),
        preference_pages.router(deps, pages),
        leave_pages.router(deps, pages),
        why_pages.router(deps, pages),
        operation_pages.router(deps, pages, core, mails_waiting),
    ]
