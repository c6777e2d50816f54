"""The words of a query, and how far two words lie apart."""

import pytest

from core.query_words import distance, meaningful


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("zorg", "zorg", 0),
        ("zrog", "zorg", 1),
        ("zor", "zorg", 1),
        ("zorgg", "zorg", 1),
        ("eenzaamhied", "eenzaamheid", 1),
        ("eensaamhied", "eenzaamheid", 2),
        ("fiets", "zorg", 3),
        ("", "zo", 2),
    ],
)
def test_distance(one: str, other: str, steps: int) -> None:
    assert distance(one, other, limit=2) == steps
    assert distance(other, one, limit=2) == steps


def test_small_words_say_nothing_beside_others() -> None:
    assert meaningful(["ik", "ben", "alleen"]) == ["alleen"]
    assert meaningful(["ik", "ben"]) == ["ik", "ben"]
