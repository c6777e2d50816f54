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
from core.search import kind_label
from search.engines import get_engine
from search.suggestions import better_spelling
from search.synonyms import other_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import QueryDict

    from search.models import SearchDocument

__all__ = ["Hit", "KindTab", "Results", "mark", "search"]

MAX_QUERY = 200
PER_PAGE = 10
_SNIPPET = 220


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

    ``better`` is another spelling to try, only when nothing was found.
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


def mark(text: str, words: Sequence[str]) -> SafeString:
    """The text, escaped, with the words (and longer words that begin with them) inside <mark>."""
    short = text if len(text) <= _SNIPPET else text[:_SNIPPET].rsplit(" ", 1)[0] + "…"
    if not words:
        return escape(short)
    parts = re.split(rf"(\b(?:{'|'.join(map(re.escape, words))})\w*)", short, flags=re.IGNORECASE)
    marked = [f"<mark>{escape(part)}</mark>" if number % 2 else escape(part) for number, part in enumerate(parts)]
    return mark_safe("".join(marked))  # noqa: S308  # each part is escaped; only our own <mark> is added


def _address(query: str, kind: str, page: int = 1) -> str:
    pairs = [("q", query)]
    if kind:
        pairs.append(("soort", kind))
    if page > 1:
        pairs.append(("page", str(page)))
    return f"?{urlencode(pairs)}"


def _hit(document: SearchDocument, words: Sequence[str], active: str) -> Hit:
    return Hit(
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


def search(params: QueryDict) -> Results:
    """Search by the parameters of the address (q, soort, page). Any value is fine; unknown kinds are ignored."""
    query = " ".join(params.get("q", "").replace("\0", " ").split())[:MAX_QUERY]
    active = get_language() or source_language()
    languages = list(dict.fromkeys((active, source_language())))
    found = _once(get_engine().search(query, languages=languages).documents)
    counts = Counter(document.kind for document in found)
    kind = params.get("soort", "") if params.get("soort", "") in counts else ""
    chosen = [document for document in found if not kind or document.kind == kind]
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
        address=_address(query, kind, page.number) if query else "",
        total=len(found),
        shown=len(chosen),
        tabs=tabs if found else [],
        hits=[_hit(document, words, active) for document in page.object_list],
        page=page,
        previous_url=_address(query, kind, page.number - 1) if page.has_previous() else "",
        next_url=_address(query, kind, page.number + 1) if page.has_next() else "",
    )
