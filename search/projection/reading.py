"""What pages and rows tell search, read from the database as it is now."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.db import DatabaseError
from django.utils import translation
from django.utils.translation import ngettext
from wagtail.models import Locale, Page

from core.models import PageTag
from core.querysets import is_public, with_privacy
from core.search import SearchDocumentData, key_of, registered_models
from core.taxonomies import terms_for
from search.projection.columns import row_of

if TYPE_CHECKING:
    from search.models import SearchDraft

__all__ = ["PAGE", "document_for", "left_out", "locked", "not_told", "told_of", "told_of_keys", "told_of_pages"]

logger = logging.getLogger(__name__)

#: How the keys of pages begin.
PAGE = "wagtailcore.page"
#: So many keys stand in a message.
_SHOWN: Final = 5


def _page_document(page: Any) -> SearchDocumentData | None:
    """A page is found when it is live and public, the pages above it are live, and it gives a document."""
    build = getattr(page, "search_document", None)
    if build is None or not is_public(page):
        return None
    with translation.override(page.language):
        document: SearchDocumentData | None = build()
    return document


def document_for(row: Any) -> SearchDocumentData | None:
    """The document of a page or of a row of a registered model; None when it is no result."""
    if isinstance(row, Page):
        return _page_document(row.specific)
    builder = registered_models().get(type(row))
    return builder(row) if builder else None


def locked(row: Any) -> Any:
    """The row as it is now, or None; nobody changes it until the end of the transaction.

    What was read before may be old: a page that an editor unpublishes meanwhile must not come back.
    """
    model: Any = Page if isinstance(row, Page) else type(row)
    return model._base_manager.select_for_update().filter(pk=row.pk).first()


def told_of(row: Any, *, analyser: str = "") -> SearchDraft | None:
    """What a row tells, made ready; None when it is no result."""
    document = document_for(row)
    return None if document is None else row_of(document, row, analyser=analyser)


def _read_pages(keys: Sequence[int]) -> list[Any]:
    """Pages with what their documents ask: privacy, terms, tags and language, in a query each."""
    rows = Page.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    private = dict(with_privacy(rows).values_list("pk", "is_private"))
    terms, locales = terms_for(keys), {locale.pk: locale for locale in Locale.objects.all()}
    tagged = defaultdict(list)
    for row in PageTag.objects.filter(content_object__in=keys).select_related("tag"):
        tagged[row.content_object_id].append(row)
    pages: list[Any] = list(Page.objects.filter(pk__in=private).specific())
    for page in pages:
        page.is_private, page.locale = private[page.pk], locales[page.locale_id]
        if hasattr(page, "set_terms"):
            page.set_terms(terms.get(page.pk))
            page.tagged_items = tagged[page.pk]
    return pages


@contextmanager
def _one_of_many(key: str) -> Iterator[None]:
    """One that fails does not keep all others out of the index: the log names it, and what is known of it stays."""
    try:
        yield
    except DatabaseError:  # the whole transaction is lost
        raise
    except Exception:
        logger.exception("%s does not tell search what it is; mend it, then run search_check --repair.", key)


def told_of_pages(keys: Sequence[int], *, analyser: str) -> dict[str, SearchDraft | None]:
    """What these pages tell, by the keys of their documents: a group of them costs as many queries as one.

    The pages are locked until the end of the transaction. One that fails is left out.
    """
    found: dict[str, SearchDraft | None] = {key_of(Page(pk=pk)): None for pk in keys}
    for page in _read_pages(keys):
        key = key_of(page)
        del found[key]
        with _one_of_many(key):
            document = _page_document(page)
            found[key] = None if document is None else row_of(document, page, analyser=analyser)
    return found


def _row_at(key: str) -> Any:
    """The row that a document tells about, locked, or None when there is no such row any more."""
    label, _separator, pk = key.rpartition(":")
    try:
        model = apps.get_model(label)
        return model._base_manager.select_for_update().filter(pk=pk).first()
    except (LookupError, ValueError):
        return None


def told_of_keys(keys: Sequence[str], *, analyser: str) -> dict[str, SearchDraft | None]:
    """What is behind these keys, None where that is no result any more. Locked until the end of the transaction.

    One that fails is left out: ``left_out`` gives its key.
    """
    numbers = {key: key.rpartition(":") for key in keys}
    pages = [int(pk) for label, _sign, pk in numbers.values() if label == PAGE and pk.isdecimal()]
    found = told_of_pages(pages, analyser=analyser) if pages else {}
    for key, (label, _sign, pk) in numbers.items():
        if label != PAGE:
            row = _row_at(key)
            with _one_of_many(key):
                found[key] = told_of(row, analyser=analyser) if row is not None else None
        elif not pk.isdecimal():
            found[key] = None
    return found


def left_out(keys: Sequence[str], told: Mapping[str, SearchDraft | None]) -> list[str]:
    """Those of the keys that were asked of which nothing could be told, not even that they are no result."""
    return [key for key in keys if key not in told]


def not_told(keys: Sequence[str]) -> str:
    """What an operator reads and does when these could not be told. Why is in the log."""
    words = ngettext(
        "%(number)d onderdeel van de site kan niet in het zoekregister: %(keys)s. Bezoekers vinden het niet, of met "
        "oude tekst. Kijk in het log wat er mis is en laat dat herstellen. Geef daarna de opdracht: manage.py "
        "search_check --repair",
        "%(number)d onderdelen van de site kunnen niet in het zoekregister: %(keys)s. Bezoekers vinden ze niet, of met "
        "oude tekst. Kijk in het log wat er mis is en laat dat herstellen. Geef daarna de opdracht: manage.py "
        "search_check --repair",
        len(keys),
    )
    more = " …" if len(keys) > _SHOWN else ""
    return words % {"number": len(keys), "keys": f"{', '.join(keys[:_SHOWN])}{more}"}
