"""A fault in a content file names the place and what to do, and nothing changes."""

from __future__ import annotations

from typing import Any

import pytest
from taggit.models import Tag

from core.demo import ContentError
from core.models import Gemeente, HelpLine
from tests.support.content import ContentTree, state

FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"type": "raar"}, "regel 2: 'type': 'raar' is geen bekend type"),
    ({"parent": "/weg/"}, "regel 5: 'parent': de bovenliggende pagina /weg/ bestaat niet"),
    ({"themes": ["weg"]}, "regel 5: 'themes': 'weg' staat niet in de lijst"),
    ({"related": ["/weg/"]}, "regel 5: 'related': de pagina /weg/ bestaat niet"),
    (
        {"reviewed_on": "ooit"},
        "regel 5: 'reviewed_on': 'ooit' is geen datum. Schrijf 2026-03-01, +14d, -3m, +14d 19:30 of",
    ),
    ({"published": "ooit"}, "regel 2: hier past iets niet: 'ooit' is geen datum."),
    ({"order": "eerst"}, "regel 5: 'order': 'eerst' is geen getal"),
    ({"locale": "xx"}, "regel 5: 'locale': de taal 'xx' is niet ingesteld"),
    ({"translation_of": "/weg/", "locale": "en"}, "regel 5: 'translation_of': de pagina /weg/ bestaat niet, dus"),
    ({"translation_of": "/over/", "locale": "en"}, "regel 5: 'translation_of': de pagina erboven is nog niet vertaald"),
    ({"slug": "hulp"}, "regel 2: op dit adres staat al een pagina van een andere soort (DirectoryIndexPage)"),
    ({"slug": "een twee"}, "regel 5: 'slug': "),
    ({"title": None}, "regel 3: 'title': "),
    ({"title": "x" * 300}, "regel 3: 'title': "),
    ({"tags": 5}, "regel 2: hier past iets niet: "),
    (
        {"type": "initiative", "status": "bijna"},
        "regel 5: 'status': Waarde 'bijna' is geen geldige keuze. Kies uit: idee, ",
    ),
    ({"type": "initiative", "website": "javascript:alert(1)"}, "regel 5: 'website': "),
]


@pytest.mark.parametrize(("head", "message"), FAULTS)
def test_a_fault_names_the_place_and_changes_nothing(content: ContentTree, head: dict[str, Any], message: str) -> None:
    content.page("home/aa-goed")
    content.page("home/zz-fout", "tekst", **head)
    before = state()

    with pytest.raises(ContentError) as raised:
        content.load()

    assert str(raised.value).startswith(f"content/home/zz-fout.md, {message}")
    assert state() == before
    assert (Gemeente.objects.count(), HelpLine.objects.count(), Tag.objects.count()) == (0, 0, 0)


def test_two_files_can_not_make_one_page(content: ContentTree) -> None:
    content.page("home/een", slug="zelfde")
    content.page("home/twee", slug="zelfde")

    with pytest.raises(ContentError, match=r"twee\.md, regel 2: dit bestand maakt dezelfde pagina als een\.md"):
        content.load()


def test_a_fault_in_the_text_gives_the_line_on_which_the_text_starts(content: ContentTree) -> None:
    content.page("home/een", "::: bestaat-niet\n:::\n")

    with pytest.raises(ContentError, match=r"home/een\.md, regel \d+: .*in de tekst vanaf regel 6"):
        content.load()


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("taxonomies", {"gemeenten": [{"name": "Urk"}]}, "regel 2: gemeenten, nummer 1: 'slug' ontbreekt"),
        ("taxonomies", {"themes": [{"slug": "x"}]}, "regel 2: themes, nummer 1: 'name' ontbreekt"),
        ("taxonomies", {"landen": [{"slug": "x"}]}, "regel 1: 'landen' bestaat hier niet. Kies uit: gemeenten, "),
        ("taxonomies", ["themes"], "regel 1: hier horen namen met een waarde, zoals 'gemeenten: …'"),
        ("taxonomies", {"themes": "geld"}, "regel 1: hier hoort een lijst, met een streepje voor elk onderdeel"),
        ("taxonomies", {"themes": ["geld"]}, "regel 2: themes, nummer 1: hier horen namen met een waarde, zoals"),
        (
            "taxonomies",
            {"themes": [{"name": "Geld", "slug": "geld", "icoon": "x"}]},
            "regel 2: themes, nummer 1: 'icoon' bestaat hier niet. Kies uit: slug, name, ",
        ),
        (
            "taxonomies",
            {"themes": [{"name": "Geld", "slug": "geld en meer"}]},
            "regel 3: themes, nummer 1: 'slug': ",
        ),
        (
            "taxonomies",
            {"themes": [{"icon": "zon en maan", "name": "X", "slug": "x"}]},
            "regel 2: themes, nummer 1: 'icon'",
        ),
        ("helplines", {"lijnen": []}, "regel 1: 'lijnen' bestaat hier niet. Kies uit: helplines"),
        ("helplines", [{"name": "Lijn"}], "regel 1: nummer 1: 'number' ontbreekt"),
        (
            "helplines",
            {"helplines": [{"description": "x", "name": "Lijn", "number": "0900", "tel": "bel maar"}]},
            "regel 5: helplines, nummer 1: 'tel': Vul alleen cijfers in, bijvoorbeeld 08000113.",
        ),
    ],
)
def test_a_fault_in_a_list_names_the_entry(content: ContentTree, name: str, values: Any, message: str) -> None:
    content.write_yaml(f"core/{name}.yaml", values)

    with pytest.raises(ContentError) as raised:
        content.load()

    assert str(raised.value).startswith(f"content/core/{name}.yaml, {message}")
    assert Gemeente.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "head", "message"),
    [
        (
            "regioplan/woord",
            {"type": "term", "term": "A", "short": "x" * 201},
            "regioplan/woord.md, regel 6: 'short': ",
        ),
        (
            "academy/leergang",
            {"type": "leergang", "track": "coaches", "editions": [{"name": "A", "status": "bijna"}]},
            "academy/leergang.md, regel 7: 'starts_on': ",
        ),
        (
            "academy/leergang",
            {"type": "leergang", "track": "coaches", "editions": [{"name": "A", "start": "+1d"}]},
            "academy/leergang.md, regel 8: 'start' bestaat hier niet. Kies uit: name, starts_on, ",
        ),
        (
            "monitor/monitor",
            {"type": "monitor", "figures": [{"label": "A", "value": -1, "source": "B", "date": "-1d"}]},
            "monitor/monitor.md, regel 6: Een cijfer is nul of meer.",
        ),
    ],
)
def test_a_row_that_an_editor_could_not_save_is_a_fault(
    content: ContentTree, name: str, head: dict[str, Any], message: str
) -> None:
    content.page(name, **head)

    with pytest.raises(ContentError) as raised:
        content.load()

    assert str(raised.value).startswith(f"content/{message}")


def test_a_word_that_refers_to_nothing_is_a_fault(content: ContentTree) -> None:
    content.write_text("regioplan/woord-a.md", "---\ntype: term\nterm: A\nslug: a\nshort: Een\nsee_also: [b]\n---\n")

    with pytest.raises(ContentError, match=r"woord-a\.md, regel 6: 'see_also': het woord 'b' bestaat niet"):
        content.load()
