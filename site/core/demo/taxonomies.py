"""The taxonomies and help lines from ``content/core/*.yaml``: Dutch rows and, where given, English ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import Locale

from core.demo.files import ContentError, read_yaml_file
from core.demo.records import remember

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["load_taxonomies"]

_LISTS = {"gemeenten": "Gemeente", "dimensions": "HealthDimension", "themes": "Theme", "audiences": "Audience"}


def _save(model: Any, match: dict[str, Any], values: dict[str, Any], translated: dict[str, Any]) -> None:
    """Make or update the Dutch row and its English translation."""
    dutch = Locale.objects.get(language_code="nl")
    row, created = model.objects.update_or_create(locale=dutch, **match, defaults=values)
    name = f"{model._meta.model_name}/{next(iter(match.values()))}"
    remember(f"{name}/nl", row, existed_before=not created)
    english = Locale.objects.filter(language_code="en").first()
    if english is not None and any(translated.values()):
        own = {**values, **match, **{key: value for key, value in translated.items() if value}}
        row, created = model.objects.update_or_create(locale=english, translation_key=row.translation_key, defaults=own)
        remember(f"{name}/en", row, existed_before=not created)


def _load_term(name: str, order: int, entry: dict[str, Any]) -> None:
    from core import models

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
    _save(getattr(models, _LISTS[name]), {"slug": entry["slug"]}, values, english)


def _load_line(order: int, entry: dict[str, Any]) -> None:
    from core import models

    values = {
        "name": entry["name"],
        "number": str(entry["number"]),
        "description": entry["description"],
        "in_header": entry.get("header", True),
        "order": order,
    }
    english = {"description": entry.get("description_en", ""), "name": entry.get("name_en", "")}
    _save(models.HelpLine, {"tel": str(entry["tel"])}, values, english)


def load_taxonomies(folder: Path) -> None:
    """Make the terms and help lines; what editors added beside them stays. Raises ContentError at the first fault."""
    path, label = folder / "taxonomies.yaml", ""
    try:
        for name, entries in read_yaml_file(path).items():
            for order, entry in enumerate(entries, start=1):
                label = f"{name}, nummer {order}"
                _load_term(name, order, entry)
        path, label = folder / "helplines.yaml", "helplines"
        lines = read_yaml_file(path)
        for order, entry in enumerate(lines["helplines"] if isinstance(lines, dict) else lines, start=1):
            label = f"helplines, nummer {order}"
            _load_line(order, entry)
    except KeyError as fault:
        raise ContentError(path, f"{label}: '{fault.args[0]}' ontbreekt of is onbekend") from fault
    except (AttributeError, TypeError) as fault:
        raise ContentError(path, f"{label or 'het bestand'}: hier past iets niet: {fault}") from fault
