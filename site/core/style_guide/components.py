"""Every component (``templates/components/``) in every state."""

from __future__ import annotations

from typing import Any

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.utils import timezone

from core.listing import Chip
from core.style_guide import samples
from core.style_guide.forms import sample_form
from core.style_guide.samples import LONG_TEXT, SampleListing, card, event_card, service_card, story_card
from core.style_guide.specimen import Section, Specimen

__all__ = ["component_sections"]


def _part(name: str, state: str, /, *, tag: str = "div", outer: str = "", note: str = "", **context: Any) -> Specimen:
    return Specimen(state, f"components/{name}.html", context, tag=tag, css=outer, note=note)


def _story(state: str, /, **context: Any) -> Specimen:
    return _part("story", state, outer="story-list", **context)


def _nothing(name: str, state: str, /, **context: Any) -> Specimen:
    return Specimen(state, f"components/{name}.html", context, note="Er komt dan niets in beeld.", is_empty=True)


def _in_list(name: str, state: str, /, **context: Any) -> Specimen:
    return _part(name, state, tag="ul", outer="events" if name == "event" else "cards", **context)


def _cards() -> Section:
    english = card(title="Walking together", summary="Every Tuesday.", lang="en", meta=())
    sample = card(extra={"sample": True}, theme="t-kunst")
    rows = (
        _in_list("card", "Gewoon", card=card()),
        _in_list("card", "Alleen een titel", card=card(summary="", meta=(), theme="")),
        _in_list("card", "Lange tekst", card=card(title=LONG_TEXT, theme="t-geld", summary=LONG_TEXT)),
        _in_list("card", "Verzonnen voorbeeld", card=sample),
        _in_list("card", "In een andere taal", card=english),
        _in_list("card", "Met een kop van niveau 2", card=card(theme="t-ouder"), level=2),
    )
    return Section("kaart", "Kaart", rows)


def _service_cards() -> Section:
    bare: dict[str, Any] = {
        "free": False,
        "referral": "required",
        "wheelchair": False,
        "forms": [],
        "languages": [],
        "cities": [],
    }
    no_number: dict[str, Any] = {"phone": "", "email": "", "url": ""}
    rows = (
        _part("service_reach", "Het nummer alleen", card=service_card()),
        _part(
            "service_reach",
            "Zonder nummer, in een vak op een andere site",
            card=service_card(**{**no_number, "form_url": "https://voorbeeld.example/formulier"}),
            away=True,
        ),
        _in_list("service_card", "Met een voorbeeldnummer", card=service_card()),
        _in_list("service_card", "Met een echt nummer", card=service_card(phone="0800 01 13", theme="t-mentaal")),
        _in_list(
            "service_card",
            "Zonder nummer, met e-mail",
            card=service_card(**{**no_number, "email": "hallo@voorbeeld.example"}, trust=samples.OLD),
        ),
        _in_list(
            "service_card",
            "Zonder nummer, met een website",
            card=service_card(**{**no_number, "url": "https://voorbeeld.example/"}, trust=samples.NEVER),
        ),
        _in_list("service_card", "Zonder iets erbij", card=service_card(**no_number, **bare, summary="", theme="")),
        _in_list("service_card", "Tijdelijk dicht", card=service_card(closed=True, theme="t-ouder")),
        _in_list("service_card", "Ook voor andere plaatsen", card=service_card(also_for=["Urk", "Dronten"])),
        _in_list("service_card", "Lange tekst", card=service_card(LONG_TEXT, organisation=LONG_TEXT, theme="t-nah")),
    )
    return Section("hulpkaart", "Kaart van hulp", rows)


def _events() -> Section:
    rows = (
        _in_list("event", "Gewoon, in een ander jaar", card=event_card()),
        _in_list("event", "Zonder plaats en kenmerken", card=event_card(place="", meta=())),
        _in_list("event", "Lange tekst", card=event_card(title=LONG_TEXT, place=LONG_TEXT)),
        _in_list("event", "In een andere taal", card=event_card(title="Open day at the farm", lang="en", meta=())),
    )
    return Section("bijeenkomst", "Bijeenkomst", rows)


