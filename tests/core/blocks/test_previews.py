"""Every block of the toolkit says what it is and draws valid HTML."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import RequestFactory
from wagtail.models import Locale

from core import latest
from core.blocks import BodyBlock
from core.cards import Card
from core.latest import Shelf
from regioplan.models import GlossaryTerm
from tests.support.media import make_document, make_image

NAMES = list(BodyBlock().child_blocks)


@pytest.fixture
def library(home: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """One picture, one sound, one word and one shelf: what previews draw from."""
    card = Card(title="Verder na verlies", url="/initiatieven/verder-na-verlies/", summary="Samen rouwen.")
    shelf = Shelf("test", "Initiatieven", "/initiatieven/", "Alle initiatieven", lambda query: [card], order=-1)
    monkeypatch.setitem(latest._shelves, "test", shelf)
    make_image(credit="Ria de Maker")
    make_document("Geluid", "mp3")
    GlossaryTerm.objects.create(
        term="Mantelzorg", slug="mantelzorg", short="Zorgen voor een ander.", locale=Locale.get_default()
    )


def preview(name: str) -> str:
    block = BodyBlock().child_blocks[name]
    request = RequestFactory().get("/")
    context = {"request": request, "bound_block": block.bind(block.get_preview_value()), "page_title": "Voorbeeld"}
    return render_to_string(block.get_preview_template(block.get_preview_value()), context, request=request)


def test_the_toolkit_has_these_blocks() -> None:
    assert NAMES == [
        "text",
        "heading",
        "quote",
        "steps",
        "accordion",
        "callout",
        "timeline",
        "image",
        "video",
        "audio",
        "download",
        "button",
        "cards",
        "contact",
        "map",
        "partners",
        "newsletter",
        "table",
        "statistics",
        "listing",
        "glossary",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_block_tells_editors_what_it_is(name: str) -> None:
    block = BodyBlock().child_blocks[name]

    assert block.meta.icon != "placeholder"
    assert str(block.label) != name
    assert str(block.get_description()).endswith(".")
    assert str(block.meta.group) != ""
    assert block.get_template(None) == f"blocks/{name}.html"
    assert block.is_previewable is True


@pytest.mark.parametrize("name", NAMES)
def test_preview_is_valid_and_accessible(name: str, library: None) -> None:
    page = BeautifulSoup(preview(name), "html.parser")
    main = page.select("main")[0]
    ids = [tag["id"] for tag in page.find_all(id=True)]
    levels = [1] + [int(tag.name[1]) for tag in main.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]

    assert main.get_text(strip=True) != ""
    assert len(ids) == len(set(ids))
    assert [tag for tag in main.find_all("img") if not tag.has_attr("alt")] == []
    assert [tag for tag in main.find_all("th") if tag.get("scope") not in {"col", "row"}] == []
    assert [after for before, after in itertools.pairwise(levels) if after > before + 1] == []
    assert [tag for tag in main.select("[aria-labelledby]") if tag["aria-labelledby"] not in ids] == []
    assert page.find_all(style=True) == []
    assert main.find_all(["script", "style", "iframe"]) == []


@pytest.mark.parametrize("name", ["image", "video", "audio", "download", "glossary"])
def test_preview_of_an_empty_library_still_draws(name: str, home: Any) -> None:
    page = BeautifulSoup(preview(name), "html.parser")

    assert page.find_all("img") == []


@pytest.mark.parametrize("name", NAMES)
def test_preview_value_is_valid(name: str, library: None) -> None:
    block = BodyBlock().child_blocks[name]
    value = block.clean(block.get_preview_value())

    assert block.get_prep_value(value) == block.get_prep_value(block.to_python(block.get_prep_value(value)))
