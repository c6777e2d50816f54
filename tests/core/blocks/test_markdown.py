"""Markdown of content files as rich text."""

from __future__ import annotations

from typing import Any

import pytest

from core.blocks.convert import markdown_to_html
from core.blocks.markdown import MarkdownError


class Pages:
    """Knows one page."""

    def page(self, path: str) -> Any | None:
        return type("Page", (), {"pk": 7})() if path == "/hulp/" else None

    def image(self, title: str) -> Any | None:
        return None

    def document(self, title: str) -> Any | None:
        return None

    def snippet(self, model: Any, slug: str) -> Any | None:
        return None


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("Hallo **daar**,\nvriend.", "<p>Hallo <b>daar</b>, vriend.</p>"),
        ("Een *nadruk* zonder schuin.", "<p>Een nadruk zonder schuin.</p>"),
        ("a  \nb", "<p>a<br/>b</p>"),
        ("- een\n- twee", "<ul><li>een</li><li>twee</li></ul>"),
        ("1. een\n2. twee", "<ol><li>een</li><li>twee</li></ol>"),
        ("## Kop\n\ntekst", "<h3>Kop</h3><p>tekst</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("[Hulp](/hulp/)", '<p><a linktype="page" id="7">Hulp</a></p>'),
        ("[Hulp](/hulp/?thema=taal)", '<p><a href="/hulp/?thema=taal">Hulp</a></p>'),
        ("[Weg](/weg/)", '<p><a href="/weg/">Weg</a></p>'),
        ("[Flever](https://flever.nl)", '<p><a href="https://flever.nl">Flever</a></p>'),
    ],
)
def test_small_part_of_markdown_is_understood(text: str, html: str) -> None:
    assert markdown_to_html(text, Pages()) == html


def test_path_stays_an_address_when_nobody_knows_pages() -> None:
    assert markdown_to_html("[Hulp](/hulp/)") == '<p><a href="/hulp/">Hulp</a></p>'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\n\n# Titel", "regel 3: een kop begint met ## of ###; # is de titel van de pagina"),
        ("a\n\n> citaat", "regel 3: een citaat met '>' (gebruik ::: quote) kan hier niet"),
        ("a\n\n---\n\nb", "regel 3: een lijn (haal de streepjes weg) kan hier niet"),
        ("a\nb `code`", "regel 2: tekst tussen `…` (haal de streepjes weg) kan hier niet"),
        (
            "a\n\nb\nc [x](www.flevoland.nl)",
            (
                "regel 4: de link 'www.flevoland.nl' klopt niet. Dit adres klopt niet. Begin met https:// voor een "
                "andere website, of met / voor een pagina van deze website. "
                "Bijvoorbeeld: https://www.flevoland.nl of /hulp/."
            ),
        ),
    ],
)
def test_fault_names_the_line_and_what_to_do(text: str, message: str) -> None:
    with pytest.raises(MarkdownError) as caught:
        markdown_to_html(text)

    assert str(caught.value) == message
