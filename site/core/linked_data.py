"""Parts of the schema.org description of a page, for search engines. Nothing in it is not also seen on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone

from core.routing import absolute_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from django.http import HttpRequest

    from core.cards import Card

__all__ = ["CONTEXT", "breadcrumbs", "compact", "item_list", "moment", "named", "organisation", "place"]

CONTEXT = "https://schema.org"
_EMPTY: tuple[Any, ...] = (None, "", [], {})


def compact(data: Any) -> Any:
    """The same without what is empty, at every depth; a thing that is no more than a type is empty too."""
    if isinstance(data, dict):
        kept = {key: small for key, value in data.items() if (small := compact(value)) not in _EMPTY}
        return {} if set(kept) == {"@type"} else kept
    if isinstance(data, list):
        return [small for value in data if (small := compact(value)) not in _EMPTY]
    return data


def moment(when: datetime | None) -> str:
    """Day and time here, with the difference from world time."""
    return timezone.localtime(when).isoformat() if when else ""


def named(kind: str, name: str, **more: Any) -> dict[str, Any]:
    """A thing of a kind by its name; nothing without a name."""
    return {"@type": kind, "name": name, **more} if name else {}


def place(name: str, *, street: str = "", postal_code: str = "", city: str = "") -> dict[str, Any]:
    """A place with its address, as far as that is known."""
    address = {
        "@type": "PostalAddress",
        "streetAddress": street,
        "postalCode": postal_code,
        "addressLocality": city,
    }
    return {"@type": "Place", "name": name, "address": address}


def organisation(request: HttpRequest) -> dict[str, Any]:
    """The organisation behind this site, with its logo."""
    return {
        "@type": "Organization",
        "name": settings.WAGTAIL_SITE_NAME,
        "url": absolute_url(request, "/"),
        "logo": absolute_url(request, static("wel/icons/icon-512.png")),
    }


def item_list(cards: Iterable[Card], request: HttpRequest, *, first: int = 1) -> dict[str, Any]:
    """What a list shows, in its order, without what is invented; nothing for an empty list."""
    real = [card for card in cards if not card.extra.get("sample")]
    items = [
        {"@type": "ListItem", "position": place, "url": absolute_url(request, card.url), "name": card.title}
        for place, card in enumerate(real, start=first)
    ]
    return {"@type": "ItemList", "itemListElement": items} if items else {}


def breadcrumbs(crumbs: Iterable[Mapping[str, str]], request: HttpRequest) -> dict[str, Any] | None:
    """The way to this page. The last one has no address: it is the page itself."""
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": crumb["title"],
            "item": absolute_url(request, crumb["url"]) if crumb["url"] else None,
        }
        for position, crumb in enumerate(crumbs, start=1)
    ]
    if not items:
        return None
    found: dict[str, Any] = compact({"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items})
    return found
