"""The web server on one's own machine, and beside it what a real site leaves to cron: mail and other chores."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connections
from gunicorn.app.base import BaseApplication

from core.services.mail import send_due
from core.services.retention import purge_expired
from readability.services import store_missing

if TYPE_CHECKING:
    from types import FrameType

__all__ = ["Chore", "chores", "run_due", "serve"]

logger = logging.getLogger(__name__)

_WORKERS, _THREADS = 2, 4
_ROUND_SECONDS = 5.0
_STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@dataclass(slots=True)
class Chore:
    """Something to do every so many seconds, the first time at once."""

    name: str
    every: float
    run: Callable[[], object]
    due: float = 0.0


def chores() -> list[Chore]:
    """What keeps a site true while it runs."""
    return [
        Chore("mail", _ROUND_SECONDS, send_due),
        Chore("publishing", 60, lambda: call_command("publish_scheduled", verbosity=0)),
        Chore("judging", 300, store_missing),
        Chore("wiping", 24 * 3600, purge_expired),
    ]


def run_due(todo: list[Chore], now: float) -> None:
    """Do what is due; what fails is logged and gets its next turn, whatever the fault: the site stays up."""
    for chore in todo:
        if now < chore.due:
            continue
        chore.due = now + chore.every
        try:
            close_old_connections()
            chore.run()
        except Exception:
            logger.exception("The chore %s failed; it is tried again later", chore.name)


class _Server(BaseApplication):
    """Gunicorn in this process: Django is loaded already, so the workers are there at once."""

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__()

    def load_config(self) -> None:
        """This computer only, a few workers, no access log (ours has no personal data)."""
        self.cfg.set("bind", f"127.0.0.1:{self.port}")
        self.cfg.set("workers", _WORKERS)
        self.cfg.set("threads", _THREADS)
        self.cfg.set("loglevel", "warning")
        self.cfg.set("control_socket_disable", True)  # noqa: FBT003  # it would write in the home folder

    def load(self) -> Any:
        """The site."""
        return get_wsgi_application()


def serve(port: int) -> int:
    """Run the web server in a child process and the chores in this one, until either is told to stop.

    However this process ends, it takes the server along: a server that nobody knows of would keep the port.
    """
    stopping = threading.Event()
    server = _start(port, stopping)
    status: int | None = None
    try:
        todo = chores()
        while status is None and not stopping.wait(_ROUND_SECONDS):
            status = _ended(server)
            if status is None:
                run_due(todo, time.monotonic())
    finally:
        if status is None:
            os.kill(server, signal.SIGTERM)
            status = os.waitpid(server, 0)[1]
    return max(os.waitstatus_to_exitcode(status), 0)


def _start(port: int, stopping: threading.Event) -> int:
    """The process of the server. Signals wait until both processes know what to do with them."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    connections.close_all()
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOP_SIGNALS)
    server = os.fork()
    for number in _STOP_SIGNALS:
        signal.signal(number, signal.SIG_DFL if server == 0 else stop)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOP_SIGNALS)
    if server == 0:
        sys.exit(_Server(port).run())
    return server


def _ended(server: int) -> int | None:
    """How the server ended; None while it runs."""
    pid, status = os.waitpid(server, os.WNOHANG)
    return status if pid else None
