"""Parts that are no component of their own: forms, buttons, marks, what only one kind of page has, drawings, type."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, Final

from core.drawing import HAIR_SHAPES, ICON_NAMES, SKIN_TONES, THEMES
from core.style_guide import samples
from core.style_guide.colours import palette_rows, theme_rows
from core.style_guide.forms import sample_form
from core.style_guide.samples import LONG_TEXT, card
from core.style_guide.specimen import Section, Specimen

__all__ = ["drawing_sections", "part_sections", "token_sections"]

_OWN: Final = "pages/core/style_guide"
#: Token, class that shows it, and what it is for.
_SIZES: Final = (
    ("--size-hero", "hero", "Grote kop op de beginpagina"),
    ("--size-h1", "h1", "Titel van een pagina"),
    ("--size-h2", "h2", "Kop van een deel"),
    ("--size-h3", "h3", "Kop van een kaart"),
    ("--size-lead", "lead", "Inleiding onder de titel"),
    ("--size-body", "body", "Lopende tekst, regels 1,6 hoog"),
    ("--size-small", "small", "Kenmerken; niets is kleiner"),
)


def _forms() -> Section:
    rows = tuple(
        Specimen(title, f"{_OWN}/form.html", {"form": sample_form(state), "state": state}, note=note)
        for state, title, note in (
            ("leeg", "Leeg", "Boven elke vraag een naam; “niet verplicht” staat in woorden."),
            ("ingevuld", "Ingevuld", ""),
            ("fouten", "Met fouten", "De fout staat boven het veld en zegt wat u kunt doen."),
            ("dicht", "Uitgezet", "Kan niet worden ingevuld. Gebruik dit weinig en zeg waarom."),
        )
    )
    return Section("formulier", "Formulier", rows)


def _buttons() -> Section:
    rows = (
        Specimen("Alle soorten", f"{_OWN}/buttons.html", {"long": LONG_TEXT}),
        Specimen("Telefoonnummers", f"{_OWN}/phones.html", {"label": "Buurthuis De Voorbeeldhof"}),
    )
    return Section("knoppen", "Knoppen en nummers", rows)


def _marks() -> Section:
    return Section("kenmerken", "Open, bijna open, niet zeker", (Specimen("Kenmerken", f"{_OWN}/marks.html"),))


def _contact(title: str, **changes: Any) -> Specimen:
    location = SimpleNamespace(
        address_is_secret=changes.pop("secret", False),
        name="Buurthuis De Voorbeeldhof",
        address_1="Dorpsstraat 1",
        postal_code="1234 AB",
        city="Lelystad",
        transportation="Naast de bushalte.",
    )
    hours = SimpleNamespace(
        heading="Open",
        place="",
        rows=(("maandag tot en met vrijdag", ("9 tot 12 uur", "13 tot 17 uur")), ("zaterdag", ("dicht",))),
    )
    facts = {
        "contact_heading": "Bellen of langsgaan",
        "phones": [SimpleNamespace(number="0320 00 12 34", description="Vraag naar Ria.")],
        "hours": [hours],
        "places": [SimpleNamespace(location=location)],
        "service": SimpleNamespace(email="hallo@voorbeeld.example", url="https://voorbeeld.example/"),
        "languages": ["Nederlands", "Engels"],
        **changes,
    }
    page = SimpleNamespace(title="Koffie in het buurthuis", lang_if_other=lambda: "")
    context = {"facts": SimpleNamespace(**facts), "page": page, "terms": SimpleNamespace(css_class="t-eenzaam")}
    return Specimen(title, "pages/directory/contact_card.html", context, tag="aside")


def _contacts() -> Section:
    nobody = SimpleNamespace(email="", url="")
    contact = (
        _contact("Alles bekend"),
        _contact(
            "Een echt nummer, geheim adres", phones=[SimpleNamespace(number="0800 01 13", description="")], secret=True
        ),
        _contact(
            "Niets bekend", phones=[], hours=[], places=[], languages=[], service=nobody, contact_heading="Contact"
        ),
    )
    return Section("contact", "Bellen of langsgaan", contact)


def _page_parts() -> tuple[Section, ...]:
    notice = {"text": "Dit verhaal gaat over zelfdoding.", "lines": samples.help_lines()}
    hits = (
        Specimen("Gewoon", "pages/search/hit.html", {"hit": samples.hit()}, tag="ul", css="hits"),
        Specimen(
            "Lang, zonder zin",
            "pages/search/hit.html",
            {"hit": samples.hit(title=LONG_TEXT, snippet="")},
            tag="ul",
            css="hits",
        ),
    )
    stones = [
        card(title=title, url=f"#steen-{number}") for number, title in enumerate(("Op tijd", "Dichtbij", LONG_TEXT))
    ]
    wall = {"blocks": stones, "foundations": [card(title="Samen", url="#steen-9")], "current": "#steen-1"}
    stages = tuple(
        Specimen(title, "pages/regioplan/step_state.html", {"state": state})
        for title, state in (("Gedaan", "geweest"), ("Nu", "nu"), ("Later", "later"))
    )
    return (
        _contacts(),
        Section(
            "gevoelig", "Gevoelig verhaal", (Specimen("Boven het verhaal", "pages/blog/content_notice.html", notice),)
        ),
        Section("treffer", "Gevonden bij zoeken", hits),
        Section(
            "muur",
            "Muur van bouwstenen",
            (Specimen("De tweede is de huidige", "pages/regioplan/wall.html", wall), *stages),
        ),
        Section("woord", "Uitleg bij een woord", (Specimen("Dicht, en open na een klik", f"{_OWN}/word.html"),)),
    )


def part_sections() -> tuple[Section, ...]:
    """Forms, buttons, marks and what belongs to one kind of page."""
    return (_buttons(), _marks(), _forms(), *_page_parts())


def token_sections() -> tuple[Section, ...]:
    """Colours with their contrast, and sizes of letters."""
    colours = (
        Specimen("Paren van kleuren", f"{_OWN}/colours.html", palette_rows()),
        Specimen("Paren per thema", f"{_OWN}/colours.html", theme_rows()),
    )
    sizes = Specimen("Van groot naar klein", f"{_OWN}/sizes.html", {"sizes": _SIZES})
    return (Section("kleuren", "Kleuren", colours), Section("letters", "Letters", (sizes,)))


def drawing_sections() -> tuple[Section, ...]:
    """Pictograms with their names, crops and patches of every theme, portraits."""
    themes = [theme.css_class for theme in THEMES.values()] + ["t-water"]
    faces = [(1, hair) for hair in range(1, HAIR_SHAPES + 1)] + [(skin, 1) for skin in range(2, SKIN_TONES + 1)]
    return (
        Section(
            "pictogrammen",
            "Pictogrammen",
            (Specimen("Met hun naam", f"{_OWN}/icons.html", {"icons": sorted(ICON_NAMES)}),),
        ),
        Section(
            "gewassen", "Gewassen per thema", (Specimen("Strook en vlak", f"{_OWN}/crops.html", {"themes": themes}),)
        ),
        Section("portretten", "Portretten", (Specimen("Huid en haar", f"{_OWN}/portraits.html", {"faces": faces}),)),
    )
