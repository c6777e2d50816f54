"""Words that are made of words."""

import pytest

from readability.analysis.compounds import split_compound
from readability.analysis.lexicon import default_lexicon


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("buurtkamer", ("buurt", "kamer")),
        ("zorgtafel", ("zorg", "tafel")),
        ("wandelingsgroep", ("wandeling", "groep")),
        ("mantelzorg-café", ("mantelzorg", "café")),
        ("huis", None),
        ("xqzwvtyp", None),
        ("zorg-xqzw", None),
        ("buurt-", None),
    ],
)
def test_split(word: str, parts: tuple[str, str] | None) -> None:
    assert split_compound(word, default_lexicon()) == parts
