"""Links without meaning."""

import pytest

from readability.analysis import analyse
from readability.enums import Rule
from readability.extraction import html_blocks
from tests.support.readability import texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Klik hier voor meer.", ["Klik hier"]),
        ("U klikt hier, of via deze link.", ["via deze link"]),
        ("Klik op deze link. Klik dan hier.", ["Klik op deze link", "Klik dan hier"]),
        ("Klik hierop. Lees hier meer.", ["Klik hierop", "Lees hier meer"]),
        ("Meer informatie vindt u hier.", ["Meer informatie vindt u hier"]),
        ("Meer informatie over hulp staat op de kaart.", []),
        ("Lees meer over hulp thuis.", []),
        ("Een klik hieronder is genoeg.", []),
    ],
)
def test_click_here(text: str, expected: list[str]) -> None:
    assert texts(text, Rule.CLICK_HERE) == expected


@pytest.mark.parametrize(
    ("words", "empty"),
    [
        ("hier", True),
        ("Lees meer", True),
        ("meer informatie", True),
        ("Kijk hier", True),
        ("lees verder →", True),
        ("Alle cursussen", False),
        ("meer informatie over schulden", False),
        ("hiernaast", False),
    ],
)
def test_a_link_of_empty_words(words: str, empty: bool) -> None:
    blocks = html_blocks(f'<p>Wij helpen u graag. Kijk <a href="/x/">{words}</a> voor hulp.</p>', path="", block_id="")

    found = [finding.text for finding in analyse(blocks).findings if finding.rule is Rule.CLICK_HERE]

    assert found == ([words] if empty else [])
