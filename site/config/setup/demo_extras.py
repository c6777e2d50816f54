"""Redirects and promoted results of the demo, from ``content/core/*.yaml``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.search.utils import normalise_query_string

from core.demo.lists import ListEntry, read_list
from core.demo.validate import check

if TYPE_CHECKING:
    from pathlib import Path

    from core.demo import DemoContext

__all__ = ["load_extras"]


def _page(entry: ListEntry, name: str, context: DemoContext) -> Any | None:
    """The page that an entry names, wherever an editor moved it; without one the report says what was skipped."""
    path = str(entry.values[name])
    page = context.page(path)
    if page is None:
        context.report.skipped.append(str(entry.error(f"'{name}': de pagina {path} bestaat niet", at=(name,))))
    return page


def _load_redirects(path: Path, context: DemoContext) -> None:
    owner = f"core/{path.name}"
    context.ledger.start(owner)
    for entry in read_list(path, ("from", "to")):
        old, page = Redirect.normalise_path(str(entry.values["from"])), _page(entry, "to", context)
        if page is None:
            continue
        context.ledger.keep(
            f"redirect{old}"[:200],
            owner=owner,
            found=Redirect.objects.filter(old_path=old, site=None).first(),
            make=Redirect,
            values={"old_path": old, "redirect_page_id": page.pk, "is_permanent": True},
            check=partial(check, place=entry, names={"old_path": "from"}),
        )


def _load_promoted(path: Path, context: DemoContext) -> None:
    owner = f"core/{path.name}"
    context.ledger.start(owner)
    for entry in read_list(path, ("query", "page"), ("description", "order")):
        page, words = _page(entry, "page", context), normalise_query_string(str(entry.values["query"]))
        if page is None:
            continue
        known = Query.objects.filter(query_string=words).exists()
        query = Query.get(words)
        context.ledger.note(f"query/{words}"[:200], query, owner=owner, existed_before=known)
        context.ledger.keep(
            f"promoted/{words}{entry.values['page']}"[:200],
            owner=owner,
            found=SearchPromotion.objects.filter(query=query, page=page.pk).first(),
            make=partial(SearchPromotion, query=query),
            values={
                "page_id": page.pk,
                "description": entry.values.get("description") or "",
                "sort_order": entry.values.get("order") or 0,
            },
            check=partial(check, place=entry, exclude=("query",), names={"sort_order": "order"}),
        )


def load_extras(content: Path, context: DemoContext) -> None:
    """Make redirects from old addresses, and the pages that editors put first for a search."""
    _load_redirects(content / "core" / "redirects.yaml", context)
    _load_promoted(content / "core" / "promoted.yaml", context)
