"""The components above, in and beside running text: alerts, figures, files, the headings of a page."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, Final

from django.utils.safestring import SafeString

from core.alerts import AlertRecord
from core.enums import AlertLevel
from core.style_guide import samples
from core.style_guide.samples import LONG_TEXT, story_card
from core.style_guide.specimen import Section, Specimen

__all__ = ["reading_sections"]

_HERE: Final = "#voorbeeld"


def _part(name: str, state: str, /, *, outer: str = "", **context: Any) -> Specimen:
    return Specimen(state, f"components/{name}.html", context, css=outer)


def _alert(level: AlertLevel, kind: str, title: str, **changes: Any) -> AlertRecord:
    values: dict[str, Any] = {
        "icon": "info" if level is AlertLevel.INFO else "let-op",
        "text": SafeString("<p>Bel bij gevaar 112.</p>"),
        "link_url": _HERE,
        "link_words": "Lees wat u kunt doen",
        "lang": "",
        "starts_at": None,
        "ends_at": None,
        "version": f"voorbeeld-{level.value}",
    }
    return AlertRecord(level=level.value, kind=kind, title=title, **{**values, **changes})


def _alerts() -> Section:
    bare: dict[str, Any] = {"text": SafeString(""), "link_url": "", "link_words": ""}
    fire = _alert(AlertLevel.EMERGENCY, "Noodbericht:", "Er is brand in de haven.")
    closed = _alert(AlertLevel.WARNING, "Let op:", "Vandaag neemt niemand de telefoon op.", **bare)
    new = _alert(AlertLevel.INFO, "", LONG_TEXT, **bare)
    english = _alert(
        AlertLevel.INFO, "", "This line is in English.", **{**bare, "lang": "en", "version": "voorbeeld-en"}
    )
    rows = (
        _part("alerts", "Nood en let op", alerts=(fire, closed)),
        _part("alerts", "Info, lange tekst", alerts=(new,)),
        _part("alerts", "In een andere taal", alerts=(english,)),
    )
    return Section("meldingen-boven", "Meldingen bovenaan de site", rows)


def _figure(**changes: Any) -> SimpleNamespace:
    values: dict[str, Any] = {
        "value": 9,
        "unit": "sessies",
        "target": 12,
        "label": "Sessies van de knipkaart",
        "plots": [True] * 9 + [False] * 3,
        "source": "Jaarplan",
        "date": date(2026, 10, 26),
        "sample": False,
    }
    return SimpleNamespace(**{**values, **changes})


def _figures() -> Section:
    rows = (
        _part("figure", "Met een doel", figure=_figure()),
        _part("figure", "Meer dan het doel", figure=_figure(value=3, target=2, plots=[True] * 3, unit="")),
        _part("figure", "Verzonnen, zonder doel", figure=_figure(value=1204, target=None, plots=[], sample=True)),
        _part("figure", "Lange tekst", figure=_figure(label=LONG_TEXT), theme="t-geld"),
    )
    return Section("cijfer", "Cijfer", rows)


def _files() -> Section:
    paper = SimpleNamespace(
        url=_HERE, title="Jaarplan", facts="PDF, 84 kB", language="nl", get_language_display="Nederlands"
    )
    rows = (
        _part("download", "Met de taal", document=paper),
        _part("download", "Met eigen woorden", document=paper, label="Lees het hele jaarplan"),
        _part(
            "download", "Zonder taal, lange titel", document=SimpleNamespace(url=_HERE, title=LONG_TEXT, facts="PDF")
        ),
    )
    return Section("bestand", "Bestand om mee te nemen", rows)


def _page(*headings: str) -> SimpleNamespace:
    items = [
        SimpleNamespace(anchor="voorbeeld", child=SimpleNamespace(value=SimpleNamespace(text=words)))
        for words in headings
    ]
    return SimpleNamespace(on_this_page=items, lang_if_other=str)


def _beside_text() -> Section:
    long = _page("Wat kost het?", "Voor wie is het?", LONG_TEXT)
    rows = (
        _part("on_page", "De koppen van een tekst", page=long),
        _part("text_aside", "Met hulplijnen", page=_page(), lines=samples.help_lines()),
        _part("text_aside", "Zonder hulplijnen, met koppen", page=long, lines=[]),
    )
    return Section("naast-de-tekst", "Naast de tekst", rows)


def _lead_stories() -> Section:
    quoted = story_card("Mo schaakt weer", extra={"quote": "Ik durfde weer naar buiten"})
    rows = (
        _part("lead_story", "Met een uitspraak", card=quoted),
        _part("lead_story", "Zonder uitspraak, echt", card=story_card("Mo schaakt weer", extra={"sample": False})),
        _part("lead_story", "Lange tekst", card=story_card(LONG_TEXT, extra={"quote": LONG_TEXT}, theme="t-taal")),
    )
    return Section("verhaal-voorop", "Verhaal voorop", rows)


def reading_sections() -> tuple[Section, ...]:
    """All of them, in the order of a page."""
    return (_alerts(), _beside_text(), _files(), _figures(), _lead_stories())
