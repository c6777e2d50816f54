"""A small folder of demo content, for tests that load it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml
from wagtail.models import Page

from core.demo.run import DemoReport, load_demo
from core.models import DemoObject

__all__ = ["TODAY", "ContentTree", "state"]

TODAY = date(2030, 3, 1)
_TAXONOMIES: dict[str, list[dict[str, Any]]] = {
    "gemeenten": [{"slug": "urk", "name": "Urk", "cbs_code": "0184", "places": ["Urk"]}],
    "dimensions": [{"slug": "meedoen", "name": "Meedoen", "name_en": "Taking part"}],
    "themes": [{"slug": "geld", "name": "Geld", "icon": "geld", "css_class": "t-geld"}],
    "audiences": [{"slug": "jongeren", "name": "Jongeren"}],
}
_LINES = [{"name": "Korrelatie", "number": "0900 1450", "tel": "09001450", "description": "Om te praten."}]


class ContentTree:
    """Writes content files and loads them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write_yaml("core/taxonomies.yaml", _TAXONOMIES)
        self.write_yaml("core/helplines.yaml", {"helplines": _LINES})

    def write_yaml(self, name: str, values: Any) -> Path:
        """A list, such as ``core/redirects.yaml``."""
        return self.write_text(name, yaml.safe_dump(values, allow_unicode=True))

    def write_text(self, name: str, text: str) -> Path:
        """Any file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def page(self, name: str, body: str = "", **head: Any) -> Path:
        """A content file ``<area>/<file>``; by default an ordinary page with the name as title."""
        stem = name.rsplit("/", 1)[-1]
        head = {"type": "standard", "title": stem.title(), "summary": f"Over {stem}.", **head}
        text = yaml.safe_dump(head, allow_unicode=True, sort_keys=False)
        return self.write_text(f"{name}.md", f"---\n{text}---\n{body}")

    def load(self, today: date = TODAY) -> DemoReport:
        """Load everything."""
        return load_demo(self.root, progress=lambda items, _label: items, today=today)


def state() -> list[tuple[Any, ...]]:
    """Everything that a run could change about pages and records."""
    pages = Page.objects.order_by("pk").values_list("pk", "title", "latest_revision_id", "url_path", "live")
    records = DemoObject.objects.order_by("pk").values_list("pk", "key", "object_id", "fingerprint")
    return [*pages, *records]