def _events_of_this_year() -> Section:
    year = timezone.localdate().year
    rows = (_in_list("event", "In dit jaar: zonder het jaar", card=event_card(year=year)),)
    return Section("bijeenkomst-nu", "Bijeenkomst van dit jaar", rows, changes=True)


def _stories() -> Section:
    rows = (
        _story("Verzonnen voorbeeld", card=story_card()),
        _story("Echt, zonder samenvatting", card=story_card(summary="", extra={"sample": False, "skin": 4})),
        _story("Lange tekst", card=story_card(LONG_TEXT, summary=LONG_TEXT, theme="t-zingeving")),
        _story("In een andere taal", card=story_card("“I dared to go out”", summary="Mo plays chess.", lang="en")),
    )
    return Section("verhaal", "Verhaal", rows)


def _notices() -> Section:
    words = "Dit buurthuis is in de zomer dicht."
    rows = (
        _part("notice", "Gewoon", text=words),
        _part("notice", "Met een titel en een ander pictogram", text=words, title="In de zomer", icon="klok"),
        _part(
            "notice",
            "Fout",
            text="Uw bericht is niet verstuurd. Probeer het nog een keer.",
            kind="error",
            icon="let-op",
        ),
        _part("notice", "Lange tekst", text=LONG_TEXT, title=LONG_TEXT),
    )
    return Section("melding", "Melding", rows)


def _messages() -> Section:
    both = [Message(constants.SUCCESS, "Uw wijziging is bewaard."), Message(constants.ERROR, "Dat lukte niet.")]
    rows = (_part("messages", "Twee berichten", messages=both), _nothing("messages", "Geen berichten", messages=[]))
    return Section("berichten", "Berichten", rows)


def _ways() -> Section:
    crumbs = [
        {"title": "Home", "url": "#voorbeeld", "lang": ""},
        {"title": "Hulp vinden", "url": "#voorbeeld", "lang": ""},
        {"title": "Koffie in het buurthuis", "url": "", "lang": ""},
    ]
    long = [*crumbs[:1], {**crumbs[1], "title": LONG_TEXT}, {**crumbs[2], "title": LONG_TEXT}]
    foreign = [crumbs[0], {**crumbs[1], "title": "Find help", "lang": "en"}, {**crumbs[2], "lang": "en"}]
    rows = (
        _part("breadcrumb", "Gewoon", crumbs=crumbs, note="Op een telefoon ziet u alleen de stap terug."),
        _part("breadcrumb", "Lange titels", crumbs=long),
        _part("breadcrumb", "In een andere taal", crumbs=foreign),
    )
    return Section("kruimelpad", "Kruimelpad", rows)


def _pages() -> Section:
    middle, first = samples.page_links(), samples.page_links(current=1, last=3)
    here = "#voorbeeld"
    rows = (
        _part("pagination", "In het midden", links=middle, previous_url=here, next_url=here),
        _part("pagination", "Op de eerste pagina", links=first, previous_url="", next_url=here),
        _part("pagination", "Op de laatste pagina", links=samples.page_links(9), previous_url=here, next_url=""),
        _nothing("pagination", "Alles past op één pagina", links=(), previous_url="", next_url=""),
    )
    return Section("paginas", "Pagina's", rows)


def _filters() -> Section:
    plain = SampleListing(facets=samples.facets(chosen=False))
    chosen = SampleListing(facets=samples.facets(chosen=True), chips=(Chip("Almere", "#voorbeeld"),))
    rows = (
        _part("filters", "Niets gekozen", listing=plain),
        _part("filters", "Eén gekozen", listing=chosen),
        _nothing("filters", "Een lijst zonder filters", listing=SampleListing()),
    )
    return Section("filters", "Filters", rows)


