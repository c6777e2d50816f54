"""One result as the page shows it, from its document alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.formats import date_format
from django.utils.translation import get_language

from core.contact_sheets import contact_sheets, numbers_to_call
from core.routing import localized_path, source_language
from core.search import kind_label
from search.analysis.marking import snippet
from search.facets import facet_labels

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.utils.safestring import SafeString

    from core.contact_sheets import ContactSheet
    from search.models import SearchDocument
    from search.page.finding import Finding

__all__ = ["Group", "Hit", "groups_of"]

_FREE: Final = "gratis"
_SNIPPET: Final = 220


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. ``lang`` is filled when its words are in another language than the page, ``sheet`` on paper only.

    ``number`` can be called, ``speaks`` are the languages of the question that one may speak there.
    """

    title: str
    url: str
    kind_label: str
    icon: str
    theme: str
    snippet: SafeString
    lang: str
    place: str = ""
    day: str = ""
    free: str = ""
    sensitive: bool = False
    maybe: bool = False
    sheet: ContactSheet | None = None
    number: str = ""
    speaks: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Results in one language. ``lang`` is that language when it is not the language of the page."""

    lang: str
    hits: list[Hit]


def _hit(
    document: SearchDocument,
    finding: Finding,
    active: str,
    *,
    sheet: ContactSheet | None,
    number: str,
) -> Hit:
    return Hit(
        title=document.title,
        url=localized_path(document.url, document.language),
        kind_label=kind_label(document.kind),
        icon=document.icon,
        theme=document.theme_class,
        snippet=snippet(document.summary, finding.understood.marked, document.language, _SNIPPET),
        lang="" if document.language == active else document.language,
        place=document.place,
        day=date_format(document.date, "j F Y") if document.date else "",
        free=facet_labels("kosten").get(_FREE, "") if _FREE in document.costs else "",
        sensitive=document.sensitive,
        maybe=document.pk in finding.maybe,
        sheet=sheet,
        number=number,
        speaks=_speaks(document, finding),
    )


def _speaks(document: SearchDocument, finding: Finding) -> str:
    """Of the languages in which somebody asked, those that are spoken there; not Dutch, which always is."""
    asked = finding.understood.query.spoken
    labels = facet_labels("spreekt") if asked else {}
    return ", ".join(labels[code] for code in asked if code in document.spoken and code in labels)


def groups_of(finding: Finding, hide: Collection[str] = (), *, on_paper: bool = False) -> list[Group]:
    """The results of this page by language, in order; ``hide`` has addresses that stand above them already.

    ``on_paper`` asks the areas how one reaches them: nobody clicks there.
    """
    active = get_language() or source_language()
    found: list[Group] = []
    documents = finding.answer.documents
    keys = [(document.kind, document.key) for document in documents]
    sheets = contact_sheets(keys) if on_paper else {}
    numbers = {} if on_paper else numbers_to_call(keys)
    for document in documents:
        hit = _hit(
            document,
            finding,
            active,
            sheet=sheets.get(document.key),
            number=numbers.get(document.key, ""),
        )
        if hit.url in hide:
            continue
        if not found or found[-1].lang != hit.lang:
            found.append(Group(hit.lang, []))
        found[-1].hits.append(hit)
    return found
