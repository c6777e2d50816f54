"""How far apart words stand that belong together."""

import pytest

from readability.analysis.dependency import longest_dependency
from readability.analysis.lexicon import default_lexicon
from readability.analysis.tokens import tokenize
from readability.analysis.verbs import tag_sentence


def longest(text: str) -> int:
    return longest_dependency(tag_sentence(tokenize(text), default_lexicon()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("Ja.", 0),
        ("Zij werkt.", 0),
        ("Zij werkt weer thuis.", 1),
        ("Het land lijkt dus op een boot.", 3),
        # the verb stands at the end
        ("Dat heb ik daar nog nooit gezien.", 5),
        ("Ik weet dat zij morgen met de trein komt.", 6),
        # a copula: what it says of the subject is the head
        ("De grote tuin achter het huis is erg mooi.", 5),
        ("De zee en de lucht zijn blauw.", 4),
        ("Italië is één van de landen.", 2),
        # an enumeration hangs on the head of its first item
        ("Zij koopt brood, melk, kaas, boter en eieren.", 5),
        # clauses
        ("De man die daar al jaren woont, is ziek.", 6),
        ("Zij zingt en zij danst graag.", 2),
        ("Zij fietst naar huis om daar met haar zus te eten.", 8),
        ("Hij komt, terwijl zij daar al heel lang woont.", 6),
        ("geen werkwoord", 0),
    ],
)
def test_longest(text: str, expected: int) -> None:
    assert longest(text) == expected


def test_a_split_sentence_has_shorter_dependencies() -> None:
    whole = longest("De zorg is duur omdat er te weinig mensen in de verpleging willen werken.")
    parts = [longest("De zorg is duur."), longest("Er willen te weinig mensen in de verpleging werken.")]

    assert max(parts) < whole
