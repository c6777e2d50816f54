"""From found documents to what the results page shows: tabs with counts, hits with marked words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.query_words import meaningful, words_of
from core.routing import localized_path, source_language
from core.search import kind_label, open_now_of
from search.engines.database import DatabaseEngine
from search.suggestions import better_spelling
from search.synonyms import other_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import QueryDict

    from core.search import OpenNow
    from search.models import SearchDocument

__all__ = ["Hit", "KindTab", "Results", "mark", "search"]

MAX_QUERY = 200
PER_PAGE = 10
_SNIPPET = 220
#: The parameter of the list of help, with the same meaning.
_NOW = ("nu", "open")


@dataclass(frozen=True, slots=True)
class Hit:
    """One result."""

    title: str
    url: str
    kind_label: str
    icon: str
    theme: str
    snippet: SafeString
    lang: str
    sensitive: bool = False
    maybe: bool = False


@dataclass(frozen=True, slots=True)
class KindTab:
    """One tab: a kind with its number of results."""

    label: str
    count: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Results:
    """The state of the results page; ``address`` holds the parameters that lead here.

    ``better`` is another spelling to try, only when nothing was found. ``open_now`` says whether only what can be
    reached now is shown, and ``open_url`` leads to that or back; empty when nothing that was found is ever open.
    """

    query: str
    better: str
    address: str
    total: int
    shown: int
    tabs: list[KindTab]
    hits: list[Hit]
    page: Page[SearchDocument]
    previous_url: str
    next_url: str
    open_url: str = ""
    open_now: bool = False


def mark(text: str, words: Sequence[str]) -> SafeString:
    """The text, escaped, with the words (and longer words that begin with them) inside <mark>."""
    short = text if len(text) <= _SNIPPET else text[:_SNIPPET].rsplit(" ", 1)[0] + "…"
    if not words:
        return escape(short)
    parts = re.split(rf"(\b(?:{'|'.join(map(re.escape, words))})\w*)", short, flags=re.IGNORECASE)
    marked = [f"<mark>{escape(part)}</mark>" if number % 2 else escape(part) for number, part in enumerate(parts)]
    return mark_safe("".join(marked))  # noqa: S308  # each part is escaped; only our own <mark> is added


def _address(query: str, kind: str, page: int = 1, *, now: bool = False) -> str:
    pairs = [("q", query)]
    if kind:
        pairs.append(("soort", kind))
    if now:
        pairs.append(_NOW)
    if page > 1:
        pairs.append(("page", str(page)))
    return f"?{urlencode(pairs)}"


def _hit(document: SearchDocument, words: Sequence[str], active: str, *, maybe: bool) -> Hit:
    return Hit(
        maybe=maybe,
        title=document.title,
        url=localized_path(document.url, document.language),
        kind_label=kind_label(document.kind),
        icon=document.icon,
        theme=document.theme_class,
        sensitive=document.sensitive,
        snippet=mark(document.summary, words),
        lang="" if document.language == active else document.language,
    )


def _once(documents: Sequence[SearchDocument]) -> list[SearchDocument]:
    """Each thing once, however many translations of it were found; the first wins."""
    found: dict[str, SearchDocument] = {}
    for document in documents:
        found.setdefault(document.translation_key or document.key, document)
    return list(found.values())


def _open_first(documents: list[SearchDocument], tell: OpenNow) -> tuple[list[SearchDocument], set[str]]:
    """What can be reached now, then what may be, and the keys of the last."""
    states = tell([document.key for document in documents])
    maybe = {document.key for document in documents if states.get(document.key) is None}
    open_ones = [document for document in documents if states.get(document.key) is not False]
    return sorted(open_ones, key=lambda document: document.key in maybe), maybe


def _kind_that_opens(kind: str, counts: Counter[str]) -> str:
    """The kind for the filter "nu open": the chosen one, or without a choice the first that is ever open."""
    return next((slug for slug in ([kind] if kind else counts) if open_now_of(slug) is not None), "")


def search(params: QueryDict) -> Results:
    """Search by the parameters of the address (q, soort, nu, page). Any value is fine; unknown ones are ignored."""
    query = " ".join(params.get("q", "").replace("\0", " ").split())[:MAX_QUERY]
    active = get_language() or source_language()
    languages = list(dict.fromkeys((active, source_language())))
    found = _once(DatabaseEngine().search(query, languages=languages).documents)
    counts = Counter(document.kind for document in found)
    kind = params.get("soort", "") if params.get("soort", "") in counts else ""
    chosen = [document for document in found if not kind or document.kind == kind]
    opens, tell = _kind_that_opens(kind, counts), open_now_of(kind)
    now, maybe = tell is not None and params.get(_NOW[0]) == _NOW[1], set[str]()
    if now and tell is not None:
        chosen, maybe = _open_first(chosen, tell)
    page = Paginator(chosen, PER_PAGE).get_page(params.get("page"))
    words = meaningful(words_of(query))
    words += [word for other in other_words(words, languages=languages) for word in other]
    tabs = [KindTab(_("Alles"), len(found), _address(query, ""), not kind)]
    tabs += [
        KindTab(kind_label(slug), count, _address(query, slug), slug == kind) for slug, count in counts.most_common()
    ]
    return Results(
        query=query,
        better="" if found else better_spelling(query, languages=languages),
        address=_address(query, kind, page.number, now=now) if query else "",
        total=len(found),
        shown=len(chosen),
        tabs=tabs if found else [],
        hits=[_hit(document, words, active, maybe=document.key in maybe) for document in page.object_list],
        page=page,
        previous_url=_address(query, kind, page.number - 1, now=now) if page.has_previous() else "",
        next_url=_address(query, kind, page.number + 1, now=now) if page.has_next() else "",
        open_url=_address(query, opens, now=not now) if opens else "",
        open_now=now,
    )
