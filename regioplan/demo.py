"""How the demo makes the Regioplan and the glossary."""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale

from core.blocks.convert import markdown_to_html
from core.demo import ContentItem, DemoContext, PageType, RowType, register_page_type, register_row_type
from core.demo.dates import parse_date
from core.demo.validate import check, check_names
from regioplan.models import BuildingBlockPage, FoundationPage, GlossaryTerm, RegioplanIndexPage

__all__ = ["register"]


_PROGRESS_NAMES = ("date", "state", "text", "sample")


def _confirm_easy_text(page: Any, item: ContentItem, context: DemoContext) -> None:
    """A version in the file belongs to the text in the file."""
    page.confirm_easy_text()


def _progress(page: Any, item: ContentItem, context: DemoContext) -> None:
    """The notes about how far a part is."""
    rows = []
    for number, entry in enumerate(item.head.get("progress") or []):
        at = ("progress", number)
        check_names(entry, _PROGRESS_NAMES, item, at=at)
        day = item.value(parse_date, entry.get("date"), context.anchor, at=(*at, "date"))
        row = type(page).progress.rel.related_model(
            date=day, state=entry.get("state") or "", text=entry.get("text") or "", sample=bool(entry.get("sample"))
        )
        check(row, item, at=at, exclude=("page",))
        rows.append(row)
    page.progress = rows


def _words(page: Any, item: ContentItem) -> None:
    """The words of the glossary; one that does not exist is an error."""
    slugs = item.head.get("words") or []
    known = {term.slug: term for term in GlossaryTerm.objects.filter(slug__in=slugs, locale=page.locale)}
    rows = []
    for order, slug in enumerate(slugs):
        if slug not in known:
            msg = f"'words': het woord '{slug}' bestaat niet"
            raise item.error(msg)
        rows.append(type(page).words.rel.related_model(term=known[slug], sort_order=order))
    page.words = rows


def _finish_part(page: Any, item: ContentItem, context: DemoContext) -> None:
    page.pictogram = item.head.get("icon", "")
    _progress(page, item, context)
    _words(page, item)
    _confirm_easy_text(page, item, context)


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
    term.explain_in_text = item.head.get("explain_in_text", True)
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
    index_fields = ("ambition", "tasks", "principles", "steps", "easy_text")
    register_page_type(PageType("regioplan_index", RegioplanIndexPage, "/", index_fields, _confirm_easy_text))
    fields = ("number", "what", "do", "notice", "quotes", "easy_text")
    for name, model in (("building_block", BuildingBlockPage), ("foundation", FoundationPage)):
        register_page_type(PageType(name, model, "/regioplan/", fields, _finish_part, dated=("progress",)))
    register_row_type(RowType("term", _find_term, _load_term, _link_terms))
