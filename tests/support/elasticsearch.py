"""A real Elasticsearch, ways to make it misbehave, and documents to find in it."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from search.analysis import analyser_for
from search.models import SearchDocument, SearchState
from search.query import Branch, Part, Query, Way
from tests.support.needs import missing
from tests.support.smtp import free_port

__all__ = ["Proxy", "add_document", "asks", "running_proxy", "secure_node", "server_settings", "server_url"]


def server_url(major: int) -> str:
    """The address of a server of this version. ``none`` says that it can't run here, for want of a Java."""
    name = f"ELASTICSEARCH_{major}_URL"
    found = os.environ.get(name) or missing(f"{name} names no Elasticsearch {major}")
    if found == "none":
        pytest.skip(f"Elasticsearch {major} can't run on this machine")
    return found


@dataclass(frozen=True)
class SecureNode:
    """A server with TLS and passwords: its address, the file with its certificate, the password of ``elastic``."""

    url: str
    ca: str
    password: str


def secure_node() -> SecureNode:
    """The server that asks who you are."""
    name = "ELASTICSEARCH_SECURE"
    parts = (os.environ.get(name) or missing(f"{name} names no Elasticsearch with TLS")).split()
    with open(parts[2], encoding="ascii") as file:  # noqa: PTH123  # a path from the environment
        return SecureNode(parts[0], parts[1], file.read().strip())


def server_settings(url: str, **values: Any) -> dict[str, Any]:
    """The setting ``ELASTICSEARCH`` for a server, with an index that nobody else has.

    On a busy machine an answer may take long: tests of slow servers say how long they wait.
    """
    index = f"test-{uuid4().hex[:12]}"
    setting = {"url": url, "user": "", "password": "", "api_key": "", "ca": "", "timeout": 60.0, "index": index}
    return {**setting, **values}


@dataclass
class Proxy:
    """Stands before a server. Answers wait for ``fast``, or for ``delay`` seconds; ``close`` refuses everybody."""

    target: tuple[str, int]
    port: int = field(default_factory=free_port)
    fast: threading.Event = field(default_factory=threading.Event)
    connections: int = 0
    delay: float = 0.0
    _listening: socket.socket | None = None
    _open: list[socket.socket] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Let questions through."""
        self.fast.set()
        self._listening = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, args=(self._listening,), daemon=True).start()

    def close(self) -> None:
        """Be gone, also for who is connected."""
        self.fast.set()
        for one in (self._listening, *self._open):
            if one is not None:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
                one.close()
        self._listening = None
        self._open.clear()

    def _accept(self, listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                visitor, _address = listening.accept()
                self.connections += 1
                server = socket.create_connection(self.target)
                self._open += [visitor, server]
                for one, other, waits in ((visitor, server, False), (server, visitor, True)):
                    threading.Thread(target=self._pass_on, args=(one, other, waits), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket, waits: bool) -> None:
        with suppress(OSError):
            while data := one.recv(65_536):
                if waits:
                    self.fast.wait(30)
                    time.sleep(self.delay)
                other.sendall(data)
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)


@contextmanager
def running_proxy(url: str) -> Iterator[Proxy]:
    """A proxy before the server at this address."""
    parts = urlsplit(url)
    proxy = Proxy(target=(parts.hostname or "", parts.port or 0))
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.close()


def _next_version() -> int:
    state, _made = SearchState.objects.get_or_create(pk=1)
    state.version += 1
    state.save()
    return state.version


def add_document(key: str, title: str = "", **values: Any) -> SearchDocument:
    """A document with the tokens of its texts, as the projection would write it; again for a key changes it.

    ``facets`` has tokens.
    """
    language = values.pop("language", "nl")
    facets = values.pop("facets", "")
    texts = {"title": title, "terms": "", "summary": "", "body": ""} | {
        name: values.pop(name) for name in ("terms", "summary", "body") if name in values
    }
    analyser = analyser_for(language)
    document, _made = SearchDocument.objects.update_or_create(
        key=key,
        defaults={
            "kind": "hulp",
            "language": language,
            "url": f"/{key}/",
            "version": _next_version(),
            "index_facets": f"taal_{language} {facets}",
            **texts,
            **{f"index_{name}": analyser.index_text(text) for name, text in texts.items()},
            **values,
        },
    )
    return document


def asks(*words: str, language: str = "nl", **values: Any) -> Query:
    """A question for documents with all these words; a word in quotes may be several, side by side."""
    parts = tuple(Part(word, (Way(tuple(word.split()), phrase=" " in word),)) for word in words)
    return Query(text=" ".join(words), branches=(Branch(language, parts),), **values)
