"""How the demo makes the monitor."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from core.demo import ContentItem, DemoContext, PageType, register_page_type
from core.demo.dates import parse_date
from core.demo.validate import check, check_names
from core.enums import TermKind
from monitor.models import Figure, MonitorPage

__all__ = ["register"]


_TERMS = {"theme": TermKind.THEME, "gemeente": TermKind.GEMEENTE}
_NAMES = ("label", "value", "target", "unit", "source", "date", "year", "sample", *_TERMS)


def _number(value: Any) -> Decimal | None:
    if value is None or value == "":
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        msg = f"'{value}' is geen getal"
        raise ValueError(msg) from None


def _terms(entry: dict[str, Any], item: ContentItem, context: DemoContext, at: tuple[str | int, ...]) -> dict[str, int]:
    """The keys of the theme and the gemeente that a figure is about."""
    keys = {}
    for name, kind in _TERMS.items():
        slug = entry.get(name)
        if slug is None or slug == "":
            continue
        term = context.term(kind, str(slug))
        if term is None:
            msg = f"'{name}': '{slug}' staat niet in de lijst"
            raise item.error(msg, at=(*at, name))
        keys[f"{name}_id"] = term.pk
    return keys


def _figures(page: Any, item: ContentItem, context: DemoContext) -> None:
    rows = []
    for order, entry in enumerate(item.head.get("figures") or []):
        at = ("figures", order)
        check_names(entry, _NAMES, item, at=at)
        day = item.value(parse_date, entry.get("date"), context.anchor, at=(*at, "date"))
        row = Figure(
            sort_order=order,
            label=entry.get("label") or "",
            value=item.value(_number, entry.get("value"), at=(*at, "value")),
            target=item.value(_number, entry.get("target"), at=(*at, "target")),
            unit=entry.get("unit") or "",
            source=entry.get("source") or "",
            date=day,
            year=entry.get("year") or (day.year if day else context.anchor.year),
            sample=bool(entry.get("sample", False)),
            **_terms(entry, item, context, at),
        )
        check(row, item, at=at, exclude=("page",))
        rows.append(row)
    page.figures = rows


def register() -> None:
    """Make the type known to the demo."""
    register_page_type(PageType("monitor", MonitorPage, "/", (), _figures, dated=("figures",)))
