"""How the demo makes the monitor."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from core.demo import ContentItem, DemoContext, PageType, register_page_type
from core.demo.dates import parse_date
from monitor.models import Figure, MonitorPage

__all__ = ["register"]


def _number(entry: dict[str, Any], name: str, item: ContentItem) -> Decimal | None:
    value = entry.get(name)
    if value is None or value == "":
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        msg = f"figures: '{value}' is geen getal"
        raise item.error(msg) from None


def _figures(page: Any, item: ContentItem, context: DemoContext) -> None:
    rows = []
    for order, entry in enumerate(item.head.get("figures") or []):
        day = parse_date(entry["date"], context.anchor)
        rows.append(
            Figure(
                sort_order=order,
                label=entry["label"],
                value=_number(entry, "value", item),
                target=_number(entry, "target", item),
                unit=entry.get("unit") or "",
                source=entry["source"],
                date=day,
                year=entry.get("year") or (day.year if day else context.anchor.year),
                sample=bool(entry.get("sample", False)),
            )
        )
    page.figures = rows


def register() -> None:
    """Make the type known to the demo."""
    register_page_type(PageType("monitor", MonitorPage, "/", (), _figures))
