"""HTTP for every service: API, pages, sign-in and live streams. `README.md` beside this file is the guide."""

from chassis.web.app import create_app
from chassis.web.assets import Assets
from chassis.web.csrf import csrf_exempt
from chassis.web.idempotency import Idempotent, IdempotentCommand
from chassis.web.live_stream import EVENT_STREAM, LiveEvent, event_stream, last_event_id
from chassis.web.models import RequestModel
from chassis.web.pages import Pages, is_fragment, toast
from chassis.web.principal import Admin, Agent, Manager, MaybeSignedIn, Principal, SignedIn, require_role
from chassis.web.problem import Problem
from chassis.web.settings import WebSettings

__all__ = [
    "EVENT_STREAM",
    "Admin",
    "Agent",
    "Assets",
    "Idempotent",
    "IdempotentCommand",
    "LiveEvent",
    "Manager",
    "MaybeSignedIn",
    "Pages",
    "Principal",
    "Problem",
    "RequestModel",
    "SignedIn",
    "WebSettings",
    "create_app",
    "csrf_exempt",
    "event_stream",
    "is_fragment",
    "last_event_id",
    "require_role",
    "toast",
]
