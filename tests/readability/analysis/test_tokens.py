"""Words with their place."""

import pytest

from readability.analysis.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bel ons, of mail ons.", ["Bel", "ons", "of", "mail", "ons"]),
        ("zorg- en welzijnsakkoord", ["zorg-", "en", "welzijnsakkoord"]),
        ("foto’s en auto's", ["foto’s", "en", "auto's"]),
        ("'s avonds 10.30 uur", ["'s", "avonds", "10.30", "uur"]),
        ("Mail naar info@voorbeeld.nl of kijk op www.voorbeeld.nl/hulp.", None),
        ("d.w.z. twee 2e keer 10% van €5", ["d.w.z.", "twee", "2e", "keer", "10%", "van", "5"]),
        ("P.C. Hooft", ["P.C.", "Hooft"]),
        ("t/m café", ["t/m", "café"]),
    ],
)
def test_words(text: str, words: list[str] | None) -> None:
    expected = words or ["Mail", "naar", "info@voorbeeld.nl", "of", "kijk", "op", "www.voorbeeld.nl/hulp."]

    assert [token.text for token in tokenize(text)] == expected


def test_places_count_from_the_start_of_the_text() -> None:
    text = "Een zin. Nog een zin."

    tokens = tokenize(text, 9)

    assert [(token.start, text[token.start : token.end]) for token in tokens] == [(9, "Nog"), (13, "een"), (17, "zin")]


def test_kinds() -> None:
    kinds = [token.kind for token in tokenize("Zie https://a.nl voor o.a. 3 dingen")]

    assert kinds == ["word", "link", "word", "short", "number", "word"]


def test_a_comma_before_a_word_is_remembered() -> None:
    assert [token.comma for token in tokenize("Ja, maar (soms) niet")] == [False, True, True, True]


def test_curly_quotes_read_as_straight_ones() -> None:
    assert [token.low for token in tokenize("Foto’s ’s ochtends")] == ["foto's", "'s", "ochtends"]


@pytest.mark.parametrize("text", ["", "  ", "...", "😀 🎉", "—", "\x00\x01"])
def test_no_words(text: str) -> None:
    assert tokenize(text) == []
