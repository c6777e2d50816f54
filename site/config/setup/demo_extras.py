"""Redirects and promoted results of the demo, from ``content/core/*.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page, Site
from wagtail.search.utils import normalise_query_string

from core.demo import ContentError
from core.demo.files import read_yaml_file
from core.demo.run import remember
from core.models import DemoObject

__all__ = ["load_extras"]


def _read(path: Path, *needed: str) -> list[dict[str, str]]:
    """The entries of a list; none when there is no such file."""
    entries: Any = (read_yaml_file(path) or []) if path.exists() else []
    for number, entry in enumerate(entries, start=1):
        missing = [name for name in needed if not isinstance(entry, dict) or not entry.get(name)]
        if missing:
            raise ContentError(path, f"nummer {number}: '{missing[0]}' ontbreekt")
    return list(entries)


def _page(path: str, source: Path) -> Page:
    home = Site.objects.get(is_default_site=True).root_page
    page = Page.objects.filter(url_path=f"{home.url_path.rstrip('/')}{path}").first()
    if page is None:
        raise ContentError(source, f"de pagina {path} bestaat niet")
    return page


def _belongs_to_people(row: Any, key: str) -> bool:
    """Whether a row was there already and did not come from the demo."""
    return row is not None and not DemoObject.objects.filter(key=key).exists()


def _load_redirects(source: Path) -> None:
    for entry in _read(source, "from", "to"):
        old = Redirect.normalise_path(entry["from"])
        key = f"redirect{old}"[:200]
        if _belongs_to_people(Redirect.objects.filter(old_path=old, site=None).first(), key):
            continue
        row, _created = Redirect.objects.update_or_create(
            old_path=old, site=None, defaults={"redirect_page": _page(entry["to"], source), "is_permanent": True}
        )
        remember(key, row)


def _load_promoted(source: Path) -> None:
    for entry in _read(source, "query", "page"):
        page, key = _page(entry["page"], source), f"promoted/{entry['query']}{entry['page']}"[:200]
        words = normalise_query_string(entry["query"])
        known = Query.objects.filter(query_string=words).exists()
        query = Query.get(entry["query"])
        remember(f"query/{words}"[:200], query, existed_before=known)
        if _belongs_to_people(SearchPromotion.objects.filter(query=query, page=page).first(), key):
            continue
        values = {"description": entry.get("description", ""), "sort_order": int(entry.get("order", 0))}
        row, _created = SearchPromotion.objects.update_or_create(query=query, page=page, defaults=values)
        remember(key, row)


def load_extras(content: Path) -> None:
    """Make redirects from old addresses, and the pages that editors put first for a search."""
    _load_redirects(content / "core" / "redirects.yaml")
    _load_promoted(content / "core" / "promoted.yaml")
