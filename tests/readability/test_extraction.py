"""From the fields of a page to blocks with a place."""

from __future__ import annotations

from typing import Any

import pytest

from core.blocks import BodyBlock
from core.page_checks import page_models
from home.models import StandardPage
from initiatives.models import ProjectPage
from readability.analysis import Block, BlockKind
from readability.extraction import SUMMARY, blocks_of, html_blocks, read_fields

pytestmark = pytest.mark.django_db
H, P, LI, QUOTE, TABLE = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.TABLE


def test_rich_text_is_cut_into_blocks_and_remembers_links() -> None:
    html = '<h3>Kop</h3><p>Lees <a href="/x/">meer hier</a>.</p><ul><li>Een &amp; twee</li></ul><p></p>'

    assert html_blocks(html, path="Tekst", block_id="what") == [
        Block(H, "Kop", "Tekst", "what"),
        Block(P, "Lees meer hier.", "Tekst", "what", ((5, 14),)),
        Block(LI, "Een & twee", "Tekst", "what"),
    ]


def test_what_nobody_sees_moves_no_link() -> None:
    html = "<p>Ge&shy;meen&#8203;te <a>cafe\u0301s</a>.</p>"

    assert html_blocks(html, path="Tekst", block_id="what") == [
        Block(P, "Gemeente cafés.", "Tekst", "what", ((9, 14),))
    ]


def test_a_line_break_in_html_is_a_space() -> None:
    assert html_blocks("<p>Wij helpen u\nBel ons</p>", path="", block_id="") == [Block(P, "Wij helpen u Bel ons")]


def body(*blocks: tuple[str, object]) -> object:
    return BodyBlock().to_python(
        [{"type": name, "value": value, "id": f"id-{number}"} for number, (name, value) in enumerate(blocks)]
    )


def test_a_page_gives_its_summary_and_its_body_with_the_id_of_each_block() -> None:
    page = StandardPage(
        search_description="Kom koffie drinken.",
        body=body(
            ("heading", {"text": "Waar?", "level": "h2", "anchor": "waar"}),
            ("text", "<p>In het dorpshuis.</p>"),
            ("quote", {"text": "Ik kom elke week.", "name": "Ria"}),
            ("map", {"title": "De weg", "address": "Dorpsstraat 1"}),
        ),
    )

    assert [(block.kind, block.text, block.block_id) for block in blocks_of(page)] == [
        (P, "Kom koffie drinken.", SUMMARY),
        (H, "Waar?", "id-0"),
        (P, "In het dorpshuis.", "id-1"),
        (QUOTE, "Ik kom elke week.", "id-2"),
    ]


def test_items_in_a_list_have_their_own_id() -> None:
    items = [
        {"type": "item", "id": "item-1", "value": {"title": "Bel ons", "text": "<p>Wij zijn er elke dag.</p>"}},
        {"type": "item", "id": "item-2", "value": {"title": "Kom kijken", "text": "<p>Dat is gratis.</p>"}},
    ]
    page = StandardPage(body=body(("steps", {"title": "Zo gaat het", "items": items})))

    assert [(block.kind, block.text, block.block_id) for block in blocks_of(page)] == [
        (H, "Zo gaat het", "id-0"),
        (H, "Bel ons", "item-1"),
        (P, "Wij zijn er elke dag.", "item-1"),
        (H, "Kom kijken", "item-2"),
        (P, "Dat is gratis.", "item-2"),
    ]


def test_plain_text_for_readers_is_read_line_by_line() -> None:
    page = ProjectPage(goals="Minder eenzame mensen.\n\nMeer plekken om koffie te drinken.\n", funding="De provincie.")

    assert [(block.kind, block.text, block.block_id) for block in blocks_of(page)] == [
        (LI, "Minder eenzame mensen.", "goals"),
        (LI, "Meer plekken om koffie te drinken.", "goals"),
        (P, "De provincie.", "funding"),
    ]


@pytest.mark.parametrize("model", page_models(), ids=lambda model: model._meta.label)
def test_every_field_that_a_page_type_names_for_readers_is_read(model: Any) -> None:
    named = set(model.reader_fields)

    assert named - {field.name for field in read_fields(model)} == set()
