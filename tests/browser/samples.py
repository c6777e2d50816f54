"""Print one page of each page type of a site with demo content, as JSON. Runs as a process of its own."""

from __future__ import annotations

import json
from typing import Any

import django

django.setup()

from wagtail.models import Site  # noqa: E402

from core.page_checks import page_models  # noqa: E402
from tests.browser.sample_names import VIEWS  # noqa: E402


def samples() -> dict[str, dict[str, Any]]:
    """Address and number by page type: of the Dutch page of that type that has the most text."""
    root = Site.objects.get(is_default_site=True).root_page
    addresses: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for model in page_models():
        pages: Any = model.objects.live().descendant_of(root, inclusive=True)
        page = max(pages, key=lambda row: len(row.search_text()), default=None)
        if page is not None:
            addresses[model._meta.label_lower] = page.url_path[len(root.url_path) - 1 :]
            numbers[model._meta.label_lower] = page.pk
    return {"addresses": {**addresses, **VIEWS}, "numbers": numbers}


if __name__ == "__main__":
    print(json.dumps(samples()))
