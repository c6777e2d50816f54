"""A mail server that can be told to misbehave."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller

if TYPE_CHECKING:
    from email.message import EmailMessage

    from aiosmtpd.smtp import SMTP, Envelope, Session

__all__ = ["Sink", "free_port", "running_sink"]


@dataclass
class Sink:
    """An SMTP server on a free port. ``replies`` are used up one a mail; after that every mail is accepted."""

    port: int
    mails: list[EmailMessage] = field(default_factory=list)
    replies: deque[str] = field(default_factory=deque)
    refused: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    hold_before: threading.Event | None = None
    hold_after: threading.Event | None = None
    data_seen: threading.Event = field(default_factory=threading.Event)
    controller: Controller | None = None

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Refuse the addresses in ``refused`` with their reply."""
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the mail, or answer with the next of ``replies``; wait when told to."""
        content = envelope.content
        assert isinstance(content, bytes)
        reply = self.replies.popleft() if self.replies else "250 OK"
        await self._wait(self.hold_before)
        if self.delay:
            await _sleep(self.delay)
        if reply.startswith("2"):
            self.mails.append(message_from_bytes(content, policy=policy.default))
        await self._wait(self.hold_after)
        return reply

    async def _wait(self, event: threading.Event | None) -> None:
        if event is None:
            return
        self.data_seen.set()
        while not event.is_set():
            await _sleep(0.01)

    def start(self) -> None:
        """Listen."""
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def stop(self) -> None:
        """Be gone; connections are refused."""
        if self.controller is not None:
            self.controller.stop()
            self.controller = None

    @property
    def message_ids(self) -> list[str]:
        """What was accepted, in order of arrival."""
        return [mail["Message-ID"] for mail in self.mails]


async def _sleep(seconds: float) -> None:
    await asyncio.sleep(seconds)


def free_port() -> int:
    """A port on which nothing listens."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_sink(settings: Any) -> Iterator[Sink]:
    """A mail server that runs, and the settings that lead to it."""
    server = Sink(port=free_port())
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT = 5
    server.start()
    try:
        yield server
    finally:
        server.stop()
