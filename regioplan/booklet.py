"""The whole plan on one page, to print or to keep as a PDF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.safestring import SafeString
from wagtail.models import Page

from core.blocks.text import extract_text
from core.enums import RelatedKind
from core.glossary import matcher_for
from core.models import RelatedPage
from core.querysets import is_public, with_privacy
from core.rich_links import expand_all, page_url
from core.routing import absolute_url, language_of
from regioplan.models.words import GlossaryTerm
from regioplan.plan import Plan, newest_rows

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["BOOKLET", "BookletPart", "booklet_context"]

#: The name of the view in the address.
BOOKLET: Final = "boekje"


@dataclass(frozen=True, slots=True)
class BookletPart:
    """One building block or foundation with everything that paper shows of it."""

    page: Any
    path: str
    url: str
    answers: list[tuple[str, SafeString]]
    forerunners: list[Any]
    help: list[Any]
    words: list[Any]
    progress: Any | None

    @property
    def anchor(self) -> str:
        """Where the table of contents leads."""
        return f"deel-{self.page.pk}"


def _related(pages: list[Any]) -> dict[tuple[int, str], list[Any]]:
    """Public forerunners and help of many pages, in the order of the editor. Two queries."""
    kinds = [RelatedKind.FORERUNNER, RelatedKind.HELP]
    links = list(RelatedPage.objects.filter(page__in=[page.pk for page in pages], kind__in=kinds))
    wanted = Page.objects.filter(pk__in={link.target_id for link in links})
    targets = {row.pk: row for row in with_privacy(wanted) if is_public(row)}
    found: dict[tuple[int, str], list[Any]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (link.sort_order or 0, link.pk)):
        if link.target_id in targets:
            found[link.page_id, link.kind].append(targets[link.target_id])
    return found


def _words(pages: list[Any]) -> dict[int, list[Any]]:
    """Words of pages of one type. One query."""
    found: dict[int, list[Any]] = defaultdict(list)
    if pages:
        model = type(pages[0]).words.rel.related_model
        for row in model.objects.filter(page__in=[page.pk for page in pages]).select_related("term"):
            found[row.page_id].append(row.term)
    return found


def _used_words(texts: list[str], language: str) -> list[GlossaryTerm]:
    """The words of the glossary in these texts. One query."""
    matcher = matcher_for(language)
    keys = {hit.word.key for text in texts for hit in matcher.hits(text)}
    return list(GlossaryTerm.objects.filter(translation_key__in=keys, locale__language_code=language))


def _texts_of(index: Any, parts: list[BookletPart], texts: Iterable[str]) -> list[str]:
    """Everything that the booklet says."""
    lists = [extract_text(value) for value in (index.tasks, index.principles, index.steps)]
    own = [text for part in parts for text in (part.page.summary, extract_text(part.page.quotes))]
    notes = [part.progress.text for part in parts if part.progress]
    return [*map(str, texts), index.summary, *lists, *own, *notes]


def _parts(pages: list[Any], texts: dict[str, SafeString], request: HttpRequest) -> list[BookletPart]:
    """Parts of one type."""
    words, newest, related = _words(pages), newest_rows(pages), _related(pages)
    return [
        BookletPart(
            page=page,
            path=page_url(page, request),
            url=absolute_url(request, page_url(page, request)),
            answers=[(heading, texts[text]) for heading, text in page.answers() if text],
            forerunners=related[page.pk, RelatedKind.FORERUNNER],
            help=related[page.pk, RelatedKind.HELP],
            words=words[page.pk],
            progress=newest.get(page.pk),
        )
        for page in pages
    ]


def booklet_context(index: Any, plan: Plan, request: HttpRequest) -> dict[str, Any]:
    """Everything of the plan; as many queries for fourteen parts as for two."""
    sources = [index.ambition, *(text for page in plan.pages for _heading, text in page.answers())]
    texts = dict(zip(sources, map(SafeString, expand_all(sources)), strict=True))
    blocks, foundations = (_parts(pages, texts, request) for pages in (plan.blocks, plan.foundations))
    parts = [*blocks, *foundations]
    chosen = [word for part in parts for word in part.words]
    used = _used_words(_texts_of(index, parts, texts.values()), language_of(index))
    words = {word.pk: word for word in (*chosen, *used)}
    return {
        "ambition": texts[index.ambition],
        "block_parts": blocks,
        "foundation_parts": foundations,
        "booklet_words": sorted(words.values(), key=lambda word: (language_of(word), word.term.lower())),
    }
