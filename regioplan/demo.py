"""How the demo makes the Regioplan and the glossary."""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale

from core.blocks.convert import markdown_to_html
from core.demo import ContentItem, DemoContext, PageType, RowType, register_page_type, register_row_type
from core.demo.validate import check
from regioplan.models import BuildingBlockPage, FoundationPage, GlossaryTerm, RegioplanIndexPage

__all__ = ["register"]


def _pictogram(page: Any, item: ContentItem, context: DemoContext) -> None:
    page.pictogram = item.head.get("icon", "")


def _find_term(item: ContentItem) -> GlossaryTerm:
    """The word at the address of the item, or a new one."""
    locale = Locale.objects.get(language_code=item.language)
    found = GlossaryTerm.objects.filter(slug=item.slug, locale=locale).first()
    return found or GlossaryTerm(locale=locale)


def _load_term(term: GlossaryTerm, item: ContentItem, context: DemoContext) -> None:
    """Fill and save a word."""
    term.slug = item.slug
    term.term = item.head["term"]
    term.short = str(item.head["short"]).strip()
    term.abbreviation = item.head.get("abbreviation") or ""
    term.synonyms = "\n".join(item.head.get("synonyms") or [])
    term.examples = "\n".join(item.head.get("examples") or [])
    term.text = markdown_to_html(item.body)
    check(term, item, exclude=("locale", "translation_key"))
    term.save()


def _link_terms(term: GlossaryTerm, item: ContentItem) -> None:
    """Link to the other words; one that does not exist is an error."""
    slugs = item.head.get("see_also") or []
    found = {row.slug: row for row in GlossaryTerm.objects.filter(slug__in=slugs, locale=term.locale)}
    for slug in slugs:
        if slug not in found:
            msg = f"'see_also': het woord '{slug}' bestaat niet"
            raise item.error(msg)
    term.see_also.set(found.values())


def register() -> None:
    """Make the types known to the demo."""
    register_page_type(PageType("regioplan_index", RegioplanIndexPage, "/"))
    fields = ("number", "what", "do", "notice")
    register_page_type(PageType("building_block", BuildingBlockPage, "/regioplan/", fields, _pictogram))
    register_page_type(PageType("foundation", FoundationPage, "/regioplan/", fields, _pictogram))
    register_row_type(RowType("term", _find_term, _load_term, _link_terms))
