"""The taxonomies and help lines from ``content/core/*.yaml``: Dutch rows and, where given, English ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from wagtail.models import Locale

from core.demo.files import ContentError

__all__ = ["load_taxonomies"]

_LISTS = {"gemeenten": "Gemeente", "dimensions": "HealthDimension", "themes": "Theme", "audiences": "Audience"}


def _read(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 0
        raise ContentError(path, f"geen geldige YAML: {fault.problem}", line) from fault


def _save(model: Any, match: dict[str, Any], values: dict[str, Any], translated: dict[str, Any]) -> None:
    """Make or update the Dutch row and its English translation."""
    dutch = Locale.objects.get(language_code="nl")
    row, _created = model.objects.update_or_create(locale=dutch, **match, defaults=values)
    english = Locale.objects.filter(language_code="en").first()
    if english is not None and any(translated.values()):
        own = {**values, **{key: value for key, value in translated.items() if value}}
        own.update({key: value for key, value in match.items() if key != "name"})
        own.setdefault("name", match.get("name", values.get("name")))
        model.objects.update_or_create(locale=english, translation_key=row.translation_key, defaults=own)


def load_taxonomies(folder: Path) -> None:
    """Make the terms and help lines; what editors added beside them stays."""
    from core import models

    for name, entries in _read(folder / "taxonomies.yaml").items():
        model = getattr(models, _LISTS[name])
        for order, entry in enumerate(entries, start=1):
            values = {
                "name": entry["name"],
                "summary": entry.get("summary", ""),
                "icon": entry.get("icon", ""),
                "css_class": entry.get("css_class", ""),
                "order": order,
            }
            if name == "gemeenten":
                values |= {"cbs_code": str(entry["cbs_code"]), "places": "\n".join(entry.get("places", []))}
            english = {"name": entry.get("name_en", ""), "summary": entry.get("summary_en", "")}
            _save(model, {"slug": entry["slug"]}, values, english)
    lines = _read(folder / "helplines.yaml")
    for order, entry in enumerate(lines["helplines"] if isinstance(lines, dict) else lines, start=1):
        values = {
            "number": str(entry["number"]),
            "description": entry["description"],
            "in_header": entry.get("header", True),
            "order": order,
        }
        english = {"description": entry.get("description_en", ""), "name": entry.get("name_en", "")}
        _save(models.HelpLine, {"tel": str(entry["tel"])}, values | {"name": entry["name"]}, english)
