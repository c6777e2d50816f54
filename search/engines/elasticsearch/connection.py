"""The way to the server: one client a process, and its faults in words that hold nothing secret.

The client is imported at the first question, not at the start: a site without a server never loads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.core.signals import setting_changed

from search.engines.base import EngineError, QuestionError
from search.engines.breaker import Breaker
from search.engines.patience import patience

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

__all__ = ["breaker", "client", "configured", "prefix", "refusal", "reported", "timeout"]


def configured() -> dict[str, Any]:
    """The settings of the server; empty where there is none."""
    found: dict[str, Any] = settings.ELASTICSEARCH
    return found


def prefix() -> str:
    """What the names of our indexes begin with."""
    return f"{configured()['index']}-documents"


def timeout() -> float:
    """Seconds that a page of a visitor, or one question of an editor, waits at most."""
    return float(configured()["timeout"])


#: Questions and writes of this process share what they know of the server.
breaker: Final = Breaker("Elasticsearch", most=timeout)


def client() -> Elasticsearch:
    """The client. A page that waited already waits no longer than what is left of its time."""
    page = patience()
    if page is None or not page.waited:
        return _client()
    left = page.left(timeout())
    if not left:
        message = "its answers take too long"
        raise EngineError(message)
    return _client().options(request_timeout=left)


@cache
def _client() -> Elasticsearch:
    """It tries once: who asks knows better whether to ask again. Threads share it."""
    from elasticsearch import Elasticsearch

    found = configured()
    options: dict[str, Any] = {"ca_certs": found["ca"]} if found["ca"] else {}
    if found["api_key"]:
        options["api_key"] = found["api_key"]
    elif found["user"]:
        options["basic_auth"] = (found["user"], found["password"])
    return Elasticsearch(
        found["url"], request_timeout=timeout(), max_retries=0, retry_on_timeout=False, meta_header=False, **options
    )


def _forget(*, setting: str, **_kwargs: Any) -> None:
    """Tests lead to another server."""
    if setting == "ELASTICSEARCH":
        if _client.cache_info().currsize:
            _client().close()
        _client.cache_clear()
        breaker.worked()


setting_changed.connect(_forget, dispatch_uid="search-elasticsearch-client")


def refusal(status: int, name: str = "a question") -> EngineError:
    """What it means that the server answers with this status; ``name`` is the kind of the fault."""
    if status == HTTPStatus.NOT_FOUND:
        return EngineError("it has no index for this version of the site: run search_rebuild")
    return (QuestionError if status == HTTPStatus.BAD_REQUEST else EngineError)(f"{name} ({status})")


@contextmanager
def reported() -> Iterator[None]:
    """Faults of the server and of the way to it become ``EngineError``.

    Only the kind of the fault and the status are told: an answer of the server may repeat what was asked. The page that
    is being made notes how long it waited.
    """
    from elasticsearch import ApiError, TransportError

    page = patience()
    try:
        with page.waiting() if page is not None else nullcontext():
            yield
    except ApiError as error:
        raise refusal(error.meta.status, type(error).__name__) from None
    except (TransportError, OSError, ValueError) as error:
        raise EngineError(type(error).__name__) from None