def _results() -> Section:
    one, two = Chip("Almere", "#voorbeeld"), Chip(LONG_TEXT, "#voorbeeld")
    many = SampleListing(
        cards=(card(), card(theme="t-taal", title="Lezen voor volwassenen")),
        chips=(one,),
        pagination=samples.page_links(current=1, last=3),
        next_url="#voorbeeld",
    )
    none = SampleListing(found_text="Wij vonden niets.", chips=(one,))
    lines = samples.help_lines()
    services = SampleListing(cards=(service_card(),), found_text="Wij vonden 1 plek.")
    rows = (
        _part("results_head", "Alleen het aantal", listing=SampleListing()),
        _part(
            "results_head",
            "Een filter dat wij niet kennen",
            listing=SampleListing(passed_over="De keuze bij “Gemeente” kennen we niet. U ziet nu alles."),
        ),
        _part("results_head", "Twee filters gekozen", listing=SampleListing(chips=(one, two))),
        _part("results", "Met kaarten en pagina's", listing=many),
        _part("results", "Met kaarten van hulp", listing=services, card_template="components/service_card.html"),
        _part("results", "Niets gevonden", listing=none, help_lines=lines),
    )
    return Section("resultaten", "Resultaten", rows)


def _empty() -> Section:
    filtered = SampleListing(chips=(Chip("Almere", "#voorbeeld"),))
    rows = (
        _part("empty", "Met filters", listing=filtered),
        _part("empty", "Zonder filters", listing=SampleListing()),
        _part("empty", "Met hulplijnen", listing=filtered, lines=samples.help_lines()),
    )
    return Section("leeg", "Niets gevonden", rows)


def _help() -> Section:
    lines = samples.help_lines()
    rows = (
        _part("help_lines", "In een lijst", lines=lines, css="calls"),
        _part("help_box", "In een vak naast de tekst", lines=lines),
        _nothing("help_lines", "Geen hulplijnen", lines=[], css="calls"),
        _part("erase", "Kijkt er iemand mee?"),
        _part("crisis", "Na woorden van gevaar", lines=lines),
        _part("desks", "Loket van één gemeente", desks=samples.desks()[:1]),
        _part("desks", "Loketten van alle gemeenten", desks=samples.desks()),
        _nothing("desks", "Geen loket", desks=()),
    )
    return Section("hulplijnen", "Nu iemand spreken", rows)


def _small_parts() -> Section:
    rows = (
        _part("acts", "Voorlezen, delen en printen", read="voorbeeld", share=True, note="Alleen met een script."),
        _part("acts", "Met een makkelijke versie", read="", share=False, easy="#voorbeeld"),
        _part("acts", "Alleen printen", read="", share=False),
        _part("keep", "Bewaar, op een kaart", number="3f", name="Buurthuis De Voorbeeldhof"),
        _part("keep", "Bewaar, op de pagina zelf", number="3f", name="", told=True),
        _part("language_switch", "Vier talen", languages=samples.languages(), outer="topbar"),
        _nothing("language_switch", "Eén taal", languages=[]),
    )
    return Section("knoppenrij", "Doen met een pagina, talen", rows)


def _search() -> Section:
    words = {"action": "#zoeken", "name": "Zoek op deze website", "label": "Waar zoekt u hulp bij?", "submit": "Zoek"}
    flat, one = "bigsearch--home bigsearch--flat", "bigsearch--one"
    rows = (
        _part("search_form", "Gewoon", **words, id="zoek-1", css=flat),
        _part("search_form", "Met wat er gezocht is", **words, id="zoek-2", css=flat, query="schulden"),
        _part("search_form", "Met keuzes van de browser", **words, id="zoek-3", css=one, tasks=["ik ben eenzaam"]),
        _part("contact_sheet", "Op papier", sheet=samples.contact_sheet(), name="Buurthuis De Voorbeeldhof"),
    )
    return Section("zoeken", "Zoeken, en wat op papier staat", rows)


def _errors() -> Section:
    rows = (
        _part("error_summary", "Fouten, ook van het geheel", form=sample_form("fouten")),
        _nothing("error_summary", "Geen fouten", form=sample_form("ingevuld")),
    )
    return Section("fouten-boven", "Fouten boven een formulier", rows)


def component_sections() -> tuple[Section, ...]:
    """All components, in the order of a page."""
    return (
        _ways(),
        _small_parts(),
        _help(),
        _notices(),
        _messages(),
        _cards(),
        _service_cards(),
        _events(),
        _events_of_this_year(),
        _stories(),
        _filters(),
        _search(),
        _results(),
        _empty(),
        _pages(),
        _errors(),
    )
