"""Keeps the index on the server as the projection is. A save never fails and never waits long because of it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from search.engines.base import EngineError
from search.engines.elasticsearch.comparing import compare
from search.engines.elasticsearch.connection import breaker, client
from search.engines.elasticsearch.definition import alias
from search.engines.elasticsearch.documents import Operation, put_in, send
from search.engines.elasticsearch.rebuilding import Progress, rebuild, renew
from search.models import UnsentDocument

if TYPE_CHECKING:
    from search.mirrors import Gone
    from search.models import SearchDocument

__all__ = ["ElasticsearchMirror"]

logger = logging.getLogger(__name__)

_GROUP: Final = 200
#: So many documents that were kept go along with a later change: who saves should not wait for an outage of before.
_KEPT: Final = 50
_EXAMPLES: Final = 5


def _keep(keys: Iterable[str]) -> None:
    """Note what the server still has to hear."""
    UnsentDocument.objects.bulk_create([UnsentDocument(key=key) for key in keys], ignore_conflicts=True)


def _sent(operations: Sequence[tuple[str, Operation]]) -> bool:
    """Send one group, or note it for later. A server that is down is not asked."""
    keys = [key for key, _operation in operations]
    if not breaker.allows():
        _keep(keys)
        return False
    try:
        refused = send(client(), alias(), [operation for _key, operation in operations]).refused
    except EngineError as error:
        breaker.failed(str(error))
        _keep(keys)
        return False
    breaker.worked()
    _tell(refused)
    return True


def _tell(refused: dict[str, str]) -> None:
    if refused:
        key, fault = next(iter(refused.items()))
        logger.warning("Elasticsearch does not take %d documents; the first is %s: %s", len(refused), key, fault)


def _in_groups(operations: Sequence[tuple[str, Operation]]) -> None:
    groups = [operations[start : start + _GROUP] for start in range(0, len(operations), _GROUP)]
    answers = [_sent(group) for group in groups]
    if all(answers):
        _send_kept()


def _send_kept() -> None:
    """Some of what was kept while the server was down. It is noted again if that fails."""
    with transaction.atomic():
        keys = list(UnsentDocument.objects.order_by("pk").values_list("key", flat=True)[:_KEPT])
        if keys:
            UnsentDocument.objects.filter(key__in=keys).delete()
    if keys:
        _sent(list(zip(keys, renew(keys), strict=True)))


def _line(words: str, keys: Iterable[str]) -> list[str]:
    found = sorted(keys)
    some = ", ".join(found[:_EXAMPLES]) + (" …" if len(found) > _EXAMPLES else "")
    return [f"{words}: {len(found)} ({some})"] if found else []


class ElasticsearchMirror:
    """The copy of the projection on the server."""

    name = "Elasticsearch"

    def changed(self, documents: Sequence[SearchDocument]) -> None:
        """Send these documents; what can't be sent now follows with a later change."""
        _in_groups([(document.key, put_in(document)) for document in documents])

    def removed(self, gone: Sequence[Gone]) -> None:
        """Take these documents away; what can't be done now follows with a later change.

        One that came back meanwhile stays: its write may have reached the server before this.
        """
        keys = [document.key for document in gone]
        _in_groups(list(zip(keys, renew(keys), strict=True)))

    def rebuild(self, progress: Progress = iter) -> None:
        """Copy everything into a new index. Raises ``EngineError`` when that fails; the old index then stays."""
        noted = list(UnsentDocument.objects.values_list("pk", flat=True))
        _tell(rebuild(progress))
        UnsentDocument.objects.filter(pk__in=noted).delete()

    def check(self) -> Sequence[str]:
        """What is missing, stale or too much on the server. Raises ``EngineError`` when it does not answer."""
        noted = list(UnsentDocument.objects.values_list("pk", flat=True))
        found = compare(client(), alias())
        if not found:
            UnsentDocument.objects.filter(pk__in=noted).delete()
        return [
            *_line(_("ontbreekt"), found.missing),
            *_line(_("verouderd"), found.stale),
            *_line(_("te veel"), found.surplus),
        ]
