"""Made-up content for the style guide: cards, events, help lines, lists. Nobody in it exists, and no number works."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from types import SimpleNamespace
from typing import Any, Final

from django.utils import timezone

from core.cards import Card, CardMeta
from core.contact_sheets import ContactSheet, HoursSheet, SheetNumber
from core.desks import Desk, DeskDetails
from core.listing import Chip, FacetOption, FacetView, PageLink
from core.site_data import HelpLineRecord

__all__ = [
    "LONG_TEXT",
    "LONG_WORD",
    "SampleListing",
    "card",
    "contact_sheet",
    "desks",
    "event_card",
    "facets",
    "help_lines",
    "hit",
    "languages",
    "page_links",
    "service_card",
    "story_card",
]

LONG_WORD: Final = "Dementievriendelijkegemeentecoördinatorenoverleg"
LONG_TEXT: Final = (
    "Een heel lange titel die niet op één regel past, omdat iemand alles wilde zeggen: voor wie het is, waar het is en "
    f"wat het kost, ook voor het {LONG_WORD}"
)
_HERE: Final = "#voorbeeld"


def card(**changes: Any) -> Card:
    """A card of any page."""
    values: dict[str, Any] = {
        "title": "Wandelen met de buurt",
        "url": _HERE,
        "summary": "Elke dinsdag lopen wij een uur door het bos. Iedereen mag mee.",
        "kind_label": "Initiatief",
        "theme": "t-bewegen",
        "meta": (CardMeta("locatie", "Dronten"), CardMeta("groep", "Volwassenen")),
    }
    return Card(**{**values, **changes})


def _trust(level: str, text: str) -> SimpleNamespace:
    return SimpleNamespace(level=level, text=text)


CHECKED: Final = _trust("good", "Gecontroleerd in november 2026")
OLD: Final = _trust("old", "Lang niet gecontroleerd, bel eerst")
NEVER: Final = _trust("never", "Nog niet gecontroleerd, bel eerst")


def service_card(title: str = "Koffie in het buurthuis", **facts: Any) -> Card:
    """A card of an entry of the sociale kaart; ``facts`` are what differs."""
    theme, lang, summary = facts.pop("theme", "t-eenzaam"), facts.pop("lang", ""), facts.pop("summary", None)
    extra: dict[str, Any] = {
        "organisation": "Buurthuis De Voorbeeldhof",
        "cities": ["Lelystad"],
        "phone": "0320 00 12 34",
        "free": True,
        "referral": "none",
        "referral_label": "Geen verwijzing nodig",
        "wheelchair": True,
        "forms": ["in een groep"],
        "languages": ["Nederlands", "Engels"],
        "trust": CHECKED,
        "number": "3f",
    }
    words = "Drink koffie en leer mensen kennen. U hoeft zich niet aan te melden." if summary is None else summary
    return Card(title=title, url=_HERE, summary=words, theme=theme, lang=lang, extra={**extra, **facts})


def event_card(*, year: int = 2031, title: str = "Open dag van de zorgboerderij", **changes: Any) -> Card:
    """A gathering, on a day that does not move."""
    zone = timezone.get_default_timezone()
    extra = {
        "starts_at": datetime(year, 3, 8, 10, 0, tzinfo=zone),
        "ends_at": datetime(year, 3, 8, 12, 30, tzinfo=zone),
        "kind": changes.pop("kind", "Open dag"),
        "place": changes.pop("place", "Zeewolde"),
    }
    meta = changes.pop("meta", (CardMeta("euro", "Gratis"), CardMeta("rolstoel", "Ook voor een rolstoel")))
    return Card(title=title, url=_HERE, meta=meta, extra=extra, **changes)


def story_card(title: str = "“Ik durfde weer naar buiten”", **changes: Any) -> Card:
    """A story with its portrait."""
    extra = {"skin": 2, "hair": 3, "byline": "Mo, 34 jaar, uit Almere", "sample": True, **changes.pop("extra", {})}
    values = {"summary": "Mo zat een jaar alleen thuis. Nu schaakt hij elke week.", "theme": "t-eenzaam", **changes}
    return Card(title=title, url=_HERE, extra=extra, **values)


def hit(**changes: Any) -> SimpleNamespace:
    """A search result."""
    values = {
        "theme": "t-geld",
        "icon": "euro",
        "kind_label": "Hulp",
        "title": "Hulp bij schulden",
        "url": _HERE,
        "lang": "",
        "snippet": "Samen kijken wij naar uw brieven en uw rekeningen.",
    }
    return SimpleNamespace(**{**values, **changes})


def help_lines() -> list[HelpLineRecord]:
    """Two real help lines: their numbers are the same everywhere, and they must be links."""
    rows = (
        ("112", "112", "112", "Als uw leven in gevaar is."),
        (
            "113 Zelfmoordpreventie",
            "0800 01 13",
            "08000113",
            "Denkt u aan zelfmoord? Praat erover. Gratis, dag en nacht.",
        ),
    )
    return [
        HelpLineRecord(name=name, number=number, tel=tel, description=words, lang="", in_header=True)
        for name, number, tel, words in rows
    ]


def desks() -> tuple[Desk, ...]:
    """Two lokets, one of them with a long name and no hours."""
    return (
        Desk("Urk", "urk", "Vraagplek De Voorbeeldhof", _HERE, "", DeskDetails("0527 00 11 22", ("Maandag: 9 uur",))),
        Desk("Almere", "almere", LONG_TEXT, _HERE, "", DeskDetails("036 000 11 22")),
    )


def contact_sheet() -> ContactSheet:
    """A number to call and one for messages, an address, hours, and a note."""
    messages = SheetNumber("06 00 11 22 33", "WhatsApp", callable=False)
    days = "Maandag en dinsdag", ("9.00 tot 12.00 uur", "13.00 tot 17.00 uur")
    return ContactSheet(
        numbers=(SheetNumber("0527 00 11 22", "Vraag naar de balie."), messages),
        addresses=("Buurthuis De Voorbeeldhof, Dorpsstraat 1, 8321 AB Urk",),
        hours=(HoursSheet("Bellen", (days,)),),
        notes=("Gecontroleerd in oktober 2026.",),
    )


def languages() -> list[dict[str, Any]]:
    """Three languages, one of them from right to left."""
    rows = (
        ("nl", "Nederlands", "ltr"),
        ("en", "English", "ltr"),
        ("ar", "العربية", "rtl"),
        ("uk", "Українська", "ltr"),
    )
    return [
        {"code": code, "name": name, "url": _HERE, "current": code == "nl", "dir": direction}
        for code, name, direction in rows
    ]


def page_links(current: int = 4, last: int = 9) -> tuple[PageLink, ...]:
    """The links under a long list, with a gap at both sides."""
    shown = sorted({1, current - 1, current, current + 1, last} & set(range(1, last + 1)))
    links: list[PageLink] = []
    for number in shown:
        if links and number - links[-1].number > 1:
            links.append(PageLink(0, ""))
        links.append(PageLink(number, _HERE, current=number == current))
    return tuple(links)


def facets(*, chosen: bool) -> tuple[FacetView, ...]:
    """Two groups of filters; of the first, one is chosen, so that the others tell what they add."""
    first = FacetOption("almere", "Almere", 31, chosen, _HERE)
    second = FacetOption("urk", "Urk", 7, selected=False, url=_HERE, adds=7 if chosen else None)
    long = FacetOption("lang", LONG_WORD, 1204, selected=False, url=_HERE, adds=1204 if chosen else None)
    none = FacetOption("niets", "Zeewolde", 0, selected=False, url=_HERE, adds=0 if chosen else None)
    other = FacetOption("en", "Engels", 12, selected=False, url=_HERE)
    return (
        FacetView("gemeente", "Gemeente", (first, second, long, none)),
        FacetView("taal", "Taal", (other,)),
    )


@dataclass(frozen=True)
class SampleListing:
    """What templates read of a list (``core.listing.Listing``), without a database behind it."""

    cards: tuple[Card, ...] = ()
    facets: tuple[FacetView, ...] = ()
    chips: tuple[Chip, ...] = ()
    pagination: tuple[PageLink, ...] = ()
    previous_url: str = ""
    next_url: str = ""
    action: str = ""
    reset_url: str = _HERE
    found_text: str = "Wij vonden 31 plekken."
    passed_over: str = ""
    form_values: list[tuple[str, str]] = field(default_factory=list)

    @property
    def groups(self) -> list[tuple[bool, tuple[Card, ...]]]:
        """All of them are sure."""
        return [(False, self.cards)]

    @property
    def keys(self) -> tuple[Card, ...]:
        """What there is."""
        return self.cards

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.cards)

    @property
    def is_filtered(self) -> bool:
        """Whether a filter is chosen."""
        return bool(self.chips)
