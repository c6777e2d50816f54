"""Print one address of each page type of a site with demo content, as JSON. Runs as a process of its own."""

from __future__ import annotations

import json
from typing import Any

import django

django.setup()

from wagtail.models import Site  # noqa: E402

from core.page_checks import page_models  # noqa: E402

#: What is not a page, or a state of one.
VIEWS = {
    "zoeken": "/zoeken/?q=eenzaamheid",
    "zoeken-leeg": "/zoeken/",
    "zoeken-niets": "/zoeken/?q=qqqxyz",
    "woordenlijst": "/woordenlijst/",
    "woord": "/woordenlijst/mantelzorg/",
    "hulp-gefilterd": "/hulp/?gemeente=almere&thema=eenzaamheid",
    "hulp-niets": "/hulp/?gemeente=urk&vorm=online&taal=pl",
    "en-vertaald": "/en/thema/eenzaamheid/",
    "en-terugval": "/en/privacy/",
    "en-zoeken": "/en/zoeken/?q=eenzaamheid",
    "contact-verzonden": "/contact/?verzonden=ja",
    "fout-404": "/bestaat-niet/",
}


def samples() -> dict[str, str]:
    """Address by page type: the Dutch page of that type that has the most text."""
    root = Site.objects.get(is_default_site=True).root_page
    found: dict[str, str] = {}
    for model in page_models():
        pages: Any = model.objects.live().descendant_of(root, inclusive=True)
        page = max(pages, key=lambda row: len(row.search_text()), default=None)
        if page is not None:
            found[model._meta.label_lower] = page.url_path[len(root.url_path) - 1 :]
    return {**found, **VIEWS}


if __name__ == "__main__":
    print(json.dumps(samples()))
