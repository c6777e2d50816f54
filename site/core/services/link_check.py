"""Asking other websites whether an address still works: politely, and never an address inside our own network."""

from __future__ import annotations

import functools
import io
import socket
import threading
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urljoin, urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.models.checked_links import CheckedLink
from core.services.public_address import is_public

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Answer", "ask", "check_addresses"]

#: Seconds for one address: looking up the name, the page that it leads to, and asking twice, all together.
_LIMIT: Final = 20.0
_MOST_HOPS: Final = 5
#: Seconds between two questions to the same website.
_PAUSE: Final = 1.0
_PORTS: Final = {80, 443}
#: Answers of a website that works and won't talk to a program: nothing is known then.
_WONT_SAY: Final = {401, 403, 405, 406, 429, 503, 999}
_ASK_AGAIN: Final = 400
_ERROR: Final = 400
#: What a query may hold as it is (RFC 3986); other letters are written as their numbers.
_QUERY: Final = "/?%:@!$&'()*+,;=~"


class RefusedError(OSError):
    """An address that we never ask."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, or a few words about why there is none."""

    status: int | None = None
    fault: str = ""

    @property
    def is_broken(self) -> bool:
        """Whether a visitor would find nothing."""
        return self.status is None or (self.status >= _ERROR and self.status not in _WONT_SAY)


class _Clock:
    """The time that is left for one address. The limit of a socket does not do: it starts again with every byte."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left; when there are none, asking stops."""
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds


class _Reader(socket.SocketIO):
    """Reads from a website for as long as there is time."""

    def __init__(self, connected: socket.socket, clock: _Clock) -> None:
        super().__init__(connected, "r")
        self._connected, self._clock = connected, clock

    def readinto(self, buffer: Any) -> int | None:
        """What came in, if it came in time."""
        self._connected.settimeout(self._clock.left())
        return super().readinto(buffer)


def _public(host: str, port: int) -> list[Any]:
    """The places of a host on the public internet; anything else of it is refused."""
    places = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if not all(is_public(str(place[4][0])) for place in places):
        raise RefusedError
    return [place[4] for place in places]


def _look_up(host: str, port: int, clock: _Clock) -> list[Any]:
    """The same, within the time: the system's own look at a name can't be stopped, so then nobody waits for it."""
    found: list[list[Any] | Exception] = []

    def look() -> None:
        try:
            found.append(_public(host, port))
        except (OSError, ValueError) as error:
            found.append(error)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(clock.left())
    if not found:
        raise TimeoutError
    if isinstance(found[0], Exception):
        raise found[0]
    return found[0]


def _connect(host: str, port: int, clock: _Clock) -> socket.socket:
    """Connect to the place that was looked at, so that a second look can't give another one."""
    if port not in _PORTS:
        raise RefusedError
    fault: OSError = RefusedError()
    for place in _look_up(host, port, clock):
        try:
            connected = socket.create_connection(place[:2], clock.left())
        except OSError as error:  # a website with IPv6 on a machine without it has another place
            fault = error
        else:
            connected.settimeout(clock.left())  # of the greetings of HTTPS, and of the question
            return connected
    raise fault


def _response(connected: socket.socket, clock: _Clock, **rest: Any) -> HTTPResponse:
    """An answer that is read within the time."""
    response = HTTPResponse(connected, **rest)
    response.fp.close()
    response.fp = io.BufferedReader(_Reader(connected, clock))
    return response


def _send(method: str, url: str, clock: _Clock) -> tuple[int, str]:
    """The status, and the place that it leads to; the page itself is not read."""
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    port = parts.port or kind.default_port  # without one, the end of an IPv6 address would be taken for it
    connection: Any = kind(parts.hostname or "", port)
    # The only place where a connection is made.
    connection._create_connection = lambda address, *rest: _connect(address[0], address[1], clock)  # noqa: SLF001
    connection.response_class = functools.partial(_response, clock=clock)
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + (
        f"?{quote(parts.query, safe=_QUERY)}" if parts.query else ""
    )
    agent = f"WEL-linkcontrole/1.0 (+{settings.WAGTAILADMIN_BASE_URL})"
    try:
        connection.request(method, target, headers={"User-Agent": agent, "Accept": "*/*", "Connection": "close"})
        with connection.getresponse() as response:
            return response.status, response.getheader("Location") or ""
    finally:
        connection.close()


def _follow(method: str, url: str, clock: _Clock) -> int:
    """The status at the end of the redirects."""
    for _hop in range(_MOST_HOPS + 1):
        if urlsplit(url).scheme not in {"http", "https"}:
            raise RefusedError
        status, place = _send(method, url, clock)
        if status not in {301, 302, 303, 307, 308} or not place:
            return status
        url = urljoin(url, place)
    message = "too many redirects"
    raise HTTPException(message)


def ask(url: str, *, limit: float = _LIMIT) -> Answer:
    """Ask for the head of a page, and for the page itself when that gives an error; within so many seconds."""
    clock = _Clock(limit)
    try:
        status = _follow("HEAD", url, clock)
        return Answer(_follow("GET", url, clock) if status >= _ASK_AGAIN else status)
    except RefusedError:
        return Answer(fault=_("dit adres mag niet"))
    except TimeoutError:
        return Answer(fault=_("geen antwoord binnen %(seconds)g seconden") % {"seconds": limit})
    except socket.gaierror:
        return Answer(fault=_("deze website bestaat niet"))
    except (OSError, HTTPException, ValueError):
        return Answer(fault=_("geen verbinding"))


def check_addresses(
    *, addresses: Iterable[str], question: Callable[[str], Answer] = ask, pause: float = _PAUSE
) -> tuple[int, int]:
    """Ask them one by one and keep the answers; answers how many were asked and how many are broken.

    A row of an address that is not among these goes: no page links to it any more.
    """
    wanted = sorted(set(addresses))
    broken = 0
    last: dict[str, float] = {}
    for url in wanted:
        host = url.split("/", 3)[2].lower()
        wait = last.get(host, 0.0) + pause - time.monotonic()
        if host in last and wait > 0:
            time.sleep(wait)
        answer = question(url)
        last[host] = time.monotonic()
        broken += _keep(url, answer)
    CheckedLink.objects.exclude(url__in=wanted).delete()
    return len(wanted), broken


@transaction.atomic
def _keep(url: str, answer: Answer) -> bool:
    now = timezone.now()
    known = CheckedLink.objects.select_for_update().filter(url=url).first()
    since = (known.broken_since if known else None) or now
    values = {"status": answer.status, "fault": answer.fault, "checked_at": now}
    CheckedLink.objects.update_or_create(
        url=url, defaults={**values, "broken_since": since if answer.is_broken else None}
    )
    return answer.is_broken
