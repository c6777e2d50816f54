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
    ({"reviewed_on": "ooit"}, "regel 5: 'reviewed_on': 'ooit' is geen datum. Schrijf 2026-03-01, +14d, -3m of"),
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
        ("taxonomies", {"gemeenten": [{"name": "Urk"}]}, "gemeenten, nummer 1: 'cbs_code' ontbreekt of is onbekend"),
        ("taxonomies", {"themes": [{"slug": "x"}]}, "themes, nummer 1: 'name' ontbreekt of is onbekend"),
        ("taxonomies", {"landen": [{"slug": "x", "name": "X"}]}, "landen, nummer 1: 'landen' ontbreekt of is onbekend"),
        ("taxonomies", ["themes"], "het bestand: hier past iets niet: "),
        ("taxonomies", {"themes": ["geld"]}, "themes, nummer 1: hier past iets niet: "),
        ("helplines", {"lijnen": []}, "helplines: 'helplines' ontbreekt of is onbekend"),
        ("helplines", [{"name": "Lijn"}], "helplines, nummer 1: 'number' ontbreekt of is onbekend"),
    ],
)
def test_a_fault_in_a_list_names_the_entry(content: ContentTree, name: str, values: Any, message: str) -> None:
    path = content.write_yaml(f"core/{name}.yaml", values)

    with pytest.raises(ContentError) as raised:
        content.load()

    assert str(raised.value).startswith(f"{path}: {message}")
    assert Gemeente.objects.count() == 0


def test_a_word_that_refers_to_nothing_is_a_fault(content: ContentTree) -> None:
    content.write_text("regioplan/woord-a.md", "---\ntype: term\nterm: A\nslug: a\nshort: Een\nsee_also: [b]\n---\n")

    with pytest.raises(ContentError, match=r"woord-a\.md, regel 6: 'see_also': het woord 'b' bestaat niet"):
        content.load()
