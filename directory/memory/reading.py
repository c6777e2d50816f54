"""From the database to what lists know of an entry: facts, so that names and hulpvragen may change later."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db.models import Q

from core.enums import TermKind
from core.models import PageTerm
from core.querysets import public_in_all_languages
from directory.enums import STOPPED, ServiceStatus
from directory.facets.facts import fact_facets
from directory.memory.fit import COLUMNS, fit_tokens
from directory.memory.table import Entry, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["DIGEST", "hours_token", "read_all", "read_some"]

DIGEST: Final = "service__digest"
_STATUS: Final = "service__status"
_LANGUAGE: Final = "locale__language_code"
_CHUNK: Final = 2_000
Token = tuple[str, str]


def _visible() -> Any:
    """Pages of help that is given, or will be, in all languages."""
    from directory.models import ServicePage

    pages = public_in_all_languages(ServicePage)
    return pages.exclude(service__status__in=STOPPED).exclude(service__do_not_list=True)


def _translated(keys: Any) -> dict[Any, set[str]]:
    """In which other languages these entries can be read, by their translation key."""
    from directory.models import ServicePage

    found: dict[Any, set[str]] = defaultdict(set)
    pages = ServicePage.objects.filter(live=True).exclude(locale__language_code=settings.LANGUAGE_CODE)
    if keys is not None:
        pages = pages.filter(translation_key__in=keys)
    for key, language in pages.values_list("translation_key", _LANGUAGE):
        found[key].add(language)
    return found


def _terms(pages: Any) -> dict[int, list[Token]]:
    """The terms of each page by the keys that are stored: those of translations too."""
    found: dict[int, list[Token]] = defaultdict(list)
    names = [kind.value for kind in TermKind]
    rows = PageTerm.objects.filter(page_id__in=pages.order_by().values("pk"))
    for page, *keys in rows.values_list("page_id", *(f"{name}_id" for name in names)).iterator(_CHUNK):
        found[page] += [(name, str(key)) for name, key in zip(names, keys, strict=True) if key is not None]
    return found


def hours_token(digest: Mapping[str, Any], status: str) -> str:
    """All that decides when one can reach an entry. Entries with equal hours share one."""
    told = {
        "hours": digest.get("hours") or {},
        "deviations": [row[:5] for row in digest.get("deviations", ())],
        "holidays": digest.get("holidays", ""),
        "phones": [1] if digest.get("phones") else [],
        "spots": [1] if digest.get("spots") else [],
        "active": status == ServiceStatus.ACTIVE,
    }
    return json.dumps(told, sort_keys=True, separators=(",", ":"))


def _place_tokens(digest: Mapping[str, Any]) -> Iterator[Token]:
    """Where help is given; a secret address is in no digest."""
    for city in digest.get("cities", ()):
        yield "city", city.casefold()
    for city, code in digest.get("spots", ()):
        yield "spot", f"{code}|{city}"
    if digest.get("spots"):
        yield "with", "spot"


def _tokens(row: Mapping[str, Any], terms: Iterable[Token], translated: Iterable[str]) -> Iterator[Token]:
    digest = row[DIGEST]
    yield "language", row[_LANGUAGE]
    yield "hours", hours_token(digest, row[_STATUS])
    yield from terms
    yield from _place_tokens(digest)
    yield from fit_tokens(row, digest)
    if row[_LANGUAGE] == settings.LANGUAGE_CODE:
        yield from (("translated", language) for language in translated)
    for group, part in (("area", "gemeenten"), ("question", "questions")):
        values = digest.get(part, ())
        yield from ((group, value) for value in values)
        if values:
            yield "with", group
    for facet in fact_facets():
        yield from facet.tokens(row)


def _entries(pages: Any, keys: Any) -> Iterator[Entry]:
    facets = (column for facet in fact_facets() for column in facet.columns)
    columns = dict.fromkeys(("pk", "title", "translation_key", "service_id", _LANGUAGE, DIGEST, *COLUMNS, *facets))
    terms, translated = _terms(pages), _translated(keys)
    shared: dict[Token, Token] = {}
    for row in pages.order_by().values(*columns).iterator(_CHUNK):
        tokens = _tokens(row, terms.get(row["pk"], ()), translated.get(row["translation_key"], ()))
        own = frozenset(shared.setdefault(token, token) for token in tokens)
        yield Entry(row["pk"], row["service_id"], sort_key(row["title"], row["pk"]), own)


def read_all() -> Iterator[Entry]:
    """Every entry that the public may find. Three queries."""
    return _entries(_visible(), None)


def read_some(*, pages: Iterable[int], services: Iterable[int]) -> list[Entry]:
    """These entries, of those that the public may find. Three queries."""
    from directory.models import ServicePage

    asked = Q(pk__in=list(pages)) | Q(service__in=list(services))
    keys = ServicePage.objects.filter(asked).order_by().values("translation_key")
    return list(_entries(_visible().filter(asked), keys))
