"""Links without meaning."""

import pytest

from readability.enums import Rule
from tests.support.readability import texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Klik hier voor meer.", ["Klik hier"]),
        ("U klikt hier, of via deze link.", ["via deze link"]),
        ("Klik op deze link. Klik dan hier.", ["Klik op deze link", "Klik dan hier"]),
        ("Lees meer over hulp thuis.", []),
        ("Een klik hieronder is genoeg.", []),
    ],
)
def test_click_here(text: str, expected: list[str]) -> None:
    assert texts(text, Rule.CLICK_HERE) == expected
