"""Redirects and promoted results of the demo, from ``content/core/*.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page, Site

from core.demo import ContentError
from core.demo.run import remember

__all__ = ["load_extras"]


def _read(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    return yaml.safe_load(path.read_text(encoding="utf-8")) or []


def _page(path: str, source: Path) -> Page:
    home = Site.objects.get(is_default_site=True).root_page
    page = Page.objects.filter(url_path=f"{home.url_path.rstrip('/')}{path}").first()
    if page is None:
        raise ContentError(source, f"de pagina {path} bestaat niet")
    return page


def load_extras(content: Path) -> None:
    """Make redirects from old addresses, and the pages that editors put first for a search."""
    source = content / "core" / "redirects.yaml"
    for entry in _read(source):
        old = Redirect.normalise_path(entry["from"])
        row, created = Redirect.objects.update_or_create(
            old_path=old, site=None, defaults={"redirect_page": _page(entry["to"], source), "is_permanent": True}
        )
        remember(f"redirect{old}"[:200], row, existed_before=not created)
    source = content / "core" / "promoted.yaml"
    for entry in _read(source):
        query = Query.get(entry["query"])
        row, created = SearchPromotion.objects.update_or_create(
            query=query,
            page=_page(entry["page"], source),
            defaults={"description": entry.get("description", ""), "sort_order": entry.get("order", 0)},
        )
        remember(f"promoted/{entry['query']}{entry['page']}"[:200], row, existed_before=not created)
