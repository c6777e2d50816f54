"""The demo makes the Regioplan and the glossary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.demo.files import ContentError
from regioplan.models import BuildingBlockPage, FoundationPage, GlossaryTerm
from tests.support.content import ContentTree


@pytest.fixture
def content(home: Any, tmp_path: Path) -> ContentTree:
    """The smallest content that can be loaded."""
    return ContentTree(tmp_path / "content")


def test_stones_have_a_number_and_a_pictogram(content: ContentTree) -> None:
    content.page("regioplan/samen", type="building_block", number=2, icon="kompas", what="Wij doen het **samen**.")
    content.page("regioplan/geld", type="foundation", number=1)

    content.load()

    block, foundation = BuildingBlockPage.objects.get(), FoundationPage.objects.get()
    assert (block.url, block.number, block.pictogram) == ("/regioplan/samen/", 2, "kompas")
    assert "<b>samen</b>" in block.what
    assert (foundation.number, foundation.pictogram) == (1, "")


def test_words_link_to_each_other(content: ContentTree) -> None:
    content.page(
        "regioplan/wmo",
        "Een **wet**.\n",
        type="term",
        term="Wmo",
        short=" Wet over hulp thuis. ",
        abbreviation="Wmo",
        synonyms=["de wet"],
        examples=["Ria krijgt hulp."],
        see_also=["indicatie"],
    )
    content.page("regioplan/indicatie", type="term", term="Indicatie", short="Een besluit.")

    content.load()

    word = GlossaryTerm.objects.get(slug="wmo")
    assert (word.term, word.short, word.synonym_list, word.example_list) == (
        "Wmo",
        "Wet over hulp thuis.",
        ["de wet"],
        ["Ria krijgt hulp."],
    )
    assert "<b>wet</b>" in word.text
    assert [other.slug for other in word.see_also.all()] == ["indicatie"]


def test_a_link_to_a_word_that_is_not_there(content: ContentTree) -> None:
    content.page("regioplan/wmo", type="term", term="Wmo", short="Een wet.", see_also=["atlantis"])

    with pytest.raises(ContentError, match="'see_also': het woord 'atlantis' bestaat niet"):
        content.load()
